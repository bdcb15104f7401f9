# Errors and results at the edges of built-in operations.
import inspect
import os

for operation in lambda: [0] * (1 << 62), lambda: (0,) * (1 << 62), lambda: type("a", (1,), {}):
    try:
        operation()
    except Exception as error:
        print(type(error).__name__, error.args)

print(repr(b"".decode("no such encoding")), repr(str(b"", "no such encoding")))
print(inspect.signature(print))
shown = repr(os.stat_result(range(1, 20)))
print(shown)
