# arguments: -W ignore {case}
"""Dictionaries, views, sets and frozensets: results, order and errors."""


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


d = {'a': 1, 'b': 2, 3: 4}
print(d, d['a'], d.get('z'), d.get('z', 5), len(d), 'a' in d, list(d), d.keys(), d.values(), d.items())
d['c'] = 9
del d['a']
print(d)
print(d.pop('b'), d.pop('zz', None), d.setdefault('q', 7), d.setdefault('q', 8), d.popitem(), d)
attempt(lambda: {}['x'])
attempt(lambda: {}.pop('x'))
attempt(lambda: {}.popitem())
attempt(lambda: {}[1, 2])


def it():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 1


attempt(it)


def it2():
    d = {1: 1, 2: 2}
    for k in d.values():
        del d[1]


attempt(it2)


def it3():
    d = {0: 0}
    for k in d:
        del d[0]
        d[0] = 0


attempt(it3)
print(dict(a=1, b=2), dict([(1, 2), (3, 4)]), dict({1: 2}, x=3), dict(zip('ab', [1, 2])), dict.fromkeys('abc'))
print(dict.fromkeys([1, 2], 0))
attempt(lambda: dict(1))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(1, 2))
attempt(lambda: dict([('a',)]))
e = {1: 2}
e.update({3: 4})
e.update([(5, 6)])
e.update(z=1)
print(e, e | {9: 9}, e == {1: 2}, e != {1: 2})
e |= {7: 7}
print(e)
attempt(lambda: {} | [1])
attempt(lambda: {} < {})
print(list(reversed({1: 1, 2: 2})), list(reversed({1: 1, 2: 2}.values())), list(reversed({1: 1, 2: 2}.items())))
k = {1: 1, 2: 2}.keys()
print(k & {1}, k | {5}, k - {1}, k ^ {1, 9}, k == {1, 2}, k < {1, 2, 3}, k.isdisjoint([7]), 1 in k, k.mapping)
i = {1: 2, 3: 4}.items()
print((1, 2) in i, (1, 3) in i, 5 in i, i & {(1, 2)}, i - {(1, 2)})


class D(dict):

    def __missing__(s, k):
        return k * 2


x = D(a=1)
print(x, x['b'], x['a'], x.get('b'), 'b' in x, D.fromkeys([1]))
r = {}
r['me'] = r
print(r, r.values(), r.items()) if False else print(r)
big = {i: i * i for i in range(1000)}
print(sum(big.values()), len(big), big[999])
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:5], 501 in big, 500 in big)
for i in range(1000, 1100):
    big[i] = 0
print(len(big), list(big)[-3:])
c = big.copy()
print(c == big, c is big)
m = {1: 'int', 1.0: 'float', True: 'bool'}
print(m)
print({0.0: 1, -0.0: 2}, {1: 1}[1.0], {1: 1}[True])


class H:

    def __init__(s, n):
        s.n = n

    def __hash__(s):
        return 1

    def __eq__(s, o):
        return s.n == o.n


h = {H(i): i for i in range(10)}
print(h[H(5)], len(h))
del h[H(5)]
attempt(lambda: H(5) in h)
attempt(lambda: {[]: 1})
attempt(lambda: {}.get([]))
print(d.keys().__class__.__name__, iter({}).__class__.__name__, iter({}.items()).__class__.__name__)
print(type(reversed({})).__name__)
n = iter({1: 1, 2: 2})
next(n)
print(n.__length_hint__(), list(n))
print({1: {2: {3: 4}}}, {'x': [1, 2, {'y': (1,)}]})


class E:

    def keys(self):
        return ['a', 'b']

    def __getitem__(self, k):
        return k + '!'


print(dict(E()), {**{'a': 1}, 'b': 2})
z = {}
z[1] = 1
z.clear()
print(z, bool(z), bool({1: 1}))
print(sorted({1, 3, 2}), {1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1, 2} <= {1, 2, 3}, {1} < {1})
print(len({1, 1}), frozenset([1, 2]), set(), frozenset(), {1} == {1}, frozenset({1}) == {1})
s = set('abracadabra')
s.add('z')
s.discard('q')
print(sorted(s))
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {[]})
s2 = {1, 2, 3}
s2.update([4], (5,))
s2.difference_update([1])
s2.intersection_update({2, 3, 4})
s2.symmetric_difference_update([4, 9])
print(s2, s2.union([1], [2]), s2.issubset(range(20)), s2.issuperset([2]), s2.isdisjoint([77]), s2.copy())
print(s2.intersection([2], [2, 3]), s2.difference([2]))
print(hash(frozenset([1, 2, 3])), hash(frozenset()), {frozenset([1])}, {1, 2} in {frozenset([1, 2])})
attempt(lambda: hash({1}))
attempt(lambda: {1} | [1])
attempt(lambda: set(1))
attempt(lambda: set(1, 2))
attempt(lambda: {1} < [1])
print(list({i * 37 % 101 for i in range(30)}))
print({100, 5, 33, 8, 16, 24, 64, -1, -2, 10 ** 20})


def si():
    s = {1, 2}
    for x in s:
        s.add(x + 10)


attempt(si)


class S(set):
    pass


q = S([1, 2])
q.a = 1
print(q, q | {3}, type(q | {3}).__name__, q == S([2, 1]))
class_f = frozenset


class F(frozenset):
    pass


print(F([1]), F([1]) | {2}, frozenset([1]) is frozenset(frozenset([1])))
w = {1, 2, 3}
w &= {1, 2}
w |= {5}
w -= {1}
w ^= {9}
print(w)
print({1, 2}.__contains__({1}) if False else {frozenset({1}), 2}.__contains__({1}), {1, 2}.__len__())
print({1}.__or__({2}), {1}.__or__([2]))
u = {1}
v = iter(u)
print(v.__length_hint__(), next(v), v.__length_hint__())
print(u.__reduce__())
print({1, 2, 3}.pop(), set([]).__repr__(), {5: 6}.__repr__())
