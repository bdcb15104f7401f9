# What the runtime tells audit hooks.
import io
import marshal
import pickle
import sys

seen = []
active = True


def hook(event, args):
    if active and event.partition(".")[0] in ("compile", "exec", "import", "marshal", "object", "open", "pickle", "sys", "builtins"):
        seen.append((event, args))


def show(what, *parts):
    global active
    active = False
    for event, args in seen:
        if event == "import":
            args = args[:2]
        print(what, event, *[a if isinstance(a, (str, int, bytes)) else type(a).__name__ for a in args])
    seen.clear()
    active = True


class A:
    pass


class B:
    pass


dumped = marshal.dumps((1, 2), 2)
pickled = pickle.dumps(A)
sys.addaudithook(hook)
eval("1")
show("eval")
exec(compile("pass", "name", "exec"))
show("exec")
try:
    import no_such_module_anywhere
except ImportError:
    pass
show("import")
marshal.loads(dumped)
marshal.dumps((1, 2), 2)
show("marshal")
pickle.loads(pickled)
show("pickle")
A.__name__ = "X"
A().__class__ = B
A.attribute = 1
show("types")
sys._getframe()
show("frame")
input.__name__
sys.settrace(None)
show("trace")
for path, mode in (("/no/such/file", "rb"), ("/no/such/file", "w")):
    try:
        open(path, mode)
    except OSError as error:
        pass
    show("open")


def objecting(event, args):
    if event == "sys.addaudithook":
        raise RuntimeError("no more")


sys.addaudithook(objecting)
seen.clear()
sys.addaudithook(print)
show("added")
