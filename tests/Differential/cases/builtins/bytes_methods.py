# Methods, operators and argument errors of bytes and bytearray.
EXPRESSIONS = """
b"a".find()
b"a".find("a")
b"a".find(300)
b"a".find(1,2,3,4)
b"a".index(b"x")
b"a".rindex(5)
b"a".count("x")
b"a".startswith(1)
b"a".startswith((1,))
bytearray(b"a").startswith((1,))
b"a".split(1)
b"a".split(b"")
b"a".join([b"a",1])
b"a".join(1)
b"a".replace(1,2)
b"a".replace()
b"a".strip(1)
b"a".center(3,b"ab")
b"a".center("a")
b"a".translate(b"a")
b"a".translate(1)
b"a".translate(None,b"a")
bytes.maketrans(b"a",b"bc")
bytes.fromhex("1")
bytes.fromhex("0g")
bytes.fromhex("\\u1234")
b"ab".hex("ab")
b"ab".hex("\\u1234")
b"ab".hex(":",2)
b"abcde".hex(b"-",-2)
b"abcdefgh".hex(":",3)
b"abcdefgh".hex(":",-3)
bytes("a")
bytes(1,"a")
bytes(b"a","a")
bytes(encoding="a")
bytes(errors="a")
bytes(-1)
bytes(1.5)
bytes([256])
bytes([-1])
bytes(["a"])
bytes(10**30)
bytes("a","b","c","d")
bytes(x=1)
b"a"["a"]
b"a"[5]
b"a"[10**30]
"a" in b"a"
300 in b"a"
b"a"+"a"
b"a"+1
b"a"*"a"
b"a"*-1
b"a"*10**30
b"a"<"a"
b"a"==b"a"
b"a".partition(b"")
b"a".partition(1)
b"a".removeprefix("a")
b"a".expandtabs("a")
b"a".splitlines("a")
b"a".endswith("a")
b"a".endswith(b"a","x")
bytearray(b"a").append("a")
bytearray(b"a").append(256)
bytearray().pop()
bytearray(b"a").pop(3)
bytearray(b"a").remove(3)
bytearray(b"a").remove("a")
bytearray(b"a").extend(1)
bytearray(b"a").extend("a")
bytearray(b"a").extend(["a"])
bytearray(b"a").insert(0,"a")
bytearray(b"a").__setitem__(3,3)
bytearray(b"a").__setitem__("a",3)
bytearray(b"a").__setitem__(slice(0,1),3)
bytearray(b"a").__setitem__(slice(0,1),"a")
bytearray(b"abc").__setitem__(slice(0,3,2),b"abc")
bytearray(b"abc").__delitem__(7)
bytearray(1,"a")
bytearray("a")
bytearray(-1)
bytearray(b"a").__reduce__()
bytearray(b"a").__reduce_ex__(2)
repr(bytearray(b"a\\n'"))
repr(b"a'\\"")
hash(bytearray())
bytes.split.__text_signature__
bytes.count.__text_signature__
b"%d"%"a"
b"%s"%"a"
b"%c"%"a"
b"%c"%300
b"%b"%1
b"%z"%1
b"%d"
b"%(a)s"%{b"a":b"x"}
b"%a %r"%("\\xe9",1)
b"%5.2f|%-5d|%05x|%#x"%(1.234,3,255,255)
bytes.__getnewargs__(b"a")
iter(b"a").__length_hint__()
iter(b"ab").__reduce__()
b"a".zfill("x")
b"".hex.__text_signature__
bytes.fromhex.__text_signature__
bytes.maketrans.__text_signature__
bytes.__class_getitem__
b"a".__bytes__()
b"abc".rsplit(None,1)
b"a".__mod__(1)
bytearray(b"a").__init__("a")
bytearray(5).__imul__(-1)
bytearray(5).__iadd__(1)
bytearray(b"a")+1
b"".ljust(5,b"")
b"".__contains__()
b"".__add__()
bytes(object())
bytes(None)
bytearray(None)
bytearray(3.5)
bytearray("a",1)
bytes("a",1)
b" a b  c ".split()
b" a b  c ".split(None,1)
b" a b  c ".rsplit(None,1)
b"a,b,,c".split(b",")
b"a,b,,c".split(b",",2)
b"a,b,,c".rsplit(b",",2)
b"a\\nb\\r\\nc\\rd".splitlines()
b"a\\nb\\r\\nc\\rd\\n".splitlines(True)
b"abcabc".replace(b"b",b"XX")
b"abcabc".replace(b"b",b"XX",1)
b"abc".replace(b"",b"-")
b"abc".replace(b"",b"-",2)
b"abc".title()
b"hello world".title()
b"Hello".swapcase()
b"HeLLo".capitalize()
b"hello".upper()
b"abc".isalpha()
b"a1".isalnum()
b"".isalpha()
b"12".isdigit()
b"Ab Cd".istitle()
b"ab".islower()
b"AB1".isupper()
b" \\t".isspace()
b"abc".center(10,b"*")
b"abc".center(6)
b"ab".center(5)
b"abc".ljust(5)
b"abc".rjust(5,b"0")
b"-5".zfill(5)
b"+5".zfill(5)
b"a\\tb".expandtabs()
b"a\\tb\\n\\tc".expandtabs(4)
b"  x ".strip()
b"xxaxx".strip(b"x")
b"xxaxx".lstrip(b"x")
b"xxaxx".rstrip(b"x")
b"abcdef".translate(bytes.maketrans(b"abc",b"xyz"),b"f")
b"a-b-c".partition(b"-")
b"a-b-c".rpartition(b"-")
b"abc".partition(b"-")
b"abc".rpartition(b"-")
b",".join([b"a",bytearray(b"b"),memoryview(b"c")])
b"abcabc".find(b"c",3)
b"abcabc".rfind(b"c",0,-1)
b"abc".find(b"",3)
b"abc".find(b"",4)
b"abc".rfind(b"")
b"aaaa".count(b"aa")
b"abc".count(b"")
b"abc".index(98)
b"abc"[::-1]
b"abc"[1:]
b"abc"[0]
b"abc"[-1]
bytes(5)
bytes([1,2,3])
bytes(b"x")
bytes()
b"abc"<b"abd"
b"abc">=b"ab"
b"a"==bytearray(b"a")
bytearray(b"a")==b"a"
bytearray(b"a")<b"b"
b"a"!=memoryview(b"a")
hash(b"")
hash(b"a")==hash(bytes([97]))
97 in b"abc"
b"bc" in b"abc"
b"abc"*3
3*b"ab"
b"abc".startswith(b"b",1)
b"abc".endswith((b"x",b"c"))
b"abc".removeprefix(b"a")
b"abc".removesuffix(b"bc")
b"\\x00\\xff\\\\\\t"
bytes.fromhex(" 0a FF 1b ")
b"%s %b" % (b"x", bytearray(b"y"))
b"%10s|%-10s|" % (b"ab", b"cd")
b"%.2s" % b"abcdef"
b"%%"%()
b"%c%c" % (65, b"B")
b"%i %u" % (3, 4)
b"%e" % 12345.678
b"%+d % d" % (3,4)
b"%*d" % (5, 3)
b"%-*d|" % (5, 3)
b"%x %X %o" % (255,255,8)
b"%5b" % b"a"
b"%d" % 3.7
b"%s" % (b"a",b"b")
b"%s %s" % b"a"
b"%(a" % {}
b"%" % 1
list(b"abc")
sorted(b"cab")
max(b"abc")
b"".join([])
b"a".join([b"x"])
type(b"a".upper()), type(bytearray(b"a").upper())
b"abc".__contains__(97)
b"a".__eq__("a")
b"a".__lt__(3)
int(b"12")
float(b"1.5")
int.from_bytes(b"\\x01\\x02")
(258).to_bytes(2)
b"abc".__getitem__(slice(0,2))
b"A"[True]
bytes(True)
b"x".__rmul__(3)
b"ab".hex()
b"".hex()
memoryview(b"abc").hex("-")
b"abc".decode()
b"abc".decode("latin-1")
b"abc".decode("ascii")
b"\\xc3\\xa9".decode()
b"\\xe9".decode("latin1")
b"\\xff".decode()
b"\\xff".decode("ascii")
"abc".encode()
"\\xe9".encode("ascii")
bytes("\\xe9","utf-8")
bytearray("\\xe9","utf-8")
bytes("\\xe9","ascii")
b"a".decode(encoding="utf-8",errors="strict")
b"a".decode(1)
str(b"a","utf-8")
str(b"abc")
bytes(3,errors="x")
"""

for text in EXPRESSIONS.strip().splitlines():
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)

for form, args in ((b'%f', 'x'), (b'%d', 'x'), (b'%x', 1.5), (b'%e', None), (b'%d', 1.5), (b'%i', True), (b'%#x', 255), (b'%+d', 5), (b'% d', 5),
                   (b'%05d', -3), (b'%.3d', 5), (b'%-5d|', 5), (b'%5.3d', 7), (b'%o', 8), (b'%X', 255), (b'%c', 65), (b'%s', b'x'), (b'%5.1s|', b'xy'),
                   (b'%10.2f', 3.14159), (b'%-10e|', 1.0), (b'%g', 1e100), (b'%s', 'x'), (b'%*d', (5, 3)), (b'%*d|', (-5, 3)), (b'%.*f', (2, 3.14159)),
                   (b'%%', ()), (b'%-05d|', 5), (b'%+05d', 5), (b'%d', 10**30), (b'%20d', 10**18), (b'%60d|', -1), (b'%d', -2**63), (b'%-3d|', 2**63 - 1),
                   (b'%r %a', ('\xe9', '\u20ac')), (b'%d', 10**5000), (b'%(a)d %(b)s', {b'a': 1, b'b': b'x'})):
    try: print(form, form % args)
    except Exception as error: print(form, type(error).__name__, error)
