import gc
import weakref


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def show(*args):
    # CPython drops most objects at once; both have by now.
    gc.collect()
    print(*args)


def local():
    Noted("local")


local()
show("after local")
noted = Noted("global")
noted = None
show("after global")

first, second = Noted("cycle"), Noted("cycle")
first.other, second.other = second, first
del first, second
show("after cycle")


class Stack(list):
    def __del__(self):
        print("del", list(self))


Stack([1, 2])
show("after subclass")


class Back:
    def __del__(self):
        global back
        back = self
        print("back")


Back()
show("resurrected")
print(type(back).__name__)
del back
show("only once")


def generator(name):
    try:
        yield name
    finally:
        print("closed", name)


running = generator("running")
print(next(running))
del running
unstarted = generator("unstarted")
del unstarted
show("after generators")


class Plain:
    pass


plain = Plain()
dead = []
reference = weakref.ref(plain, dead.append)
proxy = weakref.proxy(plain)
print(weakref.ref(plain) is weakref.ref(plain), weakref.proxy(plain) is proxy)
del plain
show("after plain")
print(reference(), dead == [reference])
try:
    proxy.attribute
except ReferenceError as error:
    print(error)

keyed = weakref.WeakKeyDictionary()
key = Plain()
keyed[key] = 1
print(len(keyed))
del key
show("after key")
print(len(keyed))

last = Noted("at the end")
