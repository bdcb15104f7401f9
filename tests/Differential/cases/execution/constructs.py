def everything():
    def f(a, b=2, *args, c=3, **kw):
        return a + b + c
    print(f(1), f(1, 5), f(1, c=10), f(1,2,3,4,d=5))
    def fib(n):
        return n if n < 2 else fib(n-1) + fib(n-2)
    print(fib(20))
    x = [i*i for i in [1,2,3]]
    print(x, len(x))
    def gen(n):
        i = 0
        while i < n:
            r = yield i
            i += 1
        return 'done'
    print([v for v in gen(5)])
    def outer():
        r = yield from gen(3)
        yield r
    print([v for v in outer()])
    try:
        raise ValueError("hi")
    except ValueError as e:
        print('caught', e)
    try:
        {}['x']
    except KeyError as e:
        print('key', e)
    def g():
        try:
            return 1
        finally:
            print('fin')
    print(g())
    class A:
        z = 5
        def __init__(self, x):
            self.x = x
        def m(self, y):
            return self.x + y
        def __enter__(self):
            print('enter'); return self
        def __exit__(self, *a):
            print('exit', a[0]); return True
    a = A(3)
    print(a.m(4), a.z, a.x)
    with a as q:
        raise TypeError('in with')
    print('after')
    def mk():
        n = 0
        def inc():
            nonlocal n
            n += 1
            return n
        return inc
    i = mk(); i(); print(i())
    a, *b, c = 1,2,3,4
    print(a,b,c)
    try:
        a, b = 1, 2, 3
    except ValueError as e: print(e)
    try:
        a, b, c = 1, 2
    except ValueError as e: print(e)
    try:
        a, b = 5
    except TypeError as e: print(e)
    print(f"{a!r:>5}|{x}")
    async def co():
        return 5
    async def main():
        v = await co()
        return v + 1
    c = main()
    try:
        c.send(None)
    except StopIteration as e:
        print('co', e.value)
    match {'k': 1, 'l': [1,2,3]}:
        case {'k': 1, 'l': [a, *r]}:
            print('match', a, r)
    match a3 := A(7):
        case A(x=7):
            print('cls')
    def rec(n): return rec(n+1)
    try:
        rec(0)
    except RecursionError as e:
        print(e)
    try:
        f()
    except TypeError as e: print(e)
    try:
        f(1, a=2)
    except TypeError as e: print(e)
    def h(a, b, /, c): pass
    for call in [lambda: h(1), lambda: h(1,2,3,4), lambda: h(a=1,b=2,c=3), lambda: h(1,2,3,d=4)]:
        try: call()
        except TypeError as e: print(e)
    print({**{'a':1}, 'b':2}, [*x, 4], (1, *x))
    print(f(*[1,2], **{'c': 7}))
    d = {k: v for k, v in [('a', 1), ('b', 2)]}
    print(d, 'a' in d, 'z' not in d, d is None)
    try:
        try:
            1/0
        except ZeroDivisionError:
            raise RuntimeError('x')
    except RuntimeError as e:
        print(e, e.__context__)
    def gg():
        try:
            yield 1
        except GeneratorExit:
            print('closing'); raise
        except ValueError as e:
            print('got', e); yield 99
    q = gg(); next(q); q.close()
    q = gg(); next(q); print(q.throw(ValueError('boo')))
    class B(A):
        def __init__(self): super().__init__(9)
        def m(self, y): return super().m(y) * 2
    print(B().m(1))
for i in [1,2,3,4]:
    everything()
