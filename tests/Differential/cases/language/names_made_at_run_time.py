# Attributes are found by names that no source spells out; comprehensions in class bodies show their variables.
import sys


class A:
    def __init__(self):
        self.colour = 'red'


a = A()
name = ''.join(['col', 'our'])
print(hasattr(a, name), getattr(a, name), a.__getattribute__(name))
setattr(a, name + 's', 2)
print(vars(a))
delattr(a, name)
print(vars(a))


class B:
    found = [locals()['x'] for x in [5]]
    frames = [sys._getframe().f_locals['y'] for y in [0]]


print(B.found, B.frames, hasattr(B, 'x'))


class Globals(dict):
    def __missing__(self, key):
        return 'missing ' + key


print(eval('lambda: zork', Globals(__builtins__={}))())
sys.set_coroutine_origin_tracking_depth(2)


async def coroutine():
    pass


c = coroutine()
print([entry[1:] for entry in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
