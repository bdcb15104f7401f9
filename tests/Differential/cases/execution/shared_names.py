"""What makes instances' attributes shared, late, or a dictionary, as LOAD_ATTR and STORE_ATTR see it."""
import dis


def forms(function):
    """The names of the forms that the accesses have become."""
    return [instruction.opname for instruction in dis.get_instructions(function, adaptive=True) if "_ATTR" in instruction.opname]


def show(label, function, *things):
    for thing in things:
        try:
            function(thing)
        except AttributeError as error:
            print(error)
    print(label, forms(function))


class Point:
    def __init__(self):
        self.x = 1


def store_late(point):
    point.late = 1
    return point.late


def store_later(point):
    point.later = 1
    return point.x, point.later


def delete(point):
    del point.x
    point.x = 3
    return point.x


def maybe(point):
    return point.absent


show("a name that is new at the second store", store_late, Point())
show("", store_late, Point(), Point())
show("deleted and set again", delete, Point(), Point(), Point())
points = [Point() for _ in range(40)]
show("one more name after many instances", store_later, *points[:4])


def store_last(point):
    point.last = 1
    return point.x, point.last


show("and another", store_last, *points[:4])
print(points[0].__dict__, points[9].__dict__)


class Error(Exception):
    def __getattr__(self, name):
        return name


def class_of(thing):
    return thing.__class__, thing.other


show("__getattr__ over a built-in type", class_of, Error(), Error(), Error())


class Letters(str):
    pass


def store(letters):
    letters.mark = 1
    return letters.mark, letters.upper()


show("an instance of a built-in type's subclass", store, *map(Letters, "abcd"))

# Attributes keep their order, and what is deleted is gone.
class Bag:
    pass


bag = Bag()
for name in "abcdefgh":
    setattr(bag, name, ord(name))
for name in "bdh":
    delattr(bag, name)
bag.b = 1
try:
    del bag.d
except AttributeError as error:
    print(error)
print(bag.g, hasattr(bag, "h"), vars(bag))
