# The listing of functions that reach every specialized name, with the counters in their caches, as dis shows it.
import dis
import io
import math
import opcode
import re


class Point:
    kind = 'point'

    def __init__(self, x):
        self.x = x

    def method(self):
        return self.x

    @property
    def double(self):
        return self.x * 2

    def __getitem__(self, key):
        return key


class Slotted:
    __slots__ = 'a'

    def method(self):
        return 1


class Answering:
    def __getattribute__(self, name):
        return name


class Lazy(OSError):
    def method(self):
        return 1


class Base:
    value = 1

    def method(self):
        return 1


class Derived(Base):
    def method(self):
        return super().method(), super().value


def with_default(a, b=1):
    return a


def binary(i, x, s):
    a = i + i - 1
    b = i * i
    c = x + x - x
    d = x * x
    t = s + s
    s += 'more'
    s += t
    return a, b, c, d, t, s


def subscripts(items, pair, table, point, i):
    items[i] = items[i]
    table[i] = table[i]
    return pair[i], point[i]


def comparisons(i, x, s):
    if i < 5 and x < 5.0 and s == 'text':
        return True
    return s != 'other'


def unpacking(pair, triple, items):
    a, b = pair
    a, b, c = triple
    a, b = items
    return a, b, c


def generate():
    yield 1


def delegate():
    yield from generate()


def loops(items, pair):
    n = 0
    for i in items:
        n += i
    for i in pair:
        n += i
    for i in range(3):
        n += i
    for i in delegate():
        n += i
    return n


def attributes(point, hinted, slotted, lazy, answering, number):
    point.x = 1
    hinted.x = 2
    slotted.a = 3
    return (
        point.x, hinted.x, slotted.a, point.double, answering.name, math.pi, Point.kind,
        point.method(), slotted.method(), lazy.method(), number.bit_length(),
    )


def calls(point, items, text, derived):
    with_default(1)
    with_default(1, 2)
    bound = point.method
    bound()
    type(items)
    str(items)
    tuple(items)
    list(items)
    sorted(items)
    len(items)
    isinstance(items, list)
    items.append(1)
    items.pop()
    items.count(1)
    text.encode('ascii')
    text.split('a')
    getattr(text, 'upper')
    abs(1)
    text.strip('x')
    derived.method()


def fast(a, b):
    c = a
    d = b
    b, a = a, b
    e = 1, c
    return d, e, (c, 1)


def exercise():
    hinted = Point(1)
    hinted.__dict__ = {'extra': 1, 'x': 2}
    slotted, lazy, answering = Slotted(), Lazy(), Answering()
    for _ in range(60):
        binary(3, 1.5, 'text')
        subscripts([1, 2, 3], (1, 2), {1: 2}, Point(1), 1)
        comparisons(1, 1.5, 'text')
        unpacking((1, 2), (1, 2, 3), [1, 2])
        loops([1, 2], (3, 4))
        attributes(Point(1), hinted, slotted, lazy, answering, 5)
        calls(Point(1), [1], 'abc', Derived())
        fast(1, 2)


# Numbers of versions and places differ from run to run; counters do not.
VERSION = re.compile(r'\((\w*version|index|descr): \d+\)')
FUNCTIONS = (binary, subscripts, comparisons, unpacking, generate, delegate, loops, attributes, calls, fast, Derived.method, exercise)

exercise()
reached = set()
for function in FUNCTIONS:
    listing = io.StringIO()
    dis.dis(function, adaptive=True, show_caches=True, file=listing)
    print(function.__name__)
    print(VERSION.sub(r'(\1)', listing.getvalue()))
    code = function.__code__
    live = code._co_code_adaptive
    instructions = dis.get_instructions(function, adaptive=True)
    reached.update(instruction.opname for instruction in instructions)
    assert len(live) == len(code.co_code)
print(sorted(set(opcode._specialized_instructions) - reached), len(reached & set(opcode._specialized_instructions)))
