# Namespaces whose keys are no strings: their __eq__ takes part in looking names up.
import builtins
import pickle


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return other == self.name


class A:
    pass


class B(A):
    found = "in the base"


a = A()
a.__dict__[Key("attribute")] = 1
print(a.attribute)
print(type("C", (), {Key("of_class"): 2})().of_class)
builtins.__dict__[Key("made_up")] = 3
print(made_up)


class Raising(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        raise ZeroDivisionError(other)


b = B()
b.__dict__[Raising("found")] = 4
try:
    print(b.found)
except ZeroDivisionError as error:
    print("raised", error)


class Generic[T]:
    pass


for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(type(pickle.loads(pickle.dumps(Generic(), protocol))).__name__, end=" ")
print()
print(str.maketrans.__qualname__, str.maketrans.__self__, pickle.loads(pickle.dumps(str.maketrans))("a", "b"))
try:
    del (lambda: 0).__dict__
except TypeError as error:
    print(error)


def local():
    try:
        print(local_name)
    except UnboundLocalError as error:
        print(error.name)
    local_name = 1


local()
