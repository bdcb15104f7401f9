# Interpreters beside the main one: what they share, how their errors come back.
import functools

import _xxsubinterpreters as interpreters

print = functools.partial(print, flush=True)


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


first = interpreters.create()
show(interpreters.run_string, first, 'raise SystemExit()')
show(interpreters.run_string, first, '1/0')
show(interpreters.run_string, first, 'x(')
show(interpreters.run_string, first, 'x\0')
show(interpreters.run_string, first, 'y = x + 1', {'x': 1})
show(interpreters.run_string, first, 'raise ValueError(y)')
show(interpreters.run_string, first, '', {'a': object})
show(interpreters.run_string, 99, '')
show(interpreters.run_string, 'x', '')
show(interpreters.run_string, -1, '')
show(interpreters.run_string, 2**70, '')
show(interpreters.run_string, first)
show(interpreters.run_string, 0, 'x')
show(interpreters.destroy, 0)
show(interpreters.InterpreterID, 1.0)
show(interpreters.InterpreterID, 77)
show(lambda: first < 1)
show(lambda: (first == 1.5, first == int(first), first == None, hash(first) == hash(int(first))))

# Each has its own modules; what one changes, the others do not see.
second = interpreters.create(isolated=False)
interpreters.run_string(first, 'import sys, json; sys.flag = 1; json.flag = 2')
interpreters.run_string(second, '''
import sys, json
print(hasattr(sys, "flag"), hasattr(json, "flag"), "decimal" in sys.modules, __name__, flush=True)
''')
interpreters.run_string(first, 'print(sys.flag, json.flag, len(sys.modules) > 5, flush=True)')
interpreters.run_string(second, 'import builtins; builtins.len = None')
print(len(interpreters.list_all()), interpreters.is_running(first), interpreters.is_running(0))
interpreters.destroy(first)
interpreters.destroy(second)
show(interpreters.is_running, first)
print(interpreters.list_all())
