def counter(limit):
    received = []
    for number in range(limit):
        value = yield number
        if value is not None:
            received.append(value)
    return received


def delegate():
    result = yield from counter(3)
    print("delegated result:", result)
    yield "last"


generator = delegate()
print(next(generator), generator.send("a"), generator.send("b"), next(generator))
print(list(generator))


def guarded():
    try:
        while True:
            try:
                yield "running"
            except ValueError as error:
                print("caught", error)
                yield "recovered"
    finally:
        print("cleaned up")


generator = guarded()
print(next(generator))
print(generator.throw(ValueError("thrown in")))
print(next(generator))
generator.close()
generator.close()

try:
    generator.throw(KeyError("late"))
except KeyError as error:
    print("late", error)


def stops():
    yield 1
    raise StopIteration("wrong")


try:
    list(stops())
except RuntimeError as error:
    print(type(error).__name__, error, repr(error.__cause__))


def ignores_exit():
    try:
        yield
    except GeneratorExit:
        yield "still here"


generator = ignores_exit()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)

print(sum(x * y for x in range(4) for y in range(x) if (x + y) % 2))
squares = (x * x for x in range(5))
print(squares.gi_running, squares.gi_frame is not None, list(squares), squares.gi_frame)
generator = counter(2)
try:
    generator.send(1)
except TypeError as error:
    print(error)
print(max((len(w), w) for w in "the quick brown fox".split()))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))


def recursive():
    yield from me


me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)
