# arguments: -S {case}
# Nothing is imported until the last line: the import system may not be there yet, and nobody can tell.


def deep(n):
    return list(vars()) if n == 0 else deep(n - 1)


print(deep(900), __name__, __spec__, type(__loader__).__name__)
print(list(globals()))
print(__builtins__, __builtins__.__loader__.__name__, __builtins__.__spec__.name)
print(eval("__loader__") is deep.__globals__["__loader__"])
generator = (i for i in range(3))
print(generator.gi_frame.f_globals is globals(), generator.gi_frame.f_builtins is vars(__builtins__))
try:
    exit
except NameError as error:
    print(error)
import sys

print(sys.path[0] != "", sys.modules["__main__"].__loader__ is __loader__)
