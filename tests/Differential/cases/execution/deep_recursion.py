"""Whatever recurses without end ends in an error, on any thread."""
import copy
import functools
import json
import marshal
import pickle
import sys
import threading


def nested(make, depth=100_000):
    value = make(None)
    for _ in range(depth):
        value = make(value)
    return value


class Recursive:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other

    def __getattr__(self, name):
        return getattr(self, name)

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)


def attempts():
    def call():
        call()

    def delegate(n):
        yield from delegate(n + 1)

    def evaluate():
        return eval("evaluate()", {"evaluate": evaluate})

    endless = Recursive()
    yield "call", call
    yield "yield from", lambda: next(delegate(0))
    yield "eval", evaluate
    yield "repr", lambda: repr(endless)
    yield "==", lambda: endless == endless
    yield "+", lambda: endless + 1
    yield "attribute", lambda: endless.name
    yield "instance call", lambda: endless()
    yield "iter", lambda: iter(endless)
    yield "sort key", (lambda f: f(f))(lambda f: functools.partial(sorted, [1], key=lambda x: f(f)()))
    lists, others = nested(lambda x: [x]), nested(lambda x: [x])
    yield "list repr", lambda: repr(lists)
    yield "list ==", lambda: lists == others
    yield "deepcopy", lambda: copy.deepcopy(lists)
    yield "pickle", lambda: pickle.dumps(lists)
    yield "json", lambda: json.dumps(lists)
    yield "json text", lambda: json.loads("[" * 100_000)
    yield "tuple repr", lambda: repr(nested(lambda x: (x,)))
    yield "dict repr", lambda: repr(nested(lambda x: {1: x}))
    yield "marshal", lambda: marshal.dumps(lists)
    yield "types", lambda: isinstance(1, nested(lambda x: (x or str,)))
    yield "generators", lambda: next(nested(lambda x: (y for y in x or [1])))
    yield "parentheses", lambda: eval("(" * 100_000 + ")" * 100_000)
    yield "minus", lambda: eval("-" * 100_000 + "1")
    yield "attributes", lambda: eval("a" + ".b" * 100_000)


def outcome(attempt):
    try:
        attempt()
    except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
        return type(error).__name__
    return "done"


def report(where):
    for name, attempt in attempts():
        print(where, name, outcome(attempt))


sys.setrecursionlimit(500)
report("main")
for size, target, argument in ((0, report, "thread"), (65536, print, "the smallest stack")):
    threading.stack_size(size)
    thread = threading.Thread(target=target, args=(argument,))
    thread.start()
    thread.join()
