"""Pickles made by the fast pickler are CPython's, byte for byte, and load again."""
import collections
import io
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.__dict__ == other.__dict__


class Slotted:
    __slots__ = ('a', 'b')


class Reduced:
    def __reduce__(self):
        return list, ((1, 2),), None, iter([3, 4])


shared = ['shared']
cycle = []
cycle.append(cycle)
slotted = Slotted()
slotted.a = 1
values = [
    None, True, 0, 255, 256, 65535, -1, 2**31, -2**31, 2**63, -2**100, 1.5, float('inf'), '', 'abc', 'é\u4e2d\U0001f600', '\ud800',
    b'', b'bytes', bytearray(b'array'), (), (1,), (1, 2, 3, 4), [1, [2]], {'a': 1}, {1}, frozenset([2]), 1j, range(3), len, int, type(None),
    ..., [shared, shared], Point(1, Point(2, [])), Reduced(), collections.OrderedDict(a=1), collections.deque([1], 3), slotted,
]
for protocol in range(6):
    for value in values:
        if protocol < 2 and value is slotted:
            continue
        data = pickle.dumps(value, protocol)
        print(protocol, data)
        back = pickle.loads(data)
        print(back == value if not isinstance(value, (Reduced, Slotted)) else type(back).__name__)
    print(pickle.dumps(cycle, protocol))

for data in [b'', b'.', b'N', b'(', b'Kx', b'\x80\x06.', b'(lp0\ng1\n.', b'cos\nnothing\n.', b'Pa\n.', b'\x8c\x05ab', b']1.', b'S"a\n.', b'\xff']:
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return f'id:{obj.x}' if isinstance(obj, Point) else None

    def reducer_override(self, obj):
        return (str, ('overridden',)) if isinstance(obj, Reduced) else NotImplemented


class Loading(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


file = io.BytesIO()
Persistent(file).dump([Point(1, 2), Reduced()])
file.seek(0)
print(Loading(file).load())
for bad in [lambda: 0, (i for i in ()), Persistent]:
    try:
        pickle.dumps(bad) and print('done')
    except Exception as error:
        print(type(error).__name__)
buffers = []
data = pickle.dumps(pickle.PickleBuffer(b'out of band'), 5, buffer_callback=buffers.append)
print(data, bytes(pickle.loads(data, buffers=buffers)))
