# arguments: -S {case}
def deep(n):
    return missing if n == 0 else deep(n - 1)


for depth in 0, 900:
    try:
        deep(depth)
    except NameError as error:
        print(depth, error)
del __loader__
print("__loader__" in globals())
