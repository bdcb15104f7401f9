# What a called function raised keeps its context on the way through built-in functions, and through a generator it is thrown into.
import functools
import operator
from contextlib import ExitStack, contextmanager


def show(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    print(' < '.join(names))


def fail(*args):
    try:
        raise KeyError('inner')
    except KeyError:
        raise ValueError('outer')


class Failing:
    __index__ = __len__ = __str__ = __float__ = __iter__ = __call__ = fail


calls = [
    lambda: sorted([1, 2], key=fail), lambda: list(map(fail, [1])), lambda: len(Failing()), lambda: str(Failing()),
    lambda: functools.reduce(fail, [1, 2]), lambda: operator.index(Failing()), lambda: ''.join(Failing()), lambda: hex(Failing()),
    lambda: 'a'.ljust(Failing()), lambda: [1].index(3, Failing()), lambda: float(Failing()),
]
for call in calls:
    try:
        raise IndexError('first')
    except IndexError:
        try:
            call()
        except ValueError as error:
            show(error)


@contextmanager
def fails_at_end(error):
    try:
        yield
    finally:
        raise error


try:
    with ExitStack() as stack:
        for number in 4, 3, 2:
            stack.enter_context(fails_at_end(Exception(number)))
        raise Exception(1)
except Exception as error:
    show(error)
