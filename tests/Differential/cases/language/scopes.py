def make_counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


counter = make_counter()
print(counter(), counter(), counter(10), make_counter()())

value = "global"


def shadow():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = "local"
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)


shadow()


def free():
    def inner():
        return late

    try:
        inner()
    except NameError as error:
        print(error)
    late = "bound now"
    return inner()


print(free())


def changes_global():
    global value, created
    value = "changed"
    created = 1


changes_global()
print(value, created)


class Scope:
    value = "class"
    copy = value

    def method(self):
        return value, __class__


print(Scope.copy, Scope().method())


def defaults(a, b=[], *args, c, d=4, **kwargs):
    b.append(a)
    return a, list(b), args, c, d, kwargs


print(defaults(1, c=3), defaults(2, c=5, e=6), defaults(1, [0], 9, 8, c=7))
print(sorted(locals().keys() & {"value", "created", "counter"}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, c=3, d=4))
for call in ["positional(1, b=2, c=3, d=4)", "positional(1)", "positional(1, 2, 3, 4)", "positional(1, 2, 3, d=4, e=5)",
             "positional(1, 2, 3)", "counter(1, by=2)", "defaults()", "len()", "len(1, 2)", "int(x=1)"]:  # fmt: skip
    try:
        eval(call)
    except TypeError as error:
        print(call, "->", error)


def annotated(x: int, *args: "text", key: list[int] = None) -> dict[str, int]: ...


print(annotated.__annotations__, annotated.__defaults__, annotated.__kwdefaults__)
print((lambda x, *y: (x, y))(1, 2, 3), (lambda: (yield))().__class__.__name__)
exec("dynamic = value + '!'")
print(dynamic)
print(eval("a + b", {"a": 1}, {"b": 2}))
