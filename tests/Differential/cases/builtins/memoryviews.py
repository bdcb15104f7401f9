# Views of memory: items, slices, casts, comparison.
EXPRESSIONS = """
memoryview(1)
memoryview(b"abc")[1]
memoryview(b"abc")[5]
memoryview(b"abc")["a"]
memoryview(b"abc")[1:].tobytes()
memoryview(b"abc")[::-1].tobytes()
memoryview(b"abc").tolist()
memoryview(b"abc").nbytes
len(memoryview(b"abc"))
memoryview(b"abc").readonly
memoryview(b"abc").format
memoryview(b"abc").itemsize
memoryview(b"abc").ndim
memoryview(b"abc").shape
memoryview(b"abc").strides
memoryview(b"abc").suboffsets
memoryview(b"abc").c_contiguous
memoryview(b"abc")[::2].contiguous
memoryview(b"abc").obj
memoryview(b"abcdefgh").cast("I").tolist()
memoryview(b"abcdefgh").cast("H",[2,2]).tolist()
memoryview(b"abcdefgh").cast("H",[2,2])[1,1]
memoryview(b"abcdefgh").cast("H",[2,2])[1]
memoryview(b"abcdefgh").cast("H",[2,2]).shape
memoryview(b"abcdefgh").cast("H",[2,3])
memoryview(b"abcdefgh").cast("Z")
memoryview(b"abcdefg").cast("I")
memoryview(b"abcdefgh").cast("I").cast("H")
memoryview(b"abcdefgh").cast("I").cast("B").tobytes()
memoryview(b"abcdefgh").cast("B",[2,4]).tobytes("F")
memoryview(b"abcdefgh").cast("d")[0]
memoryview(b"abcdefgh").cast("c")[0]
memoryview(b"ab").cast("?").tolist()
memoryview(b"abcdefgh").cast("q").tolist()
memoryview(b"abcdefgh").cast("B",5)
memoryview(b"abcdefgh").cast("B",["a"])
memoryview(b"abcdefgh").cast("B",[0])
memoryview(b"abc")==b"abc"
memoryview(b"abc")==memoryview(b"abd")
memoryview(b"abc")==3
memoryview(b"abc")<b"abc"
hash(memoryview(b"abc"))==hash(b"abc")
hash(memoryview(bytearray(b"abc")))
memoryview(b"abc").toreadonly().readonly
memoryview(bytearray(b"abc")).toreadonly().readonly
list(memoryview(b"abc"))
98 in memoryview(b"abc")
bytes(memoryview(b"abc")[::2])
b"x".join([memoryview(b"abc")[::2], b"y"])
memoryview(b"abc").hex()
repr(memoryview(b"abc"))[:14]
memoryview(b"abc").__enter__().tobytes()
memoryview(memoryview(b"abc")).obj
bytes.join(b",",[b"a",b"b"])
type(iter(memoryview(b"abc")))
list(reversed(memoryview(b"abc")))
memoryview(b"abc").tobytes(order="X")
memoryview(b"abc").tobytes(None)
memoryview()
memoryview(b"a",b"b")
memoryview(object=b"a")[0]
memoryview(b"abc")[()]
memoryview(b"abc")[1:2,]
memoryview(b"abc")[...]
bytes(memoryview(b"abc").cast("B",(3,1)))
memoryview(bytearray(8)).cast("q").__setitem__(0,2**63)
memoryview(bytearray(8)).cast("q").__setitem__(0,"a")
memoryview(bytearray(8)).cast("b").__setitem__(0,-1)
memoryview(bytearray(8)).cast("d").__setitem__(0,"x")
memoryview(bytearray(8)).__delitem__(0)
memoryview(bytearray(8)).__setitem__(9,0)
memoryview(b"abc").__setitem__(0,1)
memoryview(b"abc")._from_flags(b"a",0)[0]
memoryview(bytearray(b"ab"))[0:0].tolist()
memoryview(b"")==b""
memoryview(b"abcd").cast("H")==memoryview(b"abcd").cast("H")
memoryview(b"abcd").cast("H")==b"abcd"
memoryview(b"ab").cast("b")==b"ab"
isinstance(memoryview(b"a"), object)
bytes(b"a" for i in [])
bytes(i for i in [1,2])
bytes({1,2})
bytes.maketrans(b"a",b"b")[97]
bytes.__init__(b"a",1,2,3)
bytes.__mro__
bytearray.__new__(bytes)
bytes.__new__(bytearray)
bytes.__new__(int)
"""

for text in EXPRESSIONS.strip().splitlines():
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
