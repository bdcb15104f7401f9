# arguments: -W ignore {case}
"""Objects that change containers or fail while these compare, sort, show or copy themselves."""


def attempt(f, *a):
    try:
        r = repr(f(*a))
        print(r if len(r) < 200 else len(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:150])


def deep(n, make):
    x = make(None)
    for i in range(n):
        x = make(x)
    return x


def run(name, f):
    try:
        f()
        print(name, 'ok')
    except RecursionError as e:
        print(name, 'RecursionError')
    except MemoryError:
        print(name, 'MemoryError')


run('list repr', lambda: repr(deep(100000, lambda x: [x])))
run('tuple repr', lambda: repr(deep(100000, lambda x: (x,))))
run('dict repr', lambda: repr(deep(100000, lambda x: {1: x})))
run('list eq', lambda: deep(100000, lambda x: [x]) == deep(100000, lambda x: [x]))
run('tuple lt', lambda: deep(100000, lambda x: (x,)) < deep(100000, lambda x: (x,)))
a = []
a.append(a)
b = []
b.append(b)
run('self eq', lambda: a == b)


class Evil:

    def __init__(s, l):
        s.l = l

    def __eq__(s, o):
        s.l.clear()
        return False

    def __hash__(s):
        return 1


l = []
l.extend([Evil(l) for _ in range(5)])
attempt(lambda: 5 in l)
l.extend([Evil(l)] * 3)
attempt(lambda: l.index(5))
l.extend([Evil(l)] * 3)
attempt(lambda: l.remove(5))
l.extend([Evil(l)] * 3)
attempt(lambda: l.count(5))
l.extend([Evil(l)] * 3)
attempt(lambda: l == [1, 2, 3])
d = {}
d[Evil(d)] = 1
attempt(lambda: d.get(1))
d[Evil(d)] = 1
attempt(lambda: d.pop(1, None))
d[Evil(d)] = 1


def st():
    d[1] = 5
    return d


attempt(st)
s = set()
s.add(Evil(s))
attempt(lambda: 1 in s)
s.add(Evil(s))
attempt(lambda: s.add(1))
print(len(s))


class R:

    def __repr__(s):
        x.clear()
        return 'R'


x = [R(), R(), R()]
attempt(lambda: x)


class BadRepr:

    def __repr__(s):
        return 5


attempt(lambda: [BadRepr()])
attempt(lambda: {1: BadRepr()})
attempt(lambda: (BadRepr(),))
attempt(lambda: {BadRepr()})


class BadHash:

    def __hash__(s):
        return 'x'


attempt(lambda: hash(BadHash()))
attempt(lambda: {BadHash(): 1})
attempt(lambda: {BadHash()})
attempt(lambda: BadHash() in {1})


class Big:

    def __hash__(s):
        return 2 ** 100


print(hash(Big()) == hash(2 ** 100))


class BadEq:

    def __eq__(s, o):
        raise ValueError('eq')

    def __hash__(s):
        return 1


attempt(lambda: [BadEq()] == [1])
attempt(lambda: 1 in [BadEq()])
attempt(lambda: {BadEq(): 1, 1: 2})
attempt(lambda: {BadEq(), 1})
attempt(lambda: {1: 1}[BadEq()])
attempt(lambda: [BadEq()].index(1))
attempt(lambda: (BadEq(),).count(1))
attempt(lambda: {1: BadEq()} == {1: 2})
attempt(lambda: {1: 1} == {BadEq(): 1})
attempt(lambda: set([BadEq()]) == {1})
attempt(lambda: range(3).index(BadEq()))


class BadLt:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        if o.v == 3:
            raise KeyError('lt')
        return s.v < o.v

    def __repr__(s):
        return str(s.v)


q = [BadLt(i) for i in (5, 4, 2, 3, 1, 9, 8)]
attempt(q.sort)
print(sorted([z.v for z in q]))
q = [BadLt(i % 50 + 10) for i in range(200)] + [BadLt(3)]
attempt(q.sort)
print(len(q), sum((z.v for z in q)))


class BadIter:

    def __iter__(s):
        return 5


attempt(lambda: list(BadIter()))
attempt(lambda: [*BadIter()])


class IterErr:

    def __iter__(s):
        yield 1
        raise ValueError('it')


attempt(lambda: list(IterErr()))
attempt(lambda: tuple(IterErr()))
attempt(lambda: dict(IterErr()))
attempt(lambda: set(IterErr()))
attempt(lambda: ''.join(IterErr()))
attempt(lambda: list(map(str, IterErr())))
attempt(lambda: list(zip(IterErr(), [1, 2])))
attempt(lambda: list(enumerate(IterErr())))
attempt(lambda: [].extend(IterErr()))
attempt(lambda: sum(IterErr()))


class Hint:

    def __init__(s, h):
        s.h = h

    def __iter__(s):
        return s

    def __next__(s):
        raise StopIteration

    def __length_hint__(s):
        return s.h


attempt(lambda: list(Hint(5)))
attempt(lambda: list(Hint(-1)))
attempt(lambda: list(Hint('x')))
attempt(lambda: list(Hint(NotImplemented)))
attempt(lambda: [1] * 2 ** 62)
attempt(lambda: (1, 2) * 2 ** 62)
attempt(lambda: 'x'.ljust(2 ** 62))
attempt(lambda: 1 << 2 ** 70)
attempt(lambda: [1, 2][2 ** 100])
attempt(lambda: [1, 2][:2 ** 100])
attempt(lambda: 'ab'[-2 ** 100:])
attempt(lambda: 'a' * 2 ** 100)
attempt(lambda: [1].insert(2 ** 100, 5))
attempt(lambda: [1].pop(2 ** 100))
attempt(lambda: range(2 ** 100)[2 ** 99])
attempt(lambda: '%*d' % (2 ** 40, 1))
attempt(lambda: '{:>99999999999999999999}'.format(1))
attempt(lambda: 'a'.expandtabs(2 ** 40))


class It2:

    def __init__(s):
        s.n = 0

    def __iter__(s):
        return s

    def __next__(s):
        s.n += 1
        lst.append(s.n)
        if s.n > 3:
            raise StopIteration
        return s.n


lst = []
lst.extend(It2())
print(lst)
z = [1, 2, 3]
z[1:2] = z
print(z)
z[::2] = z[::2]
print(z)
z += z
print(z)
z = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
del z[1:8:3]
print(z)
del z[-1:0:-2]
print(z)
z[5:2] = [9]
print(z)
it = iter([1, 2, 3])
list(it)
print(list(it), next(it, 'end'))
l2 = [1, 2, 3]
for i in l2:
    if i < 3:
        l2.append(i + 10)
    if len(l2) > 6:
        break
print(l2)
dd = {'a': 1}
try:
    for k in dd:
        dd['b'] = 1
except RuntimeError as e:
    print(e)


class StrSub(str):

    def __eq__(s, o):
        return True

    def __hash__(s):
        return hash('a')


print({'a': 1}.get(StrSub('zzz')), {'a': 1}[StrSub('q')], StrSub('x') in ['y'])


class IntSub(int):

    def __hash__(s):
        return 5

    def __eq__(s, o):
        return True


print({5: 1}.get(IntSub(9)), {IntSub(1): 2}.get(5))
attempt(lambda: 'a' % ())
attempt(lambda: '%s' % ())
attempt(lambda: '%s' % (1, 2))
attempt(lambda: 'a' % 5)
attempt(lambda: 'a' % {})
attempt(lambda: '%(a)s' % {'a': 1, 'b': 2})
attempt(lambda: '{0.__class__}'.format(5))
attempt(lambda: '{0[0]}'.format([7]))
attempt(lambda: '{a[b]}'.format(a={'b': 3}))
attempt(lambda: '{:{}}'.format(5, '>4'))
attempt(lambda: str.join(1, []))
attempt(lambda: list.append(1, 2))
attempt(lambda: dict.get([], 1))
attempt(lambda: int.bit_length('a'))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: [].pop(1, 2))
attempt(lambda: [].pop('a'))
attempt(lambda: [].insert(1))
attempt(lambda: [].sort(1))
attempt(lambda: [].sort(foo=1))
attempt(lambda: {}.get())
attempt(lambda: {}.pop())
attempt(lambda: {}.update(1, 2))
attempt(lambda: ''.split(1, 2, 3))
attempt(lambda: ''.split(foo=1))
attempt(lambda: ''.join())
attempt(lambda: 1 .to_bytes())
attempt(lambda: 1 .to_bytes('a'))
attempt(lambda: 1 .to_bytes(1, 2))
attempt(lambda: int('1', '2'))
attempt(lambda: int(1, 2, 3))
attempt(lambda: int(x=1))
attempt(lambda: float(1, 2))
attempt(lambda: float(x=1))
attempt(lambda: str(1, 2, 3, 4))
attempt(lambda: bool(1, 2))
attempt(lambda: bool(x=1))
attempt(lambda: complex(1, 2, 3))
attempt(lambda: set().add())
attempt(lambda: frozenset(1, 2))
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range('a'))
attempt(lambda: range(1.5))
attempt(lambda: enumerate())
attempt(lambda: zip(foo=1))
attempt(lambda: map())
attempt(lambda: reversed())
attempt(lambda: reversed({1}))
attempt(lambda: {}.fromkeys())
attempt(lambda: dict.fromkeys(1))
attempt(lambda: ''.encode('x', 'y', 'z'))
attempt(lambda: 'a'.find())
attempt(lambda: 'a'.startswith())
attempt(lambda: 'a'.index('a', 'b'))
attempt(lambda: 'a'.find('a', None, None))
attempt(lambda: 'a'.count('a', 2 ** 100))
attempt(lambda: [1].index(1, -5, 2 ** 100))
attempt(lambda: [1].index(1, 'a'))
attempt(lambda: [].__init__(1))
attempt(lambda: tuple(x=1))
attempt(lambda: list.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: int.__new__(bool, 1))
attempt(lambda: type(iter([]))())
attempt(lambda: type({}.keys())({}))
attempt(lambda: [1, 2, 3].__getitem__('a'))
attempt(lambda: [].__setitem__(1, 2))
attempt(lambda: {}.__delitem__(1))
attempt(lambda: 1 .__add__())
attempt(lambda: 1 .__pow__(2, 0))
attempt(lambda: 'a'.__mod__())
attempt(lambda: [].__imul__('a'))
attempt(lambda: [].__iadd__(5))


def f():
    x = [1, 2, 3]
    del x[5]


attempt(f)


def g():
    x = [1]
    x['a'] = 1


attempt(g)


def h():
    x = (1,)
    x[0] = 2


attempt(h)


def i():
    x = 'a'
    x[0] = 'b'


attempt(i)


def j():
    x = {}
    del x[1]


attempt(j)


def k():
    del (1,)[0]


attempt(k)


def m():
    x = range(3)
    x[0] = 1


attempt(m)
