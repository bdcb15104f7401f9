class Failing(type):
    fail = False

    def mro(cls):
        if Failing.fail:
            raise RuntimeError("no order")
        return type.mro(cls)


class A:
    pass


class B:
    pass


class C(A):
    pass


class D(C):
    pass


class E(C, metaclass=Failing):
    pass


def attempt(action):
    try:
        print(action())
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)


def assign(cls, bases):
    cls.__bases__ = bases
    return [c.__name__ for c in cls.__mro__]


attempt(lambda: assign(C, (B,)))
print([c.__name__ for c in D.__mro__], [c.__name__ for c in E.__mro__], A.__subclasses__(), B.__subclasses__())
Failing.fail = True
attempt(lambda: assign(C, (A,)))
print([c.__name__ for c in D.__mro__], C.__bases__)
attempt(lambda: assign(C, (D,)))
attempt(lambda: assign(C, ()))
attempt(lambda: assign(int, (A,)))


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ["b", "a"]


class J:
    __slots__ = ["c"]


def change(obj, cls):
    obj.__class__ = cls
    return type(obj).__name__


g = G()
g.a = 1
attempt(lambda: (change(g, H), g.a))
attempt(lambda: change(G(), J))
attempt(lambda: change(A(), B))
attempt(lambda: change(A(), int))
attempt(lambda: H().b)


class Meta(type, A):
    pass


class WithMeta(metaclass=Meta):
    pass


print(type(WithMeta.__dict__).__name__, type(A.__dict__["__dict__"]).__name__)
name = "".join(["at", "tribute"])
a = A()
setattr(a, name, 1)
print(getattr(a, "".join(["attr", "ibute"])), hasattr(a, name + "s"))


class Name(str):
    pass


print(getattr(a, Name("attribute")))


class Wrong(int):
    __eq__ = str.__eq__
    __add__ = str.__add__


attempt(lambda: Wrong(1) == Wrong(1))
attempt(lambda: Wrong(1) + Wrong(1))


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


mapped = map(str, Iterator())
print(next(mapped))
del Iterator.__next__
attempt(lambda: next(mapped))


class Alone(type):
    def mro(cls):
        return (cls,)


class NoObject(metaclass=Alone):
    pass


print(isinstance(NoObject, type), NoObject.__mro__)
