"""Queues between interpreters."""

import queue
import _interpqueues
from _interpqueues import QueueError, QueueNotFoundError

__all__ = ['UNBOUND', 'UNBOUND_ERROR', 'UNBOUND_REMOVE', 'create', 'list_all',
           'Queue', 'QueueError', 'QueueNotFoundError', 'QueueEmpty', 'QueueFull',
           'ItemInterpreterDestroyed']


class QueueEmpty(QueueError, queue.Empty):
    """The queue has nothing to take."""


class QueueFull(QueueError, queue.Full):
    """The queue has no room."""


class ItemInterpreterDestroyed(QueueError):
    """The interpreter that put the object has ended."""


class _UnboundMark:
    """What an object becomes whose interpreter has ended before it was taken."""

    def __init__(self, name, number):
        self._name = name
        self._number = number

    def __repr__(self):
        return f'<{self._name}>'


UNBOUND_REMOVE = _UnboundMark('UNBOUND_REMOVE', 1)
UNBOUND_ERROR = _UnboundMark('UNBOUND_ERROR', 2)
UNBOUND = _UnboundMark('UNBOUND', 3)
_marks = {mark._number: mark for mark in (UNBOUND_REMOVE, UNBOUND_ERROR, UNBOUND)}


def _number_of(mark):
    if not isinstance(mark, _UnboundMark):
        raise NotImplementedError(f'unsupported unbound replacement object {mark!r}')
    return mark._number


def create(maxsize=0, *, unbounditems=UNBOUND):
    """A new queue; maxsize 0 or less means without limit."""
    return Queue(_interpqueues.create(maxsize, _number_of(unbounditems)))


def list_all():
    """All queues."""
    return [Queue(number) for number, _ in _interpqueues.list_all()]


_known = None


class Queue:
    """A queue that any interpreter may put objects into and take them out of."""

    def __new__(cls, id, /):
        global _known
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        if _known is None:
            from weakref import WeakValueDictionary
            _known = WeakValueDictionary()
        if (known := _known.get(id)) is not None:
            return known
        _interpqueues.bind(id)
        self = super().__new__(cls)
        self._id = id
        _known[id] = self
        return self

    def __del__(self):
        if hasattr(self, '_id'):
            try:
                _interpqueues.release(self._id)
            except QueueNotFoundError:
                pass

    def __repr__(self):
        return f'{type(self).__name__}({self._id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        return self._id

    @property
    def unbounditems(self):
        return _marks[_interpqueues.get_queue_defaults(self._id)[0]]

    @property
    def maxsize(self):
        return _interpqueues.get_maxsize(self._id)

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return _interpqueues.is_full(self._id)

    def qsize(self):
        return _interpqueues.get_count(self._id)

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        """Add an object; where the queue is full, wait for room.

        What cannot be shared is pickled.
        """
        mark = -1 if unbounditems is None else _number_of(unbounditems)
        _interpqueues.put(self._id, obj, mark, _seconds(block, timeout))

    def put_nowait(self, obj, *, unbounditems=None):
        self.put(obj, False, unbounditems=unbounditems)

    def get(self, block=True, timeout=None):
        """Take the next object; where there is none, wait for it."""
        obj, unbound = _interpqueues.get(self._id, _seconds(block, timeout))
        if unbound is None:
            return obj
        if _marks[unbound] is UNBOUND_ERROR:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return _marks[unbound]

    def get_nowait(self):
        return self.get(False)


def _seconds(block, timeout):
    if not block:
        return 0.0
    if timeout is None:
        return -1.0
    timeout = float(timeout)
    if timeout < 0:
        raise ValueError(f'timeout value must be non-negative, got {timeout}')
    return timeout


_interpqueues._register_heap_types(Queue, QueueEmpty, QueueFull)
