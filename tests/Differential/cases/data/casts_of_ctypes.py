"""memoryview.cast gives the bytes of items of any format, and nothing but bytes of formats that are not native."""
import ctypes


class Pair(ctypes.Structure):
    _fields_ = [("number", ctypes.c_int), ("letter", ctypes.c_char)]


for kind in ctypes.c_ubyte, ctypes.c_int, ctypes.c_double, Pair:
    view = memoryview((kind * 8)())
    for target in "Bci":
        try:
            cast = view.cast(target)
            print(view.format, target, cast.format, len(cast), view.cast(target, [2, len(cast) // 2]).shape)
        except TypeError as error:
            print(view.format, target, error)
