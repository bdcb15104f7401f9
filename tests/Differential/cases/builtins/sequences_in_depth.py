# arguments: -W ignore {case}
"""Lists, tuples, ranges, slices and the iterators over them: results and errors."""


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, 2, 3]
print(a, a * 3, a + [4], a[::-1], a[1:], a[-1], len(a), 2 in a, a == [1, 2, 3], a < [1, 2, 4])
a.append(5)
a.extend((7, 8))
a.insert(0, 'x')
print(a)
print(a.pop(), a.pop(0), a)
a.remove(2)
print(a, a.index(3), a.count(5))
a.reverse()
print(a)
a[1:2] = [9, 9, 9]
print(a)
del a[::2]
print(a)
a[::2] = ['p'] * len(a[::2])
print(a)
attempt(lambda: [1][5])
attempt(lambda: [].pop())
attempt(lambda: [1].remove(3))
attempt(lambda: [1].index(9))
attempt(lambda: [1]['a'])
attempt(lambda: [1] + (2,))
attempt(lambda: list(1))
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
l = [1]
l.append(l)
print(l)
attempt(lambda: [3, 1, 2, 'a'].sort())
b = [5, 3, 8, 1, 9, 2]
b.sort()
print(b)
b.sort(reverse=True)
print(b)
b.sort(key=lambda x: -x)
print(b)
words = 'the quick brown fox jumps over the lazy dog'.split()
words.sort(key=len)
print(words)
words.sort(key=len, reverse=True)
print(words)
words.sort()
print(words)
x = [(2, 'b'), (1, 'a'), (2, 'a'), (1, 'b')]
x.sort()
print(x)
import_list = [i * 7919 % 1009 for i in range(1000)]
s = sorted(import_list)
print(s == list(range(1000)), s[:5], s[-5:])
f = [i * 7919 % 1009 / 7 for i in range(500)]
f.sort()
print(all((f[i] <= f[i + 1] for i in range(499))))


class M:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v

    def __repr__(s):
        return 'M(%d)' % s.v


m = [M(i * 31 % 17) for i in range(40)]
m.sort()
print(m)


def bad():
    z = [1, 2, 3]

    def k(v):
        z.append(1)
        return v
    z.sort(key=k)


attempt(bad)


class L(list):
    pass


q = L('abc')
q.y = 3
print(q, q.y, type(q).__name__, q + [1], L([1]) == [1])


def sl():
    a = [1, 2, 3]
    a[::2] = [1]


attempt(sl)


def sl2():
    a = [1, 2, 3]
    a[0:1] = 5


attempt(sl2)
a = [0] * 3
a += 'ab'
print(a)
a *= 2
print(a)
print(list(reversed([1, 2, 3])), list(iter([1, 2])), [*range(3)], list(range(10, 0, -3)), range(5)[2])
print(range(10)[2:5], range(3) == range(0, 3, 1), range(0, 10, 3), 7 in range(10), range(10 ** 30)[10 ** 29])
print(len(range(0, 100, 7)))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(3)[5])
attempt(lambda: len(range(10 ** 30)))
attempt(lambda: range())
print(range(5).index(3), range(5).count(9), list(reversed(range(5))), hash(range(3)) == hash(range(0, 3)))
t = (1, 2, 3)
print(t, t + (4,), t * 2, t[1:], t[::-1], (1,), (), t == (1, 2, 3), t < (1, 3), hash(t) == hash((1, 2, 3)))
print(hash((1, 2, 3)), t.index(2), t.count(3))
attempt(lambda: (1,).index(5))
attempt(lambda: (1,)[3])
attempt(lambda: (1,) + [1])
attempt(lambda: tuple(5))
attempt(lambda: (1,)['a'])
print(tuple('abc'), tuple([1, 2]), slice(1, 2), slice(None), slice(1, 10, 2).indices(5), slice(1, 2) == slice(1, 2))
print(slice(-3, None).indices(10))
attempt(lambda: hash([]))
attempt(lambda: {}[[]])
attempt(lambda: hash(slice(1)))
print(list(enumerate('abc')), list(enumerate('ab', 5)), list(zip('abc', [1, 2])), list(map(str, [1, 2])))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])))
print(list(filter(lambda x: x > 1, [0, 1, 2])))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: map(1))
attempt(lambda: filter(1))
attempt(lambda: enumerate(1))
attempt(lambda: reversed(5))
attempt(lambda: zip(1))
print(list(reversed('abc')), list(reversed((1, 2))))
it = iter([1, 2, 3])
next(it)
print(it.__length_hint__(), it.__reduce__()[1:])
print(None, ..., NotImplemented, repr(None), bool(None), type(None).__name__, bool(...))
attempt(lambda: type(None)(1))
d = [[]] * 2
d[0].append(1)
print(d)
print([1, 2, 3].__getitem__(1), [1].__len__(), [1, 2].__contains__(2), (1, 2).__getitem__(0), [1, 2].__eq__([1, 2]))
print([1].__eq__(3), [3].__mul__(2), [3].__rmul__(2))
print([].__class_getitem__(int) if hasattr(list, '__class_getitem__') else 0)
print(sorted({3: 1, 1: 2}), sorted('hello', reverse=True), sorted([3, 1], key=None))
