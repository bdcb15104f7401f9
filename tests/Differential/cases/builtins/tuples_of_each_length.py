"""Tuples of each length, made in different ways: made, unpacked, indexed, passed, zipped, pickled."""

import copy
import marshal
import pickle


class Row(tuple):
    pass


def passed(*args, **named):
    return args, named


def attempt(action):
    try:
        return action()
    except (IndexError, ValueError) as error:
        return str(error)


def three(items):
    a, b, c = items
    return a, b, c


def two(items):
    a, b = items
    return a, b


def one(items):
    a, = items
    return a


for length in range(8):
    items = tuple(range(length))
    row = Row(items)
    for other in tuple(list(items)), (*items,), row, tuple(row), passed(*items)[0], pickle.loads(pickle.dumps(items)), \
            marshal.loads(marshal.dumps(items)), copy.deepcopy([items])[0]:
        assert other == items and hash(other) == hash(items) and len(other) == length and [*other] == [*range(length)]
    print(items, row, hash(items), items + items, items * 2, items[1:], items[::-1], items[-1:], length - 1 in items, length in items)
    print(attempt(lambda: items[length]), attempt(lambda: one(items)), attempt(lambda: two(items)), attempt(lambda: three(items)))
    print(passed(*items, x=1), passed(*items, **{'y': 2}), sorted([items, items[1:]]), items < (1,), type(pickle.loads(pickle.dumps(row))).__name__)
    walk = iter(items)
    print([next(walk, None) for _ in range(length + 1)], [*zip(items)], [*zip(items, items)], [*zip(items, items, items)])

print(divmod(7, 2), divmod(7.5, 2), divmod(2**70, 3), [*enumerate('ab')], [*{1: 2, 3: 4}.items()], [*reversed({1: 2, 3: 4}.items())], {5: 6}.popitem())
print(attempt(lambda: [*zip([1, 2], [1], strict=True)]), attempt(lambda: [*zip([1], [1, 2], strict=True)]))
inner = []
outer = (inner,)
inner.append(outer)
print(outer, (outer, 1))

for number in range(100):
    a, b, c, d, e = (number,), (number, 1), (number, 1, 2), (number, 1, 2, 3), (number, 1, 2, 3, 4)
    first, = a
    second, third = b
    fourth, fifth, sixth = c
    assert first == second == fourth == d[0] == e[0] and b[-1] == c[1] == d[-3] == e[-4] and sixth == 2 and [*d] == [item for item in d]
