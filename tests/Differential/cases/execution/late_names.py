"""Attributes that came too late to be shared: LOAD_ATTR_WITH_HINT and STORE_ATTR_WITH_HINT over ever other layouts, and super() over changing classes."""
import dis


def forms(function):
    return [instruction.opname for instruction in dis.get_instructions(function, adaptive=True) if "_ATTR" in instruction.opname]


class Point:
    def __init__(self, *names):
        self.x = 1
        for name in names:
            setattr(self, name, f"{name} of {names}")


for _ in range(60):     # then there is no room among the names that instances share
    Point()


def read(point):
    return point.late


def read_on_stack(points):
    return [points[0].late, points[-1].late]


def write(point, value):
    point.late = value


def change(point):
    point.late += "!"


def call(point):
    return point.late()


MANY = [f"n{i}" for i in range(24)]
for names in (["late"], ["late", "later"], ["other", "late"], [*MANY, "late"], ["late", *MANY], [*MANY[:5], "late", *MANY[5:]]):
    points = [Point(*names) for _ in range(12)]
    for function in (read, write, change, call, read_on_stack):
        function.__code__ = function.__code__.replace()
    for number, point in enumerate(points):
        assert read(point) == f"late of {tuple(names)}"
        write(point, f"value {number}")
        change(point)
        assert point.late == read(point) == f"value {number}!" and point.x == 1
        assert read_on_stack(points[:number + 1])[1] == f"value {number}!"
        write(point, lambda: number)
        assert call(point) == number and len(vars(point)) == len(names) + 1
    print(names[:3], len(names), *map(forms, (read, write, change, call, read_on_stack)))

# One place, layouts in turn: same number, other number, a dictionary, gone, back again.
same, moved, real, plain = Point("late"), Point("other", "late"), Point("late"), Point("late", "later")
real.__dict__["more"] = 1
for _ in range(30):
    for point in (same, plain, real, same, moved, plain):
        write(point, id(point))
    assert all(read(point) == id(point) for point in (same, plain, real, moved))
for point in (same, moved, real, plain):
    del point.late
    try:
        read(point)
    except AttributeError as error:
        print(error)
    write(point, 5)
    print(read(point), list(vars(point)))
Point.late = property(lambda self: "of the class", lambda self, value: print("set", value))
print(read(same), read(real))
write(moved, 3)
del Point.late
print(read(same), read(real), read(moved))


# Stores of many classes at one place: the class's descriptors have their say, also when they come later.
class Other(Point):
    pass


class Slotted:
    __slots__ = ("late",)


for _ in range(40):
    for point in (Point("late"), Other("late"), Slotted(), Other()):
        write(point, 7)
        assert read(point) == 7
Other.late = property(lambda self: "of Other", lambda self, value: print("set of Other", value))
for point in (same, Other()):
    write(point, 8)
    print(read(point))


class Base:
    def name(self):
        return "Base"


class Middle(Base):
    pass


class Second:
    def name(self):
        return "Second"


class Last(Middle):
    def name(self):
        return "Last of " + super().name()

    def attribute(self):
        return super().name

    @classmethod
    def of_class(cls):
        return super().name


class Diamond(Last, Second):
    pass


def names():
    return [Last().name() for _ in range(3)], Diamond().name(), Last().attribute()(), Last.of_class()(None), Diamond.of_class()(None)


for _ in range(20):
    names()
print(names())
Middle.name = lambda self: "Middle"
print(names())
Base.name = lambda self: "changed Base"
print(names())
del Middle.name
print(names())
Last.__bases__ = (Second,)
print(names()[0], names()[2:])
Second.name = classmethod(lambda cls: cls.__name__)
print(Last().name(), Diamond().name(), Last().attribute()(), Last.of_class()())
