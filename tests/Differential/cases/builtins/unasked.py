# What a start leaves until something asks for it does not show, in whatever order it is asked for.
print(BaseException.__subclasses__())
print([c.__name__ for c in OSError.__subclasses__()][:11])
try:
    {}["x"]
except LookupError as error:
    print(type(error).__mro__)
names = list(vars(__builtins__))
print(names[names.index("None"):names.index("open") + 1])
print(sorted(c.__name__ for c in ().__class__.__base__.__subclasses__() if c.__name__ in ("int", "BaseException", "module")))
try:
    missing
except NameError as error:
    print(error)
import sys
print(list(sys.modules)[:2], sys.stdout is sys.__stdout__, sys.stdin.name, sys.stderr.errors)
