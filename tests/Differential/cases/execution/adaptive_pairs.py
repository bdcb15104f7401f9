# Loops that take pairs apart, listed after one, two, a few and many rounds: the unpacking specializes though the loop before it is fast.
import dis
import io
import re


def numbered(items):
    for i, item in enumerate(items):
        pass


def together(left, right):
    for a, b in zip(left, right):
        pass


def table(mapping):
    for key, value in mapping.items():
        pass


def given(pairs):
    for a, b in pairs:
        pass


# Numbers of versions and places differ from run to run; counters do not.
VERSION = re.compile(r'\((\w*version|index|descr): \d+\)')


def show(function):
    listing = io.StringIO()
    dis.dis(function, adaptive=True, show_caches=True, file=listing)
    print(function.__name__)
    print(VERSION.sub(r'(\1)', listing.getvalue()))


for rounds in (1, 2, 3, 20, 100):
    numbered(range(rounds))
    together(range(rounds), 'x' * rounds)
    table(dict.fromkeys(range(rounds)))
    given([(1, 2)] * rounds)
    print('after', rounds, 'more')
    for function in (numbered, together, table, given):
        show(function)

# Lists in the place of tuples: the unpacking misses, and becomes another form.
for rounds in (10, 60, 200):
    numbered('x' * rounds)
    given([[1, 2]] * rounds)
    given(zip('x' * rounds, 'y' * rounds))
    print('after', rounds, 'more')
    show(given)
    show(numbered)
