# What a generator handles is the context of what is thrown into it, and frames in between are on the stack.
import sys


def names():
    frame, found = sys._getframe(1), []
    while frame is not None:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield names()
    except ValueError:
        yield names()


def outer():
    yield from inner()


g = outer()
print(next(g))
print(g.throw(ValueError))


def handling():
    try:
        raise KeyError('a')
    except Exception:
        yield


g = handling()
next(g)
try:
    g.throw(ValueError('b'))
except ValueError as error:
    print(repr(error), repr(error.__context__))


class NoError(Exception):
    def __new__(cls):
        return 5


g = handling()
next(g)
try:
    g.throw(NoError)
except TypeError as error:
    print(error)


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def delegating():
    print((yield from Ends()))


print(list(delegating()))


class Vanishing:
    def __iter__(self):
        return self

    def __next__(self):
        del Vanishing.__next__
        return 1


try:
    for x in Vanishing():
        print(x)
except TypeError as error:
    print(error)
g = handling()
next(g)
g.gi_frame.clear()
print(list(g))
