"""Instances of generic classes are copied and pickled; type variable tuples are filled in."""
import copy
import pickle
from typing import Generic, TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Box(Generic[T]):
    def __init__(self, item):
        self.item = item


class Many(Generic[Unpack[Ts]]):
    pass


for box in (Box(1), Box[int](2)):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        print(type(box).__name__, pickle.loads(pickle.dumps(box, protocol)).item, copy.deepcopy(box).item)
print(tuple[Unpack[Ts]][int], tuple[T, Unpack[Ts]][int, str, bool], list[Many[Unpack[Ts]]][()])
try:
    class Derived(T):
        pass
except TypeError as error:
    print(error)
print(pickle.loads(pickle.dumps(str.maketrans)) is not None, str.maketrans.__qualname__)
