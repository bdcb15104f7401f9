# Memory that runs out: an error like others, and what comes after it works again.
import _testcapi


class C:
    pass


def tries(start, stop):
    _testcapi.set_nomemory(start, stop)
    try:
        for _ in range(100):
            C()
    except MemoryError as error:
        _testcapi.remove_mem_hooks()
        return type(error).__name__
    _testcapi.remove_mem_hooks()
    return "enough"


print(tries(0, 0))
print(tries(10, 0))
print(tries(10, 11))
print(tries(10_000, 0))
print([C().__class__.__name__ for _ in range(3)])
