"""The sources whose trees and errors record.py records: (mode, source) or a source for mode exec."""

VALID = [
    "", "\n", "# only a comment\n", "pass", "pass; pass;\n", "x", "x;", "...", "'doc'\nx = 1",
    # statements
    "return", "return x, *y", "del x", "del x, y[0], z.a, (a, [b, c]),", "del (x)", "assert x", "assert x, 'why'",
    "raise", "raise E", "raise E from c", "global a, b", "nonlocal a", "break", "continue",
    "import a", "import a.b.c as d, e", "from a import b", "from . import b as c", "from .... import (a, b as c,)",
    "from ...a.b import *", "if a: b", "if a:\n  b\nelif c:\n  d\nelse:\n  e", "while a: b\nelse: c",
    "for x in y: z\nelse: w", "for x, *y in z, *w: pass", "for (a, b), [c], d.e, f[0] in g: pass", "for x, in y: pass",
    "with a: b", "with a as b, c as (d, e): f", "with (a as b, c): d", "with (a, b) as c: d", "with (yield): pass",
    "with (a): b", "with (a), (b): c", "with (a).b as c: d", "with (\n  a as b,\n  c as d,\n): e",
    "try: a\nfinally: b", "try: a\nexcept: b", "try: a\nexcept E as e: b\nexcept (F, G): c\nelse: d\nfinally: e",
    "try: a\nexcept* E as e: b\nexcept* F: c", "class A: pass", "class A(B, *C, d=E, **F):\n  x: int\n  def f(self): pass",
    "@a\n@b.c(d)[e]\nclass A: pass", "@(yield)\ndef f(): pass", "@x if y else z\nasync def f(): pass",
    "def f(): pass", "def f(a, b: int = 1, /, c=2, *d: e, f, g=3, **h) -> i: pass", "def f(*, a, b=1): pass",
    "def f(a, /): pass", "def f(a=1, /, b=2, *, c): pass", "def f(*args: *Ts): pass", "def f(**k,): pass",
    "def f[T, *Ts, **P](x: T) -> P: pass", "class A[T: int, U: (str, bytes),](B): pass", "type X = int", "type X[T] = list[T]",
    "type = 1", "type(x)", "type X[*Ts] = Ts", "type in x", "async def f():\n  async for a in b: await c\n  async with d as e: pass",
    "async def f():\n  return [x async for x in y if await z]",
    # assignments
    "x = 1", "x = y = z = 1, 2", "x, y = y, x", "(x) = 1", "(x), y = z", "[a, *b] = c", "a, (b, *c), [d] = e", "() = []", "[] = ()",
    "x.y = z[0] = w", "x += 1", "(x) -= 1", "x.y *= z", "x[0] @= y", "x //= y; x **= z; x >>= 1; x <<= 2; x &= 3; x ^= 4; x |= 5; x %= 6; x /= 7",
    "x: int", "x: int = 1", "(x): int", "(x.y): int = z", "x.y: int", "x[0]: int = 1, 2", "x: int = yield", "x = yield y", "x += yield",
    "x = *y, z", "*x, = y", "f().x = 1", "f()[0] = 1", "(yield).x = 1", "'a'.b = 1", "x = y = yield",
    # expressions
    "a if b else c if d else e", "a or b and not c", "not not a", "a < b <= c != d == e > f >= g", "a in b not in c is d is not e",
    "a | b ^ c & d << e >> f + g - h * i / j // k % l @ m", "-a ** -b", "+-~a", "a ** b ** c", "await_(x)", "lambda: 0",
    "lambda a, b=1, /, c=2, *d, e, f=3, **g: h", "lambda *, a: a", "lambda *a, **b: (yield)", "lambda x=lambda: 1: x",
    "f()", "f(a, *b, c=d, **e)", "f(a for a in b)", "f(*a, b)", "f(a, b=c, *d)", "f(a, b=c, *d, **e, f=g)", "f(a := 1, b)", "f((a for a in b), c)",
    "f(a)(b)[c].d", "x[a]", "x[a, b]", "x[a:b]", "x[a:b:c]", "x[:]", "x[::]", "x[a:, :b, ::c]", "x[*a]", "x[*a, b]", "x[a := b]", "x[a,]", "x[(a, b)]",
    "()", "(a)", "(a,)", "(a, b)", "(*a, b)", "(a := b)", "(yield)", "(yield from x)", "[]", "[a]", "[a, *b,]", "[a := 1, b]", "{}", "{a}", "{a, *b}",
    "{a: b}", "{a: b, **c, d: e,}", "{**a}", "{a: lambda: b}", "{(a := b): c}", "[a for b in c]", "{a for b in c if d if e for f in g}",
    "{a: b for c, d in e}", "(a for b in c)", "[a for b, in c]", "[a := b for c in d]", "[x for x in y or z]",
    "1", "1_000", "0x_ff", "0o17", "0b101", "1.5", "1e10", "1_0.0_1e-1_0", ".5", "5.", "1j", "1.5J", "0", "000", "9223372036854775807",
    "9223372036854775808", "0x7fffffffffffffff", "0xFFFFFFFFFFFFFFFFFFFFFFFF", "1e400", "None, True, False",
    # strings
    "'a'", '"a\'b"', "'''a\nb'''", r"'\n\t\\\'\"\a\b\f\v\r\0\101\x41\u00e9\U0001f600\N{BULLET}'", r"r'\n'", r"b'\x00\xff\n'", "u'a'", "u'a' 'b'",
    "'a' u'b'", "b'a' b'b'", "'a' 'b' 'c'", "'é€😀'", r"'\ud83d\ude00'", r"'\ud800' 'x'", "'\\\n'", r"'\
'",
    "f''", "f'a'", "f'{a}'", "f'{a}b{c}'", "f'{{}}'", "f'{a!r}'", "f'{a!s:>{b}}'", "f'{a:}'", "f'{a:x{b}y}'", "f'{a=}'", "f'{a = }'", "f'{a=!s}'", "f'{a=:x}'",
    "f'{a + 1 = !r:^20}'", "f'{a,}'", "f'{*a, b}'", "f'{yield}'", "f'{lambda_}'", "f'{(lambda: 1)}'", "f'{a[\"b\"]}'", "f'{f\"{f'{1}'}\"}'",
    "f'a' 'b' f'{c}' 'd'", "'a' f'{b}'", "rf'\\{a}'", "f'\\N{BULLET}{a}'", "f'''{\n  a  # why\n}'''", "f'''{a:\n}'''", "f'{a}' f''", "f'{a:{b}{c}}'", "f'{ {1: 2}[1] }'",
    "f'{a!r:{b!s}}'", "f'\\x41{a}\\n'", "f'{a:\\x41}'",
    # match
    "match x:\n  case 1: pass", "match x:\n  case -1 | 1.5 | 1+2j | -1-2j: pass", "match x:\n  case 'a' 'b' | b'c': pass", "match x, y:\n  case a, b: pass",
    "match *x, y:\n  case [a, *_, b] | (c, *d): pass", "match x:\n  case None | True | False: pass", "match x:\n  case a.b.c | _: pass",
    "match x:\n  case {}: pass\n  case {'a': b, **c}: pass\n  case {**d}: pass\n  case {1: _, a.b: c,}: pass",
    "match x:\n  case A(): pass\n  case a.B(c, d, e=f, g=1,): pass\n  case A(b=c): pass", "match x:\n  case (a): pass\n  case (a, ): pass\n  case []: pass\n  case (): pass",
    "match x:\n  case a as b: pass\n  case (1 as c) | [d]: pass\n  case A(b) as e if f: pass", "match x:\n  case *a, b: pass", "match x:\n  case a,: pass",
    "match = 1", "match(x)", "match(x).y", "match[x]", "match, case = 1, 2", "match x:\n  case case: pass", "print(match, case, type, _)", "match -x:\n  case 1: pass",
    "match (x):\n  case (y): pass", "match x.y[0](z):\n  case 1: pass", "case(1)", "_ = 1",
    # positions
    "é = 'ü' + x", "x = (\n  1 +\n  2\n)\n", "if x:\n\ty = 1\n\tif z:\n\t\tw\n", "x = '''\n''' + y", "def f():\n    '''doc'''\n    return\n\n\n", "x = 1 \\\n  + 2",
    ("eval", "1"), ("eval", "a, b\n\n"), ("eval", "lambda: (yield)"), ("eval", "x  # comment"),
    ("single", "x"), ("single", "x; y\n"), ("single", "if x: y\n\n"), ("single", "if x:\n  y\n"), ("single", "def f():\n  pass\n\n"),
    ("func_type", "() -> int"), ("func_type", "(int, *str, **x) -> a.b[c]"), ("func_type", "(a, b) -> c\n"), ("func_type", "(*a) -> b"),
]

INVALID = [
    # brackets, strings, indentation
    "(", "[1,\n2", "{'a': 1\nx = 2", ")", "(]", "x = (1\ny = 2\n", "'abc", "'''abc", "f'abc", "f'''{x", "f'{", "f'{x", "f'}'", "x\n  y", "  x", "if x:\ny",
    "if x:\n    y\n  z", "if x:\n\ty\n        z", "\\ x", "x = 1 \\", "a?", "a $ b", "é $", "0777", "1_", "1__0", "0x", "0b2", "0o8", "1a", "1e", "1.5.x y", "€ = 1",
    # names and targets
    "1 = x", "'a' = 1", "f() = 1", "a + b = 1", "None = 1", "True = 1", "... = 1", "(a, 1) = b", "[a, f()] = b", "a, b += 1", "f() += 1", "1 += 1", "(a, b): int", "[a]: int",
    "a, b: int", "f(): int", "(yield) = 1", "yield = 1", "x = yield = 1", "lambda: 1 = 2", "a if b else c = 1", "-x = 1", "a < b = 1", "{} = 1", "{1} = 1", "f'{x}' = 1",
    "del f()", "del 1", "del *a", "del a, 1", "del (a, b())", "del", "del a b", "for 1 in x: pass", "for f() in x: pass", "for x in y", "for x y: pass", "for in x: pass",
    "with a as 1: pass", "with a as f(): pass", "with a", "with (a, b)\n  pass", "with (a as 1): pass", "[x for 1 in y]", "[x for f() in y]", "(1 := 2)", "(a.b := 1)", "a := 1",
    "if a = 1: pass", "if a.b = 1: pass", "while x = y: pass", "f(a.b=1)", "f(1=2)", "f(None=1)", "f(True=1)", "x = 5 = y", "x = *a y",
    # missing and superfluous
    "print 1", "print x, y", "exec 'x'", "print(1 2)", "f(a b)", "[1 2]", "{1 2}", "(a b)", "f(a, b c)", "{1: 2 3: 4}", "{1: 2, 3}", "{1:}", "{1: *a}", "{**a, b}", "{1: 2, x y}",
    "x = 1 if 2", "f(x if y)", "a b", "x = a b", "if x", "if x\n  y", "while x\n  y", "else: x", "elif x: y", "def f", "def f:\n  pass", "def f()\n  pass", "def f(x) y: pass",
    "class A\n  pass", "class A(B)\n  pass", "class A x: pass", "class: pass", "try\n  pass", "try:\n  pass\n", "try:\n  pass\nx", "try: a\nexcept a, b: c", "try: a\nexcept: b\nexcept* c: d",
    "try: a\nexcept* b: c\nexcept d: e", "try: a\nexcept*: b", "try: a\nexcept b\n  c", "try: a\nfinally\n  b", "except: x", "finally: x", "lambda x y: 1", "lambda: ", "import", "import a from b",
    "import a as", "import a.b as c.d", "from a import", "from a import b,", "from a import (b, c", "from a import *, b", "from import a", "from . import", "global", "global x y", "nonlocal 1",
    "assert", "assert x,", "raise x from", "raise x, y", "return =", "x =", "x = = y", "x +", "x ==", "not", "a not b", "a is", "@", "@x\ny = 1", "async x", "await", "async def f: pass",
    "match x\n  case 1: pass", "match x:\ncase 1: pass", "match x:\n  case 1\n    pass", "match x:\n  case 1:\n  pass", "match x:\n  case a as _: pass", "match x:\n  case a as b.c: pass",
    "match x:\n  case a as 1: pass", "match x:\n  case A(a=1, b): pass", "match x:\n  case 1 + 2: pass", "match x:\n  case 1j + 2j: pass", "match x:\n  case {**a, b: c}: pass", "match x:\n  case -a: pass",
    "match x:\n  pass", "type X", "type X = ", "type X[] = int", "type X[*T: int] = T", "type X[**P: (a, b)] = P", "class A[]: pass", "def f[T: ](): pass",
    # blocks
    "def f():\npass", "class A:\npass", "for a in b:\npass", "while a:\npass", "with a:\npass", "with (a, b):\npass", "try:\npass", "try:\n  a\nexcept:\npass", "try:\n  a\nexcept a:\npass",
    "try:\n  a\nexcept* a:\npass", "try:\n  a\nfinally:\npass", "if a:\n  b\nelse:\npass", "if a:\n  b\nelif c:\npass", "if a:\n  b\nelse\n  c", "while a:\n  b\nelse\n  c",
    # calls
    "f(a for a in b, c)", "f(c, a for a in b)", "f(a for a in b,)", "f(a for a in b, c for c in d)", "f(a=1, b)", "f(**a, b)", "f(**a, *b)", "f(a=)", "f(a, b=)", "f(*)", "f(**)", "f(*a=1)", "f(**a=1)",
    "f(a=b for b in c)", "f(,)", "f(a,,b)", "class A(x for x in y): pass", "x[", "x[]", "x[a b]", "x[a,,b]",
    # displays
    "[*a for b in c]", "{*a for b in c}", "(*a for b in c)", "f(*a for b in c)", "[a, b for c in d]", "{a, b for c in d}", "[a, for b in c]", "{**a for b in c}", "{a: b, c: d for e in f}", "(*a)", "(**a)", "(a, **b)",
    # parameters
    "def f(a=1, b): pass", "def f(a=1, /, b): pass", "def f((a)): pass", "def f((a, b)): pass", "def f(/, a): pass", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*, /): pass", "def f(a, *, b, /): pass",
    "def f(a, / *b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(*a, *b): pass", "def f(*a=1): pass", "def f(**a=1): pass", "def f(**a, b): pass", "def f(**a, *b): pass", "def f(a=): pass", "def f(a: ): pass",
    "def f(1): pass", "def f(a, b,, c): pass", "lambda a=1, b: 1", "lambda (a): 1", "lambda *: 1", "lambda *, **k: 1", "lambda **a, b: 1", "lambda /, a: 1", "lambda a, /, b, /: 1", "lambda *a, *b: 1",
    # f-strings
    "f'{}'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{ }'", "f'{a!}'", "f'{a!x}'", "f'{a! r}'", "f'{a!r x}'", "f'{a!r'", "f'{a b}'", "f'{a $}'", "f'{a=x}'", "f'{a:{b}'", "f'{lambda: 1}'", "f'{lambda x: 1}'", "f'{*}'",
    "f'{a:{}}'", "f'{a:{b!}}'", "f'{(a}'", "f'{a)}'", "f'{a[}'", "f'{\n'", "f'a{1 2}b'", "f'{import x}'", "f'{a'b}'",
    # literals
    "'\\x1'", "'\\u12'", "'\\U12345678'", "'\\N'", "'\\N{}'", "'\\N{NO SUCH NAME}'", "b'\\x1'", "b'é'", "'é\\x1'", "'a' b'b'", "f'{a}' b'b'", "f'\\x1'", "f'\\N{x}'",
    "1" * 4301,
    ("eval", "x = 1"), ("eval", "x y"), ("eval", ""), ("eval", "pass"), ("eval", "x\ny"), ("eval", "*x"), ("single", "x = 1\ny = 2\n"), ("single", "if x:\n"), ("single", "if x: y\nz\n"), ("single", ""),
    ("func_type", "int"), ("func_type", "() -> "), ("func_type", "(*a, b) -> c"), ("func_type", "(**a, *b) -> c"),
]
