def outer():
    return inner(1)


def inner(x):
    return x / 0


outer()
