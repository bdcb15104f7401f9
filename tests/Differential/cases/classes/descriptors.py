class Field:
    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Record:
    field = Field()
    plain = 1

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        print("subclass", cls.__name__, tag)

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    @property
    def double(self):
        return self.plain * 2

    @double.setter
    def double(self, value):
        self.plain = value / 2

    @classmethod
    def make(cls, *args):
        return cls, args

    @staticmethod
    def free(x):
        return x


record = Record()
print(record.field, Record.field is Record.__dict__["field"])
record.field = 5
print(record.field, record.__dict__)
del record.field
print(record.field)
record.double = 9
print(record.plain, record.double)
try:
    del record.double
except AttributeError as error:
    print(error)


class Special(Record, tag="special"):
    def __getattr__(self, name):
        if name.startswith("dynamic"):
            return f"made {name}"
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delete", name)
        object.__delattr__(self, name)


special = Special()
special.x = 1
print(special.x, special.dynamic_thing, Special.tag, Special[int, 3], Special.make(1), special.free(2))
del special.x
try:
    special.x
except AttributeError as error:
    print(error, error.name, error.obj is special)
print(hasattr(special, "y"), getattr(special, "y", "default"))


class Slotted:
    __slots__ = ("a", "_b", "__private")

    def __init__(self):
        self.a = 1
        self.__private = 2


slotted = Slotted()
print(slotted.a, hasattr(slotted, "__dict__"), Slotted.a, [n for n in dir(slotted) if "rivate" in n])
for action in ["slotted.z = 1", "slotted._b", "del slotted._b", "slotted.__class__ = Record"]:
    try:
        exec(action)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace["added"] = sorted(k for k in namespace if not k.startswith("__"))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.kwargs = kwargs

    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        return {"prepared": name}

    def __call__(cls, *args, **kwargs):
        print("calling", cls.__name__)
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        return instance == 5

    def __contains__(cls, item):
        return item == "in"


class Made(metaclass=Meta, option=1):
    x = 1


print(Made.added, Made.kwargs, Made.prepared, type(Made()), isinstance(5, Made), "in" in Made, type(Made) is Meta)
Dynamic = type("Dynamic", (Record,), {"y": 2, "__doc__": "made"}, tag="dyn")
print(Dynamic.y, Dynamic.__doc__, Dynamic.__mro__, Dynamic.__module__, Dynamic.__qualname__)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, B):
        pass
except TypeError as error:
    print(error)
try:
    class Bases(A, 5):
        pass
except TypeError as error:
    print(error)
print(super(B, D()).who(), super(D, D).__thisclass__.__name__)
try:
    super()
except RuntimeError as error:
    print(error)


class Meta2(type):
    pass


try:
    class Conflict(Made, metaclass=Meta2):
        pass
except TypeError as error:
    print(error)
