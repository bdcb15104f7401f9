"""Code that no compiler made raises errors; it neither ends the process nor hangs.."""
import types


def sample(a, b=2):
    for x in a:
        b += x
    return b


def attempt(what, *args, **changes):
    try:
        code = sample.__code__.replace(**changes)
        result = types.FunctionType(code, {}, "sample", (2,))(*args)
        print(what, "gives", result)
    except Exception as error:
        print(what, "raises", type(error).__name__)


# What is valid stays valid.
attempt("the code itself", [1, 2])
attempt("a larger stack", [1, 2], co_stacksize=50)
attempt("other constants", [1, 2], co_consts=(1, 2, 3))
attempt("extended arguments", [1, 2], co_code=bytes([144, 0]) + sample.__code__.co_code)
attempt("code behind the end", [1, 2], co_code=sample.__code__.co_code + bytes([255, 255, 1, 0]))

# RETURN_CONST of a constant that exists, then unknown opcodes that nothing leads to.
attempt("another program", [], co_code=bytes([151, 0, 121, 0, 255, 0]), co_consts=("constant",))

