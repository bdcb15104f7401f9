import collections


class Shape:
    def __init__(self):
        self.colour = 1

    def area(self):
        return widht


def width():
    pass


for code in ["Shape().color", "Shape().aera()", "Shape().area()", "collections.OrderedDct", "prnit(1)", "import colections",
             "def f(value):\n  return valeu\nf(1)", "'abc'.uper()", "time.time()"]:  # fmt: skip
    try:
        exec(code)
    except Exception as error:
        import traceback

        print("".join(traceback.format_exception_only(error)), end="")
for source in ["x = = 1", "if x\n  pass", "print 'hello'", "f(a for a in b, c)", "def f(a, a): pass", "return 1", "x = (1,\n", "'abc", "a b",
               "for x in y\n pass", "class A\n pass", "1 = x", "f() = 1", "x + 1 = 2", "None = 1", "def f(a=1, b): pass", "break", "continue",
               "yield 1\nx: int = yield", "import a.b as", "from a import *, b", "lambda: (yield)", "async def f():\n  [await x for x in y]",
               "def f():\n  nonlocal x", "global x; x = 1\nnonlocal x", "x = 1\n  y = 2", "if 1:\npass", "if 1:\n    a\n  b", "try:\n pass",
               "match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "{**a for a in b}", "f(**a, *b)", "f(a=1, 2)",
               "with open(x) as 1: pass", "del f()", "x := 1", "(x := 1) = 2", "0777", "1__0", "0b2", "1.e", "\"\\N{bad name}\"", "b'é'",
               "a = 5 6", "x = {1: 2, 3}", "[1, 2", "(1]", "}", "\\ x", "x = $", "x ? y", "if x = 1: pass", "else: pass", "assert (x, 'y')",
               "from __future__ import nothing", "def f(*): pass", "def f(*, **k): pass", "f(x for x in y, 1)", "class C(x for x in y): pass",
               "@\ndef f(): pass", "a, b += 1", "(a, b): int", "print(1", "'''abc", "\tx\n        y", "while 1: x = 1 else", "import", "from . import"]:  # fmt: skip
    try:
        compile(source, "<source>", "exec")
        print("fine", repr(source))
    except SyntaxError as error:
        print(type(error).__name__, repr(source), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
