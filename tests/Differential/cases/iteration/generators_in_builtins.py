"""Built-in functions that go over generators: results, errors, what the items' Python code sees of the generator."""
import dis
import sys
import traceback
class B:
    def __init__(s, v): s.v = v
    def __bool__(s): print('bool', s.v, G.gi_running if G else None, sys._getframe(1).f_code.co_name); return bool(s.v)
    def __hash__(s): print('hash', s.v, sys._getframe(1).f_code.co_name); return 1
    def __eq__(s, o): print('eq'); return isinstance(o, B) and s.v == o.v
    def __add__(s, o): print('add', G.gi_running if G else None); return B(s.v + (o.v if isinstance(o, B) else o))
    def __radd__(s, o): print('radd'); return B(s.v + o)
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'B({s.v})'
G = None
def gen(items):
    try:
        for i in items:
            yield i
    finally:
        print('closed')
def bad(n):
    for i in range(n):
        yield i
    raise ValueError('bad')
def deleg(items):
    r = yield from gen(items)
    yield 99
def run(n):
    global G
    for _ in range(n):
        r = []
        r.append(any(x > 2 for x in range(5)))
        r.append(all(x < 2 for x in range(5)))
        r.append(any(x for x in ()))
        r.append(all(x for x in ()))
        r.append(sum(x for x in range(5)))
        r.append(sum(x / 2 for x in range(5)))
        r.append(sum(x for x in [1, 2.5, 1 << 70, 3, True, 0.1]))
        r.append(sum(x for x in [1 << 62, 1 << 62, 5]))
        r.append(sum(x for x in [0.1] * 10))
        r.append(tuple(x for x in range(7)))
        r.append(list(x for x in range(37)))
        r.append(set(x % 3 for x in range(7)))
        r.append(sorted(frozenset(str(x % 3) for x in range(7))))
        r.append(sorted(-x for x in range(7)))
        r.append(','.join(str(x) for x in range(7)))
        r.append(tuple(tuple(y for y in range(x)) for x in range(4)))
        r.append(tuple(deleg([1, 2, 3])))
        r.append(sum(deleg([1, 2, 3])))
        r.append(any(deleg([0, 0, 7, 8])))
        r.append(list(map(str, (x for x in range(3)))))
        try: ','.join(x for x in range(7))
        except TypeError as e: r.append(str(e))
        try: tuple(bad(3))
        except ValueError as e: r.append([f.name for f in traceback.extract_tb(e.__traceback__)])
        try: set([x] for x in range(7))
        except TypeError as e: r.append((str(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]))
        try: sum([x] for x in range(7))
        except TypeError as e: r.append((str(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]))
        try: sorted(x for x in [1, 'a'])
        except TypeError as e: r.append((str(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]))
        try: any(sys._getframe().f_back.f_code.co_name == 'zzz' for x in range(2))
        except TypeError as e: r.append((str(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]))
        r.append(tuple((sys._getframe().f_back.f_code.co_name, sys._getframe().f_code.co_name) for x in range(1)))
        G = (B(x) for x in (0, 0, 1, 1))
        r.append(any(G)); r.append(list(G)); r.append(list(G))
        G = (x for x in [B(1), B(2)])
        r.append(sum(G))
        G = (x for x in [1, 'a', B(1), B(2), B(1)])
        r.append(len(set(G)))
        g = (x for x in range(10)); next(g)
        r.append((any(g), next(g), sum(g), list(g)))
        g = (x for x in (list(g) for _ in range(1)))
        try: list(g)
        except ValueError as e: r.append(str(e))
        def selfeat():
            class H:
                def __hash__(s): list(me); return 3
            yield 1
            yield H()
            yield 2
        me = selfeat()
        r.append(len(set(me)))
        class T:
            def __bool__(s): return bool(next(me2))
        me2 = (T() if i == 1 else i for i in range(3))
        try: r.append(any(me2))
        except TypeError as e: r.append(str(e))
        def stop():
            yield 1
            raise StopIteration
        try: tuple(stop())
        except RuntimeError as e: r.append(repr(e))
        def ret():
            yield 1
            return 7
        r.append(tuple(ret()))
        r.append(sorted((x for x in 'bca'), reverse=True))
        r.append(sum((x for x in range(3)), 10))
        try: sum(x for x in 'ab')
        except TypeError as e: r.append(str(e))
        def rec(n): return sum(rec(n - 1) for _ in range(2)) if n else 1
        r.append(rec(6))
        def deeper(n): return any(deeper(n + 1) for _ in range(2))
        try: deeper(0)
        except RecursionError as e: r.append(str(e))
        async def co(): pass
        c = co()
        try: tuple(c)
        except TypeError as e: r.append(str(e))
        c.close()
        print(r)
run(4)


def listed():
    return any(x for x in (0, 1)), tuple(x for x in (0, 1)), set(x for x in (1,)), ''.join(x for x in 'ab'), sum(x for x in (1, 2))


for _ in range(10):
    listed()
for instruction in dis.get_instructions(listed, adaptive=True, show_caches=True):
    if instruction.opname.startswith('CALL') or 'counter' in instruction.argrepr:
        print(instruction.opname, instruction.argrepr)
