"""Loops that unpack pairs: no tuple need be made, and nobody may notice."""
import sys
from itertools import combinations, combinations_with_replacement, count, pairwise, product


def collect(pairs):
    out = []
    for a, b in pairs:
        out.append((a, b))
    return out


class Loud(zip):
    def __next__(self):
        return [*super().__next__(), '!'][-2:]


class Counted(enumerate):
    def __iter__(self):
        return iter([(1, 2), 'xy', [3, 4]])


def gen(n):
    for i in range(n):
        yield i, i * i


def failing():
    yield 1
    raise LookupError('from within')


SOURCES = [
    lambda: zip('abc', range(9)), lambda: enumerate('abc'), lambda: enumerate('ab', 2**63 - 1), lambda: {1: 'x', 'y': 2.5}.items(),
    lambda: zip(count(), 'xy'), lambda: zip((1, 2), [3, 4], strict=True), lambda: product('ab', [1, 2]), lambda: product('ab', repeat=2),
    lambda: combinations('abcd', 2), lambda: combinations_with_replacement('ab', 2), lambda: pairwise('abcd'), lambda: gen(3),
    lambda: Loud('abc', 'xyz'), lambda: Counted('abc'), lambda: [(1, 2), 'ab'], lambda: ((1, 2), 'ab'), lambda: ['ab', {3: 0, 4: 0}],
    lambda: map(divmod, [7, 8], [2, 3]), lambda: iter([[1, 2]]), lambda: zip(), lambda: enumerate([]), lambda: {}.items(), lambda: product('', 'a'),
    lambda: reversed({1: 2, 3: 4}.items()), lambda: sorted({2: 1, 1: 0}.items()), lambda: zip(gen(2), iter('ab')), lambda: {'ab', 'ab'},
]
ERRORS = [
    lambda: zip('abc', 'ab', 'abc'), lambda: zip('ab'), lambda: zip('abc', 'ab', strict=True), lambda: zip('ab', 'abc', strict=True),
    lambda: zip('abc', failing()), lambda: enumerate(failing()), lambda: product('ab'), lambda: combinations('abc', 3), lambda: 5,
    lambda: zip([1], iter(lambda: 1 / 0, None)), lambda: [(1, 2), (1, 2, 3)], lambda: 'abc',
]
for _ in range(60):
    found = [collect(source()) for source in SOURCES]
for line in found: print(line)
for source in ERRORS:
    for _ in range(30):
        try:
            collect(zip([1, 2], [3, 4]))
            collect(source())
        except Exception as error:
            last = error
    print(type(last).__name__, last)


def same_name(pairs):
    for a, a in pairs: pass
    return a


def captured(pairs):
    getters = []
    for a, b in pairs:
        getters.append(lambda: a + b)
    return [get() for get in getters]


def changing(table):
    for key, value in table.items():
        table[key] = value + 1
        if value == 2: table['new'] = 1


def stopped(pairs):
    for a, b in pairs:
        if a == 1: continue
        if a == 3: break
    else:
        return 'through'
    return a, b, next(pairs)


def left_over(pairs):
    a = b = 'before'
    try:
        for a, b in pairs: pass
    except LookupError:
        pass
    return a, b


for _ in range(40):
    results = (same_name(zip([1, 2], [3, 4])), captured(enumerate([5, 6])), stopped(enumerate('abcdef')), stopped(enumerate('ab')),
               left_over(zip([1, 2, 3], failing())), left_over(enumerate(failing())), left_over(zip([1, 2], [1])))
    try:
        changing({'a': 1, 'b': 2})
    except RuntimeError as error:
        results += (str(error),)
print(results)

lines = []


def tracer(frame, event, arg):
    lines.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


sys.settrace(tracer)
collect(enumerate('ab'))
sys.settrace(None)
print(lines)
print(collect(enumerate('ab')), [a + b for a, b in zip([1], [2])], {a: b for a, b in enumerate('xy')})
