# Where the carets under a syntax error stand when its end lies outside the line shown.
import math
import sys

sys.stderr = sys.stdout
for offset, end in (2, 7), (2, 100), (2, -2), (4, 2), (3, 3), (9, 12), (2, None):
    try:
        raise SyntaxError("bad bad", ("bad.py", 1, offset, "abcdefg", 1 if end else None, end))
    except SyntaxError as error:
        sys.__excepthook__(SyntaxError, error.with_traceback(None), None)
for source in "f(a, x for x in\n range(1))\n", "x = (1,\n  2) = 3\n", "a, b +\\\n c = 1\n", "if x = (1,\n 2): pass\n":
    try:
        compile(source, "lines.py", "exec")
    except SyntaxError as error:
        sys.__excepthook__(SyntaxError, error.with_traceback(None), None)

for call in (
    lambda: math(),
    lambda: min(0, a=1, b=2, c=3),
    lambda: ImportError(0, a=1, b=2, c=3, d=4),
    lambda: ModuleNotFoundError(no=1),
):
    try:
        call()
    except TypeError as error:
        print(error)
