"""InterpreterPoolExecutor: threads, each of which works in an interpreter of its own."""

import threading
import weakref
from concurrent import interpreters
from concurrent.futures import thread as _thread
from concurrent.interpreters import ExecutionFailed
import _interpreters

__all__ = ['InterpreterPoolExecutor', 'BrokenInterpreterPool']


class BrokenInterpreterPool(_thread.BrokenThreadPool):
    """A worker's interpreter could not be set up."""


_here = threading.local()


def _call_there(function, args, kwargs):
    """Call a function in the interpreter of this worker."""
    result, excinfo = _interpreters.call(
        _here.interpreter.id, function, args, kwargs, preserve_exc=True, restrict=True)
    if excinfo is None:
        return result
    failure = ExecutionFailed(excinfo)
    if isinstance(result, BaseException):
        raise result from failure
    raise failure


def _initialize(initializer, initargs):
    _here.interpreter = interpreters.create()
    if initializer is not None:
        _call_there(initializer, initargs, {})


def _work(executor, work_queue, initializer, initargs):
    try:
        _thread._worker(executor, work_queue, _initialize, (initializer, initargs))
    finally:
        interpreter = getattr(_here, 'interpreter', None)
        if interpreter is not None:
            del _here.interpreter
            interpreter.close()


class InterpreterPoolExecutor(_thread.ThreadPoolExecutor):
    """A pool of threads that work in parallel, because each has an interpreter.

    Functions, arguments and results are shared or pickled.
    """

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = os.cpu_count() or 1
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)

    def submit(self, fn, /, *args, **kwargs):
        try:
            return super().submit(_call_there, fn, args, kwargs)
        except _thread.BrokenThreadPool as error:
            raise BrokenInterpreterPool(*error.args) from None

    submit.__doc__ = _thread.ThreadPoolExecutor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0) or len(self._threads) >= self._max_workers:
            return

        def wake(_, work_queue=self._work_queue):
            work_queue.put(None)

        name = f'{self._thread_name_prefix or self}_{len(self._threads)}'
        worker = threading.Thread(
            name=name, target=_work,
            args=(weakref.ref(self, wake), self._work_queue, self._initializer, self._initargs))
        worker.start()
        self._threads.add(worker)
        _thread._threads_queues[worker] = self._work_queue
