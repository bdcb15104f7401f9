# Equal constants of one compilation are one object; so are the tables of code that looks alike.
names = {}
exec('f, g = lambda: "not a name", lambda: ("not a name", 2)\ndef h(x): return x in {("not a name", 2)}', names)
f, g, h = (names[n].__code__ for n in "fgh")
print(f.co_consts[1] is g.co_consts[1][0])
print(next(iter(h.co_consts[1])) is g.co_consts[1])
f = lambda x: x.y.z
g = lambda a: a.b.c
print(f.__code__.co_linetable is g.__code__.co_linetable, f.__code__.co_consts is g.__code__.co_consts)
print(f.__code__.replace(co_name="other").co_linetable is f.__code__.co_linetable)
print(list(f.__code__.replace(co_linetable=b"").co_positions()))
try:
    exec(f.__code__.replace(co_code=b"\xe5" + f.__code__.co_code[1:], co_argcount=0, co_nlocals=0, co_varnames=()))
except SystemError as error:
    print(str(error).rpartition(": ")[2])
