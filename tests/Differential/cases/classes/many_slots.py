"""Classes with more __slots__ than an instance keeps attributes inline."""


def fill(cls, names):
    instance = cls()
    for number, name in enumerate(names):
        setattr(instance, name, number)
    return instance, all(getattr(instance, name) == number for number, name in enumerate(names))


for count in (15, 16, 17, 33, 65, 300):
    names = [f"slot{number}" for number in range(count)]

    class Bare:
        __slots__ = names

    class WithDict(Bare):
        pass

    class MoreSlots(Bare):
        __slots__ = ("extra", "more")

    print(count, fill(Bare, names)[1], fill(MoreSlots, names + ["extra", "more"])[1])
    instance, right = fill(WithDict, names + ["attribute", "other"])
    print(right, instance.__dict__, fill(WithDict, names + [f"a{n}" for n in range(40)])[1])
    try:
        Bare().slot7
    except AttributeError as error:
        print(error)
