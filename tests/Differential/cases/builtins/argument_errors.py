# How built-in functions refuse arguments: one line for each.
import math

EXPRESSIONS = """
sorted()
sorted([1],2)
sorted([1],foo=2)
print(1,foo=2)
"a".encode("a","b","c")
"a".encode(encoding=1)
"a".encode("a",encoding="b")
"a".encode(foo="b")
"a".encode(**{"foo":1,"bar":2,"baz":3})
int.from_bytes()
int.from_bytes(byteorder='big')
compile()
compile("a","b")
compile("a","b","exec",1,2,3,4,5,6,7,8)
compile("a","b","exec",dont_inheritx=3)
[].clear(1)
[].append()
[].append(1,2)
[].append(x=2)
[].clear(x=2)
[].insert(1)
[].insert(1,x=2)
[].pop(1,2)
[].index()
[].sort(1)
[].sort(foo=1)
list(1,2)
list(x=2)
float(x=2)
float(1,2)
tuple(1,2)
"".join(1,2)
list.append()
list.append(1,2)
list.clear([],2)
len()
len(1,2)
len(x=2)
math.gcd('a')
math.isclose(1)
math.isclose(1,2,3)
math.floor()
[].pop('a')
[].insert(10**30,1)
"".expandtabs(10**15)
"".expandtabs(10**35)
"".expandtabs(2.0)
"".center(2,'ab')
"".center(2,1)
math.sqrt('a')
math.sqrt(10**400)
"".replace(1,2)
"".split(sep=1)
"".splitlines(keepends='a')
[].index(1,'a')
chr('a')
chr(10**30)
b''.hex(1)
b''.join(1)
b''.replace(1,b'')
b''.ljust(1,'a')
b''.ljust(1,b'aa')
bytes.fromhex(1)
b''.decode(1)
b''.decode("a\\0b")
b''.decode(errors="a\\0b")
reversed()
reversed(1,x=2)
reversed([],2)
enumerate()
enumerate(1,2,3)
bytearray(1,2,3,4)
bytearray(x=3)
memoryview()
memoryview(1,2)
property(1,2,3,4,5)
property(foo=5)
int.bit_length(1,2)
(1).to_bytes('a')
(1).to_bytes(1,2)
math.ldexp(1.0,'a')
hash()
bool(1,2)
bool(x=1)
super(1)
object(1)
dict(1,2)
{}.get()
{}.get(1,2,3)
{}.fromkeys()
dict.fromkeys(x=1)
max()
max(1)
[].__getitem__()
[].__getitem__(x=1)
[].__add__(1,2)
[].__len__(2)
sum()
sum([],x=1)
sum([],1,2)
pow(1)
round()
sum([],**{"start":1,"b":2})
sum(iterable=3)
sorted(iterable=3)
(1).__round__(1,2)
"""

for text in EXPRESSIONS.strip().splitlines():
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)

# Deleting an item of what can't: the words depend on the kind of key.
import types
for container in (types.MappingProxyType({}), object(), (1,), "a", 5, frozenset(), type("Own", (), {})()):
    for key in (1, "a"):
        try:
            del container[key]
        except TypeError as error:
            print(error)

# What is looked at first: the number, whether the container takes items at all, the item, the range.
for container in (range(3), (1,), "a", 5, object(), type("Own", (), {})(), bytearray(b"a"), [1]):
    for key, item in ((1 << 70, 1), (9, "a"), (1, 1), ("a", 1), (-9, 300)):
        try:
            container[key] = item
        except Exception as error:
            print(type(error).__name__, error)
        try:
            del container[key]
        except Exception as error:
            print(type(error).__name__, error)

for call in (lambda: type(1, k=2), lambda: type(1, 2), lambda: type(k=2), lambda: type("A", (), {}, k=1)):
    try:
        print(call())
    except TypeError as error:
        print(error)

# Repeating: nothing stays nothing, however often, and too much is told before it is tried.
import array
import collections
import sys

for nothing in (array.array("d"), collections.deque(), [], (), "", b"", bytearray()):
    print(type(nothing).__name__, len(nothing * sys.maxsize), len(sys.maxsize * nothing))
for something in (b"ab", bytearray(b"ab"), "ab", array.array("d", [1]), [1, 2], (1, 2)):
    try:
        something * sys.maxsize
    except (OverflowError, MemoryError) as error:
        print(type(something).__name__, type(error).__name__, error)


class Own(int):
    pass


for left in (2, Own(2), {}):
    try:
        left *= "ab"
        print(left)
    except TypeError as error:
        print(error)

for wrong in (b"qwe", bytearray(b"qwe"), memoryview(b"qwe"), b"q" * 300, "q" * 300):
    try:
        int(wrong)
    except (TypeError, ValueError) as error:
        print(error)
