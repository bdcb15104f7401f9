# What gc tells of who refers to what.
import gc


class Node:
    def __init__(self, next=None):
        self.next = next


last = Node()
middle = Node(last)
holder = [middle]


def kinds(objs):
    return sorted(type(obj).__name__ for obj in objs)


def local_holder():
    inner = {"held": last}
    return kinds(obj for obj in gc.get_referrers(last) if obj is inner)


print(any(obj is holder for obj in gc.get_referrers(middle)), any(obj is globals() for obj in gc.get_referrers(middle)))
print(local_holder())
print(any(obj is kinds.__globals__ for obj in gc.get_referents(kinds)), {1, 2} == set(gc.get_referents({1, 2})))
print(any(obj is holder for obj in gc.get_objects()))

loop = {}
loop["self"] = loop
print(gc.is_tracked(loop), gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}), gc.is_tracked(()))
for wrong in -2, 3:
    try:
        gc.get_objects(wrong)
    except ValueError as error:
        print(error)
