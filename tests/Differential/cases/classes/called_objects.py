"""Objects with a __call__ of their own, classes whose metaclass has one, and what can go wrong."""
import traceback


class Adder:
    def __init__(self, n): self.n = n

    def __call__(self, x, *more, scale=1, **others): return self.n + x * scale, more, others


class Counting(type):
    made = 0

    def __call__(cls, *args, **kwargs):
        Counting.made += 1
        return super().__call__(*args, **kwargs)


class Point(metaclass=Counting):
    def __init__(self, x, y=2): self.x, self.y = x, y


class Odd:
    __call__ = staticmethod(lambda *args: args)


class Kept:
    __call__ = Adder(5)


class Generating:
    def __call__(self, n):
        yield from range(n)


class Deep:
    def __call__(self): return self()


class Held:
    act = Adder(7)

    @property
    def now(self): return Adder(8)


adder, held = Adder(1), Held()
for _ in range(40):
    results = [adder(2), adder(2, 3, scale=4, z=5), adder(*(1, 2), **{'scale': 3}), Point(1).y, Point(1, y=3).y, Point(*[4]).x, Point(**{'x': 5}).x,
               Odd()(1, 2), Kept()(6), list(Generating()(3)), held.act(1), held.now(2), [Point(i).x for i in range(3)], list(map(adder, [1, 2]))]
print(results, Counting.made)

Adder.__call__ = lambda self, x: ('changed', self.n, x)
print(adder(3), adder(*[4]), held.act(5))
del Adder.__call__
for call in lambda: adder(1), lambda: adder(*[1]), lambda: Point(), lambda: Point(1, 2, 3), lambda: Generating()(), lambda: Point(z=1), lambda: 5(1):
    try: call()
    except TypeError as error: print(error)
try: Deep()()
except RecursionError as error: print(error)


class Failing:
    def __call__(self, what):
        raise ValueError(what)


try: Failing()('no')
except ValueError as error: print([(f.name, f.line) for f in traceback.extract_tb(error.__traceback__)])
