def f(n):
    t = 0
    for i in range(n): t += i
    for i in range(10, 0, -3): t -= i
    return t
print([f(k) for k in range(5)], f(1000))
class Meta(type):
    def __call__(cls, *a):
        r = super().__call__(*a); r.extra = 1; return r
class M(metaclass=Meta):
    def __init__(self, x): self.x = x
for i in range(5): m = M(i); print(m.x, m.extra)
class P:
    @property
    def p(self): return 41
    def __getitem__(self, k): return k * 2
    def __init__(self): self.c = 0
    def __setattr__(self, n, v): object.__setattr__(self, n, v)
class Q:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
class G:
    def __getattribute__(self, n): return 'ga:' + n
class H:
    def __getattr__(self, n): return 'h:' + n
def g(o, q, h, k):
    q.b = q.a + 1
    return o.p, o[3], q.a, q.b, h.zz, k.yy, o.c
for i in range(6): print(g(P(), Q(), G(), H()))
class A:
    x = 1
    def m(self): return 'A'
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return 's'
class B(A):
    def m(self): return 'B' + super().m()
def t(o): return o.m(), o.x, o.cm(), o.sm(), A.x, B.m(o) if isinstance(o, B) else None
for i in range(6): print(t(A() if i % 2 else B()))
A.x = 5
print(t(B()))
o = A(); o.x = 9; print(t(o))
del o.x; print(t(o))
o.__dict__['x'] = 77; print(t(o)); 
def wd(o): o.y = 3; return o.x, o.y
for i in range(5): print(wd(o))
A.m = lambda self: 'patched'
print(t(B()))
def kw(a, b=2, *, c=3): return (a, b, c)
def ck(i): return kw(i), kw(i, b=5), kw(i, c=7), kw(*[i], **{'c': 1})
for i in range(4): print(ck(i))
def ex(i):
    try:
        if i % 2: raise ValueError(i)
        return i
    except ValueError as e:
        return str(e) + '!'
    finally:
        i = 99
print([ex(i) for i in range(6)])
def big(n):
    a = 2**62
    for i in range(n): a = a + a
    return a
print(big(3), big(5) - 1, -big(1) * 7 // 3)
def st(s, n):
    for i in range(n): s += 'ab'
    return s
print(st('', 5), st('x', 3))
def un(x):
    a, b = x
    return b, a
print([un(v) for v in [(1,2), [3,4], 'ab', {5:1,6:2}, (7,8), (9,10)]])
def cmp(a, b): 
    r = []
    if a < b: r.append(1)
    if a == b: r.append(2)
    if not a >= b: r.append(3)
    return r
print([cmp(a, b) for a in [1, 2.5, 'x', 2**40] for b in [1, 2.5, 'x', 2**40] if type(a) == type(b)])
nan = float('nan')
def fc(a,b): return [a<b, a==b, a!=b, a>=b, 1 if a<b else 0]
for i in range(4): print(fc(nan, 1.0), fc(1.0, 2.0), fc(2.0,2.0))
import sys
async def agen():
    for i in range(3):
        yield i
async def use():
    r = []
    async for v in agen(): r.append(v)
    r.append([x async for x in agen()])
    return r
try: use().send(None)
except StopIteration as e: print(e.value)
def sub():
    try:
        x = yield 1
        print('got', x)
        yield 2
    finally:
        print('sub fin')
def dele():
    r = yield from sub()
    yield 'end'
d = dele(); next(d); print(d.send('hi')); 
try: d.throw(KeyError('k'))
except KeyError as e: print('thrown', e)
d = dele(); next(d); d.close()
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print('V', e.exceptions)
except* TypeError as e:
    print('T', e.exceptions)
except* KeyError: print('K')
