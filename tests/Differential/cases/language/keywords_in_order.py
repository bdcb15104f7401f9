"""Calls with keywords: in the parameters' order and out of it, with defaults between, and what is wrong with them."""
import sys


def plain(a, b=2, c=3, *, d=4, e=5):
    return a, b, c, d, e


def required(a, b, c=3, *, d, e=5):
    return a, b, c, d, e


def positional(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def cells(a, b=2, *, c=3):
    def inner():
        return a, b, c
    b = b, "changed"
    return inner()


def generator(a, b=2, *, c=3):
    yield a
    yield b
    yield c


def many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8):
    local = a, b, c, d, e, f, g, h
    return local


def starred(a, *args, b=2, **others):
    return a, args, b, others


class Made:
    def __init__(self, a, b=2, *, c=3):
        self.all = a, b, c

    def method(self, a, b=2, *, c=3):
        return self.all, a, b, c

    @classmethod
    def of(cls, a=1, *, b=2):
        return cls(a, c=b).all

    def __call__(self, a, *, b=2):
        return a, b


def attempt(call):
    try:
        return call()
    except TypeError as error:
        return error


CALLS = [
    lambda: plain(1, b=20), lambda: plain(1, c=30), lambda: plain(1, d=40), lambda: plain(1, e=50), lambda: plain(a=10),
    lambda: plain(a=10, c=30, e=50), lambda: plain(1, b=20, d=40), lambda: plain(1, 2, c=30, e=50), lambda: plain(1, e=50, b=20),
    lambda: plain(d=40, a=10), lambda: plain(b=20), lambda: plain(1, a=10), lambda: plain(1, 2, 3, b=20), lambda: plain(1, 2, 3, 4, d=40),
    lambda: plain(1, z=9), lambda: plain(1, b=20, z=9), lambda: required(1, b=20, d=40), lambda: required(1, 2, e=50),
    lambda: required(a=1, d=40), lambda: required(1, c=30, d=40), lambda: required(1, b=2, c=3, d=4, e=5), lambda: required(1, d=4, b=2),
    lambda: positional(1, c=30), lambda: positional(1, 2, d=40), lambda: positional(1, b=20), lambda: positional(a=1), lambda: positional(c=1),
    lambda: cells(1, c=30), lambda: cells(1, b=20), lambda: cells(a=10, b=20, c=30), lambda: list(generator(1, c=30)),
    lambda: list(generator(a=10, b=20)), lambda: generator(1, z=1), lambda: many(h=80), lambda: many(a=10, h=80), lambda: many(1, 2, d=40, g=70),
    lambda: many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=80), lambda: many(1, b=2, c=3, d=4, e=5, f=6, g=70), lambda: starred(1, b=20),
    lambda: starred(1, 2, b=20, c=30), lambda: starred(1, c=30), lambda: Made(1, c=30).all, lambda: Made(a=10).all, lambda: Made(1, b=20, c=30).all,
    lambda: Made(1, z=3), lambda: Made(c=3), lambda: Made(1).method(1, c=30), lambda: Made(1).method(a=10, c=30), lambda: Made(1).method(c=1),
    lambda: Made.of(b=20), lambda: Made.of(a=10, b=20), lambda: Made(1)(1, b=20), lambda: Made(1)(a=10), lambda: Made(1)(b=10),
    lambda: plain(**{"".join(["a"]): 10, "".join(["c", ""]): 30}),
]
for call in CALLS:
    results = {str(attempt(call)) for _ in range(10)}
    print(*results)

# The defaults of the moment count.
for change in ({"d": "new d"}, {"d": 1, "e": 2, "other": 3}, {"e": 5}, {}, None, {"d": 4, 5: 6, "e": 7}):
    plain.__kwdefaults__ = change
    print(attempt(lambda: plain(1, b=20)), attempt(lambda: plain(1, d=40)), attempt(lambda: plain(1, d=40, e=50)))
plain.__kwdefaults__ = {"d": 4, "e": 5}
for change in ((1, 2, 3), (7,), (), None, (8, 9)):
    plain.__defaults__ = change
    print(attempt(lambda: plain(c=30)), attempt(lambda: plain(1, c=30)), attempt(lambda: plain(1, b=20)))


def deep(n, *, step=1, more=None):
    left = n - step
    if left < 0:
        return 0
    kept = [n]
    return deep(n=left, more=kept) + kept[0]


def endless(n, *, step=1):
    return endless(n + step, step=step)


sys.setrecursionlimit(3000)
print(deep(2000), deep(n=2000, step=2))
for _ in range(3):
    try:
        endless(0, step=1)
    except RecursionError as error:
        print(error)
print(deep(100))
print(sum([1, 2.5, True]), sum((1, 2), 3.5), sum([[1], [2]], []), sum([2 ** 62, 2 ** 62, 1]), sum([]), sum((), 5))


class Adding:
    def __radd__(self, other):
        items.append(100)
        return other + 1


items = [1, Adding(), 2]
print(sum(items), items[3:])
