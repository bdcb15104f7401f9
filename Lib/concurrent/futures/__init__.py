"""Work done elsewhere: in threads, processes or interpreters, with results as futures."""

from importlib import import_module

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
    BrokenExecutor, CancelledError, Executor, Future, InvalidStateError, TimeoutError,
    as_completed, wait,
)

__author__ = 'Brian Quinlan (brian@sweetapp.com)'

# The executors are imported when they are asked for.
_executors = {
    'ProcessPoolExecutor': '.process',
    'ThreadPoolExecutor': '.thread',
    'InterpreterPoolExecutor': '.interpreter',
}

__all__ = (
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED',
    'CancelledError', 'TimeoutError', 'InvalidStateError', 'BrokenExecutor',
    'Future', 'Executor', 'wait', 'as_completed',
    'ProcessPoolExecutor', 'ThreadPoolExecutor', 'InterpreterPoolExecutor',
)


def __dir__():
    return __all__ + ('__author__', '__doc__')


def __getattr__(name):
    if name not in _executors:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    executor = getattr(import_module(_executors[name], __name__), name)
    globals()[name] = executor
    return executor
