# What objects that refuse, lie about themselves or are far too large do to built-in functions: one line for each.
import _abc, array, binascii, cmath, codecs, collections, contextlib, io, marshal, operator, re, sqlite3, stat, weakref


class Refusing:
    def __buffer__(self, flags):
        raise KeyError("buffer")

    def __index__(self):
        raise KeyError("index")


def released():
    view = memoryview(b"released")
    view.release()
    return view


scattered = memoryview(b"abcdef")[::-2]
closed = io.BytesIO()
closed.close()
bound = [].__format__


def quietly(call):
    # CPython's buffer of failed size complains when it goes.
    with contextlib.redirect_stderr(io.StringIO()):
        return call()


def rows(size):
    cursor = sqlite3.connect(":memory:").execute("values (1), (2), (3)")
    return cursor.fetchmany(size)


class Changing:
    """Changes a list whenever it is asked for anything."""

    def __init__(self, items, change):
        self.items, self.change = items, change

    def __eq__(self, other):
        self.change(self.items)

    def __lt__(self, other):
        self.change(self.items)
        return False

    __gt__ = __lt__

    def __index__(self):
        self.change(self.items)
        return 1


def changed(use, change, items=(1, 2, 3)):
    items = list(items)
    items[2:2] = [Changing(items, change)]
    return use(items)


def sort(items):
    items.sort()
    return items[:1], len(items)


def taken(change):
    things = collections.deque([1, 2, 3])
    things.remove(Changing(things, change))


class Long(int):
    pass


EXPRESSIONS = """
changed(sort, list.clear)
changed(sort, lambda items: items.append(1))
changed(sort, lambda items: (items.append(1), items.clear()))
changed(lambda items: items < [1, 2, 3, 4], list.reverse)
changed(lambda items: array.array("i", items), list.clear)
changed(lambda items: array.array("i", items), lambda items: items.append(7))
taken(collections.deque.clear)
weakref.ref(Long())
weakref.ref(collections.namedtuple("Pair", "x y")(1, 2))
type("Bytes", (bytes,), {}).__weakrefoffset__
stat.S_ISREG(Refusing())
stat.S_IFMT(-1)
stat.filemode(2**40)
_abc._abc_init(1)
_abc._reset_caches("a")
_abc._abc_instancecheck(1, 2)
bound()
[].__format__()
[].__format__(None)
[].__reduce__(0)
[].__mul__()
[].__setitem__(1)
(5).__pow__()
(5).__add__()
(5).__setattr__(1, 2, 3)
"a".partition(None)
"a".rpartition(1)
"abc".ljust(-2**63)
"abc".rjust(-2**63)
"abc".center(-2**63)
b"abc".ljust(-2**63)
b"abc".rjust(-2**63)
b"abc".center(-2**63)
b"abc".zfill(-2**63)
1 << 2**62
1 << 2**65
1 << 2**66
(1+2j)**float("-inf")
(2+0j)**float("inf")
(1+2j)**float("nan")
cmath.log(0)
cmath.log(0, 2)
cmath.log(0, 1)
cmath.log(2, 0)
b"%999999999999d" % 1
b"%.999999999999d" % 1
b"%99999999999999999999d" % 1
b"%*d" % (2**40, 1)
b"%-*d" % (-3, 1)
b"%.*d" % (2**40, 1)
int(released())
int(scattered)
float(scattered)
int(Refusing())
float(Refusing())
str(Refusing(), "ascii")
b"a" + released()
b"a" + scattered
bytearray(b"a") + Refusing()
operator.iadd(bytearray(b"a"), scattered)
operator.iadd(bytearray(b"a"), Refusing())
bytearray(b"a").extend(scattered)
bytearray(b"a") == scattered
bytearray(b"a") == released()
bytearray(b"a") < Refusing()
re.compile(b"b").findall(scattered)
re.compile(b"b").findall(released())
re.compile("b").match(Refusing())
binascii.a2b_hex(scattered)
binascii.a2b_base64(Refusing())
marshal.dumps(scattered)
marshal.dumps(Refusing())
marshal.loads(scattered)
codecs.escape_decode(scattered)
array.array("b").frombytes(scattered)
io.BytesIO(b"a").readlines(Refusing())
io.BytesIO(b"a").readinto(released())
io.BufferedReader(io.BytesIO(b"a")).readinto(released())
io.BufferedReader(io.BytesIO(b"a")).readinto(Refusing())
io.BufferedReader(io.BytesIO(b"a")).read1(2**62)
quietly(lambda: io.RawIOBase().read(2**62))
io.RawIOBase().seek(1.5)
io.BufferedIOBase().read("a")
io.BufferedIOBase().read1(2**40)
io.TextIOBase().readline("a")
io.TextIOBase().write("a")
io.BytesIO()._checkReadable(1)
closed.read(1.5)
closed.readline(Refusing())
closed.truncate("a")
rows(-1)
rows(0)
rows(2)
rows(2**40)
"""

for expression in EXPRESSIONS.strip().splitlines():
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
