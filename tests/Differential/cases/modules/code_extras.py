# What a tool keeps with a code object is let go of, by a Python function, when the code is dead.
import ctypes
import gc

Free = ctypes.CFUNCTYPE(None, ctypes.c_voidp)
set_extra = ctypes.pythonapi.PyUnstable_Code_SetExtra
set_extra.argtypes = (ctypes.py_object, ctypes.c_ssize_t, ctypes.c_voidp)
freed = []
free = Free(freed.append)
index = ctypes.pythonapi.PyUnstable_Eval_RequestCodeExtraIndex(free)


def use():
    function = eval("lambda: 42")
    set_extra(function.__code__, index, 100)
    set_extra(function.__code__, index, 200)
    print(freed)


use()
gc.collect()
print(freed)
