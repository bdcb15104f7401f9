"""Several Python interpreters in one process (PEP 734).

Each interpreter has modules, built-in names and a lock of its own, so that
they run in parallel.  Code runs in the thread that asks for it; objects go
from one interpreter to another as copies, unless nothing can change them.
"""

import _interpreters
from _interpreters import (
    InterpreterError, InterpreterNotFoundError, NotShareableError,
    is_shareable,
)
from ._queues import Queue, QueueEmpty, QueueFull, create as create_queue

__all__ = [
    'get_current', 'get_main', 'create', 'list_all', 'is_shareable',
    'Interpreter', 'InterpreterError', 'InterpreterNotFoundError',
    'ExecutionFailed', 'NotShareableError',
    'create_queue', 'Queue', 'QueueEmpty', 'QueueFull',
]


class ExecutionFailed(InterpreterError):
    """Code that ran in another interpreter did not catch its exception.

    The exception itself stays where it is; what is known of it here is in
    the attribute excinfo: type, msg, formatted and errdisplay.
    """

    def __init__(self, excinfo):
        super().__init__(excinfo.formatted or excinfo.msg or excinfo.type.__name__)
        self.excinfo = excinfo

    def __str__(self):
        short = super().__str__()
        display = getattr(self.excinfo, 'errdisplay', None)
        if not display:
            return short
        return f'{short}\n\nUncaught in the interpreter:\n\n{display}'


def create():
    """A new interpreter, which runs nothing yet."""
    return Interpreter(_interpreters.create(reqrefs=True), _owned=True)


def list_all():
    """All interpreters, the oldest first."""
    return [Interpreter(number, _whence=whence)
            for number, whence in _interpreters.list_all(require_ready=True)]


def get_current():
    """The interpreter that runs this code."""
    number, whence = _interpreters.get_current()
    return Interpreter(number, _whence=whence)


def get_main():
    """The interpreter that the process started with."""
    number, whence = _interpreters.get_main()
    return Interpreter(number, _whence=whence)


_WHENCE = {
    _interpreters.WHENCE_UNKNOWN: 'unknown',
    _interpreters.WHENCE_RUNTIME: 'runtime init',
    _interpreters.WHENCE_LEGACY_CAPI: 'legacy C-API',
    _interpreters.WHENCE_CAPI: 'C-API',
    _interpreters.WHENCE_XI: 'cross-interpreter C-API',
    _interpreters.WHENCE_STDLIB: '_interpreters module',
}

# One object stands for an interpreter in each interpreter that knows it.
_known = None


class Interpreter:
    """One interpreter.  It ends when it is closed, or with the last object
    that stands for it."""

    def __new__(cls, id, /, *, _whence=None, _owned=False):
        global _known
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        if _known is None:
            from weakref import WeakValueDictionary
            _known = WeakValueDictionary()
        if not _owned and (known := _known.get(id)) is not None:
            return known
        if _whence is None:
            _whence = _interpreters.whence(id)
        self = super().__new__(cls)
        self._id = id
        self._whence = _whence
        self._counts = _whence == _interpreters.WHENCE_STDLIB
        if self._counts:
            _interpreters.incref(id)
        _known[id] = self
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self._id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    def __del__(self):
        if getattr(self, '_counts', False):
            self._counts = False
            try:
                _interpreters.decref(self._id)
            except InterpreterNotFoundError:
                pass

    @property
    def id(self):
        return self._id

    @property
    def whence(self):
        return _WHENCE[self._whence]

    def is_running(self):
        """Whether some thread runs code in its __main__ right now."""
        return _interpreters.is_running(self._id)

    def close(self):
        """End it.  It must not run anything, nor be the current or the main one."""
        return _interpreters.destroy(self._id, restrict=True)

    def prepare_main(self, ns=None, /, **kwargs):
        """Bind names in its __main__ to (copies of) the given objects."""
        names = dict(ns, **kwargs) if ns is not None else kwargs
        _interpreters.set___main___attrs(self._id, names, restrict=True)

    def exec(self, code, /):
        """Run source in its __main__, in this thread, until it is done."""
        excinfo = _interpreters.exec(self._id, code, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)

    def call(self, callable, /, *args, **kwargs):
        """Call a function there, in this thread; its result comes back."""
        result, excinfo = _interpreters.call(self._id, callable, args, kwargs, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)
        return result

    def call_in_thread(self, callable, /, *args, **kwargs):
        """Call a function there in a new thread, which is returned started."""
        import threading
        thread = threading.Thread(target=self.call, args=(callable, *args), kwargs=kwargs)
        thread.start()
        return thread
