import sys


def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("finally runs")
    except KeyError as error:
        try:
            raise ValueError("outer")
        except ValueError as second:
            print(repr(second.__context__), second.__cause__, second.__suppress_context__)
            second.add_note("a note")
            print(second.__notes__)
        return error


print(repr(nested()))


def flow(how):
    for _ in range(2):
        try:
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise RuntimeError(how)
        except RuntimeError as error:
            return f"caught {error}"
        else:
            print("else")
        finally:
            print("finally", how)
    else:
        return "loop ended"
    return "after"


for how in ["return", "break", "continue", "raise", "none"]:
    print(flow(how))


def overriding():
    try:
        return "try"
    finally:
        return "finally"


print(overriding())
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError("t"), ExceptionGroup("sub", [ValueError(2), OSError(3)])])
except* ValueError as group:
    print("values", group.exceptions)
except* TypeError as group:
    print("types", group.exceptions)
except* OSError as group:
    print("os", group.exceptions)

try:
    try:
        raise ExceptionGroup("unhandled", [KeyError("k"), IndexError("i")])
    except* KeyError:
        pass
except ExceptionGroup as rest:
    print(repr(rest))

group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
matched, rest = group.split(ValueError)
print(repr(matched), repr(rest), group.subgroup(lambda e: isinstance(e, TypeError)))


class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

    def __str__(self):
        return f"custom {self.code}"


try:
    raise Custom(5, "more") from OSError(2, "No such file", "name")
except Custom as error:
    print(error, error.args, repr(error), repr(error.__cause__), error.__cause__.errno, error.__cause__.filename)
print(sys.exc_info())
try:
    raise Custom
except TypeError as error:
    print(error)
for bad in ["raise 5", "raise int", "raise ValueError from 5"]:
    try:
        exec(bad)
    except BaseException as error:
        print(type(error).__name__, error)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as error:
    print(error)


class Manager:
    def __init__(self, suppress):
        self.suppress = suppress

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, value)
        return self.suppress


with Manager(True) as first, Manager(False):
    raise ValueError("suppressed by the outer one")
with (Manager(False) as a, Manager(False) as b):
    print(a is b)
try:
    with 5:
        pass
except TypeError as error:
    print(error)
assert True, "not evaluated"
try:
    assert 1 > 2, f"message {1 + 1}"
except AssertionError as error:
    print(repr(error))


def reraise():
    try:
        raise ValueError("first")
    except ValueError:
        raise


try:
    reraise()
except ValueError as error:
    depth, trace = 0, error.__traceback__
    while trace:
        depth, trace = depth + 1, trace.tb_next
    print(depth)
try:
    raise
except RuntimeError as error:
    print(error)
