using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>islice</c>: selected items of an iterable.</summary>
[PyType("islice", Module = "itertools", Doc = """
    islice(iterable, stop) --> islice object
    islice(iterable, start, stop[, step]) --> islice object

    Return an iterator over the items that the slice would select, without negative positions.
    """)]
internal partial class PyISlice(PyType type) : SelfIterator(type), IIteratorAdapter
{
    private const long NoStop = -1;
    private const string Allowed = "must be None or an integer: 0 <= x <= sys.maxsize.";

    private Value _iterator;
    private long _next;
    private long _stop;
    private long _step;
    private long _count;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => new(in _iterator);

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 } && (ReferenceEquals(type, TypeObject) || type.TpInit == TypeObject.TpInit))
        {
            return ts.Raise(PyType.TypeError, "islice() takes no keyword arguments");
        }
        args = args[..(args.Length - (kwnames?.Count ?? 0))];
        if (args.Length is < 2 or > 4) return ArgumentErrors.WrongCount(ts, "islice", args.Length, 2, 4);
        bool single = args.Length == 2;
        long start = single ? 0 : Bound(ts, args[1], 0, "Indices for islice()");
        long stop = Bound(ts, single ? args[1] : args[2], NoStop, single ? "Stop argument for islice()" : "Indices for islice()");
        long step = args.Length < 4 || args[3].IsNone ? 1 : Step(ts, args[3]);
        Value iterator = Iteration.GetIter(ts, args[0]);
        if (iterator.IsNull) return default;
        var slice = Allocation.Of<PyISlice>(type);
        slice._iterator = iterator;
        slice._next = start;
        slice._stop = stop;
        slice._step = step;
        return Temporaries.Over(slice);
    }

    private static long Bound(ThreadState ts, Value argument, long none, string where)
    {
        if (argument.IsNone) return none;
        long bound = Indexing.ToSsize(ts, argument, PyType.OverflowError);
        if (bound >= 0) return bound;
        ts.ClearPending();
        throw Errors.ValueError($"{where} {Allowed}");
    }

    private static long Step(ThreadState ts, Value argument)
    {
        long step = Indexing.ToSsize(ts, argument, PyType.OverflowError);
        if (step >= 1) return step;
        ts.ClearPending();
        throw Errors.ValueError("Step for islice() must be a positive integer or None.");
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var slice = Unsafe.As<PyISlice>(self.Ref);
        Value iterator = slice._iterator;
        if (iterator.IsNull) return default;
        while (slice._count < slice._next)
        {
            if (Iteration.Next(ts, iterator).IsNull) return slice.Finish(ts);
            slice._count++;
        }
        if (slice._stop != NoStop && slice._count >= slice._stop) return slice.Finish(ts);
        Value item = Iteration.Next(ts, iterator);
        if (item.IsNull) return slice.Finish(ts);
        slice._count++;
        long next = slice._next + slice._step;
        slice._next = next < slice._next || (slice._stop != NoStop && next > slice._stop)
            ? slice._stop == NoStop ? long.MaxValue : slice._stop
            : next;
        return item;
    }

    private Value Finish(ThreadState ts)
    {
        Temporaries.Drop(ts, _iterator);
        _iterator = default;
        return default;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        if (_iterator.IsNull) return new PyTuple(Type, new PyTuple(Iteration.GetIter(ts, new PyList()).OrThrow(ts), 0), 0);
        Value stop = _stop == NoStop ? Value.None : _stop;
        return new PyTuple(Type, new PyTuple(_iterator, _next, stop, _step), _count);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        _count = Indexing.ToSsize(ts, state, PyType.OverflowError).OrThrow(ts);
    }
}
