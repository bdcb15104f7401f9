# What built-in types tell of their subclasses and of themselves; what -b warns of.
# arguments: -b {case}
import inspect
import itertools
import types


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for subclass in cls.__subclasses__():
        if subclass.__module__ == "builtins":
            tree(subclass, depth + 1)


tree(BaseException)
print(int.__subclasses__()[0], len(object.__subclasses__()) > 50)

class Own(ZeroDivisionError):
    pass

print(ZeroDivisionError.__subclasses__())

for cls in list, tuple, float, enumerate, itertools.count, itertools.accumulate, types.CellType, types.FunctionType, types.MethodType:
    print(cls.__name__, cls.__text_signature__, isinstance(cls.__doc__, str))
print(inspect.signature(list), inspect.signature(float))

text, data = "a", b"a"
print(data == text, data != text, data == 97, bytearray(data) == text, data < b"b", {data: 1}.get(text))
print(str(data), str(bytearray(data)), f"{data!r}", "%s" % text)
