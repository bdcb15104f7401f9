"""Dictionaries made by comprehensions, whose length shows in what is gone through or does not; sorting few and many."""
for count in 0, 1, 4, 5, 8, 9, 10, 80, 81, 82, 1000:
    source = range(count)
    table = {x: -x for x in source}
    assert list(table.items()) == [(x, -x) for x in source], count
    assert {x: 1 for x in list(source) if x % 2} == dict.fromkeys(range(1, count, 2), 1)
    assert list({x % 7: x for x in source}) == list(range(min(count, 7)))
    assert {k: v for k, v in table.items()} == table == {k: table[k] for k in table}
    assert {v: k for k, v in enumerate(source)} == table.__class__(zip(source, source))
    assert {str(x): x for x in tuple(source)} == dict(zip(map(str, source), source))
    table = {x: x for x in source}
    for x in range(count, count + 20): table[x] = x
    for x in range(0, count, 3): del table[x]
    assert list(table) == [x for x in range(count + 20) if x >= count or x % 3]

table = {'a': 1, 'b': 2, 'c': 3}
try:
    print({k: table.setdefault(k + 'x', 0) for k in table})
except RuntimeError as error:
    print(error)
try:
    {k: [] for k in [1, 2, []]}
except TypeError as error:
    print(error)
print({a: b for a, b in ['xy', 'zw', 'xv']}, {c: ord(c) for c in 'hello'}, {c: 1 for c in 'h\u20acllo'})


class Loud:
    made = []

    def __init__(self, n): self.n = n

    def __lt__(self, other):
        if len(self.made) > 3: raise ValueError('enough')
        self.made.append((self.n, other.n))
        return self.n < other.n


for count in 0, 1, 2, 3, 10, 63, 64, 65, 200, 1000:
    up = list(range(count))
    mixed = [x * 7919 % 1009 for x in up]
    for items in up, up[::-1], mixed, up + up[::-1], [str(x) for x in mixed], [(x % 5, x) for x in mixed], [x / 2 for x in mixed]:
        assert all(a <= b for a, b in zip(sorted(items), sorted(items)[1:]))
        assert sorted(items, reverse=True) == sorted(items)[::-1]
        assert [i for i in sorted(range(len(items)), key=items.__getitem__)] == [i for _, i in sorted(zip(items, range(len(items))))]
    assert sorted(mixed, key=lambda x: x % 3) == [x for rest in range(3) for x in mixed if x % 3 == rest]
loud = [Loud(n) for n in (3, 1, 2)]
loud.sort()
print([x.n for x in loud], Loud.made)
try: loud.sort()
except ValueError as error: print(error, sorted(x.n for x in loud))
