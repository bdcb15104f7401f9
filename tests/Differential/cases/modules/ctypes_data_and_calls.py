"""ctypes: structures by value, unions, callbacks, variadic functions, errno, memory."""
import ctypes
import errno
import sys
import threading
from ctypes import *

libc = CDLL(None, use_errno=True)


class Div(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]


class LDiv(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.div.restype = Div
libc.ldiv.restype = LDiv
libc.ldiv.argtypes = [c_long, c_long]
d, l = libc.div(17, 5), libc.ldiv(10**15 + 7, 10**6)
print(d.quot, d.rem, l.quot, l.rem)

libc.snprintf.argtypes = [c_char_p, c_size_t, c_char_p]
buffer = create_string_buffer(100)
print(libc.snprintf(buffer, 100, b"%d %s %.2f %ld", 42, b"text", c_double(1.5), c_long(-1 << 40)), buffer.value, buffer.raw[:20])

print(libc.open(b"/no/such/file", 0), get_errno() == errno.ENOENT, set_errno(5) == errno.ENOENT, get_errno())

COMPARE = CFUNCTYPE(c_int, POINTER(c_double), POINTER(c_double))
values = (c_double * 6)(3.5, -1, 2, 99, 0, 1e-3)
libc.qsort.restype = None
libc.qsort.argtypes = [c_void_p, c_size_t, c_size_t, COMPARE]
libc.qsort(values, len(values), sizeof(c_double), COMPARE(lambda a, b: (a[0] > b[0]) - (a[0] < b[0])))
print(list(values))


class Inner(Union):
    _fields_ = [("i", c_int32), ("f", c_float), ("b", c_uint8 * 4)]


class Outer(Structure):
    _anonymous_ = ["u"]
    _fields_ = [("tag", c_char), ("u", Inner), ("bits", c_uint, 3), ("more", c_uint, 7), ("name", c_char * 8), ("next", c_void_p)]


o = Outer(b"x", Inner(f=1.0), 5, 100, b"abc")
print(sizeof(Outer), alignment(Outer), o.tag, hex(o.i), o.f, bytes(o.b), o.bits, o.more, o.name, o.next)
print([(n, getattr(Outer, n).offset, getattr(Outer, n).size) for n, *_ in Outer._fields_])
print(memoryview(o).format, memoryview((c_short * 3 * 2)()).shape, memoryview((c_short * 3 * 2)()).format)


class Node(Structure):
    pass


Node._fields_ = [("value", c_int), ("next", POINTER(Node))]
third = Node(3, None)
second = Node(2, pointer(third))
first = Node(1, pointer(second))
at, seen = pointer(first), []
while at:
    seen.append(at.contents.value)
    at = at.contents.next
print(seen, first.next.contents.next[0].value)


class Net(BigEndianStructure):
    _pack_ = 1
    _fields_ = [("kind", c_uint8), ("length", c_uint16), ("id", c_uint32), ("value", c_double)]


print(bytes(Net(1, 2, 3, 1.5)), Net.from_buffer_copy(b"\1\2\3\4\5\6\7" + bytes(8)).length)

for bad in (lambda: c_int("x"), lambda: (c_int * 2)(1, 2, 3), lambda: libc.no_such_function, lambda: c_char(b"ab"), lambda: POINTER(c_int)(c_long()).contents,
            lambda: POINTER(c_int)().contents, lambda: libc.ldiv("a", 1), lambda: libc.ldiv(1), lambda: c_int.from_buffer(bytearray(2)), lambda: Structure(),
            lambda: cast(1.5, c_void_p), lambda: sizeof(3), lambda: byref(3), lambda: (c_int * -1), lambda: setattr(Div, "_fields_", [])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).rpartition(": ")[2])

text = create_unicode_buffer("héllo 😀")
print(len(text), text.value, wstring_at(text, 2), string_at(b"abc\0def"), string_at(b"abc\0def", 5))
print(c_longdouble(0.1).value, c_longdouble(1e-310).value, c_longdouble(float("-inf")).value, c_float(0.1).value, c_bool(7), c_ubyte(257), c_byte(200))
print(repr(py_object([1])), py_object("x").value, cast(b"xyz", c_char_p).value, c_void_p(0).value, c_void_p(-1).value == 2**64 - 1)

results = []
START = CFUNCTYPE(c_void_p, c_void_p)
start = START(lambda data: results.append((data, threading.current_thread() is threading.main_thread())) or 7)
libc.pthread_create.argtypes = [c_void_p, c_void_p, START, c_void_p]
libc.pthread_join.argtypes = [c_ulong, c_void_p]
thread, got = c_ulong(), c_void_p()
print(libc.pthread_create(byref(thread), None, start, 123), libc.pthread_join(thread, byref(got)), got.value, results)

failing = CFUNCTYPE(c_int, c_int)(lambda n: 1 // n)
sys.unraisablehook = lambda info: print(info.err_msg, repr(info.exc_value))
print(failing(1))
failing(0)
time = CFUNCTYPE(c_double, c_double, c_int8, c_int64)(lambda a, b, c: a + b + c)
print(time(0.5, -3, 1 << 33))
memory = (c_int * 4)(1, 2, 3, 4)
memmove(addressof(memory) + 4, memory, 8)
memset(memory, 255, 2)
print(memory[:], memory[1:], memory[::-2])
p = cast(memory, POINTER(c_int))
print(p[1], p[:4], p[2:0:-1])
