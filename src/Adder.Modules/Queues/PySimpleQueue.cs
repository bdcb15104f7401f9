using Adder.Modules.Platform;
using Adder.Modules.Threading;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Queues;

/// <summary><c>_queue.SimpleQueue</c>: unbounded; put() may interrupt itself, in a finalizer or a signal handler.</summary>
[PyType("SimpleQueue", Module = "_queue", Flags = TypeFlags.HasWeakref, Doc = "SimpleQueue()\n--\n\nA queue of any length, first in, first out, that a signal handler may use too.")]
internal partial class PySimpleQueue(PyType type) : PyObject(type)
{
    private readonly Queue<Value> _items = new();
    private WaitingLine _line;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type) => Allocation.Of<PySimpleQueue>(type);

    [PyMethod("""
        put($self, /, item, block=True, timeout=None)
        --

        Add an item.

        This never waits: 'block' and 'timeout' are there so that it can be called as Queue.put() is.
        """)]
    private void Put(Value item, bool block, Value timeout) => PutNowait(item);

    [PyMethod("""
        put_nowait($self, /, item)
        --

        The same as put(item): for those who use Queue's names.
        """)]
    private void PutNowait(Value item)
    {
        _items.Enqueue(item);
        _line.CallOne();
    }

    [PyMethod("""
        get($self, /, block=True, timeout=None)
        --

        Remove and return an item from the queue.

        Where block is true, wait for one: without a limit where timeout is None,
        else for so many seconds, and raise Empty when there is none by then.
        Otherwise do not wait at all; the timeout is ignored in that case.
        """)]
    private Value Get(ThreadState ts, bool block, Value timeout)
    {
        TimeSpan limit = block ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
        if (block && !timeout.IsNone)
        {
            long time = TimeArgument.Nanoseconds(ts, timeout, TimeArgument.Second);
            if (time < 0) throw Errors.ValueError("'timeout' must be a non-negative number");
            if (time / (double)TimeArgument.Second > LockWaiting.Max) throw Errors.OverflowError("timeout value is too large");
            limit = TimeSpan.FromTicks(time / TimeSpan.NanosecondsPerTick);
        }
        return _items.TryDequeue(out Value item) || (limit != TimeSpan.Zero && TryWait(ts, limit, out item)) ? item : Empty(ts);
    }

    private bool TryWait(ThreadState ts, TimeSpan limit, out Value item)
    {
        LockWaiting waiting = new(limit);
        while (true)
        {
            waiting.Wait(ts, ref _line);
            if (_items.TryDequeue(out item)) return true;
            if (waiting.IsOver) return false;
            waiting.DoOther(ts);
        }
    }

    [PyMethod("""
        get_nowait($self, /)
        --

        Take the next item, or raise Empty at once.
        """)]
    private Value GetNowait(ThreadState ts) => _items.TryDequeue(out Value item) ? item : Empty(ts);

    private static Value Empty(ThreadState ts) => ts.Raise(Errors.Simple(EmptyType.TypeObject));

    [PyMethod("empty($self, /)\n--\n\nTell whether the queue was empty just now.")]
    private bool IsEmpty() => _items.Count == 0;

    [PyMethod("qsize($self, /)\n--\n\nHow many items were in the queue just now.")]
    private long Qsize() => _items.Count;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
