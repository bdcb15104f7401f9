"""Memory views of C data, bytearrays that are joined, and subclasses of itertools' iterators with keywords."""
import ctypes
import itertools


class Empty(ctypes.Structure):
    pass


data = Empty()
ctypes.resize(data, 5)
view = memoryview(data)
print(view.nbytes, view.shape, view.itemsize, len(view.cast("B")))
view.cast("B")[:] = b"abcde"
print(bytes(view.cast("B")))
number = ctypes.c_int(1)
ctypes.resize(number, 6)
print(memoryview(number).nbytes, memoryview(b"abc")[1:2].cast("B", []).nbytes)

print(memoryview(ctypes.c_double(0.5)).cast("B").tolist())
separator = bytearray(b",")


def clears():
    separator.clear()
    yield b"a"


try:
    separator.join(clears())
except BufferError as error:
    print(error, separator.join([b"a", b"b"]))


class Chain(itertools.chain):
    pass


class Initialized(itertools.chain):
    def __init__(self, *args, keyword):
        self.keyword = keyword


try:
    Chain([1], keyword=1)
except TypeError as error:
    print(error)
made = Initialized([1], [2], keyword=3)
print(list(made), made.keyword)
