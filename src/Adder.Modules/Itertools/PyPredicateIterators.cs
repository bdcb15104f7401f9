using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary>What the iterators with a predicate share.</summary>
internal abstract class PredicateIterator(PyType type) : SelfIterator(type), IIteratorAdapter
{
    private protected Value Predicate;
    private protected Value Iterator;

    ReadOnlySpan<Value> IIteratorAdapter.Sources => new(in Iterator);

    private protected static Value SetUp(ThreadState ts, PredicateIterator made, Value predicate, Value iterable)
    {
        made.Iterator = Iteration.GetIter(ts, iterable);
        made.Predicate = predicate;
        return made.Iterator.IsNull ? default : Temporaries.Over(made);
    }

    /// <summary>1, 0, or -1 with the error pending.</summary>
    private protected int Test(ThreadState ts, Value item)
    {
        Value result = Calls.Call(ts, Predicate, item);
        return result.IsNull ? -1 : Truth.Of(ts, result);
    }
}

/// <summary><c>dropwhile</c>: skips items as long as the predicate holds.</summary>
[PyType("dropwhile", Module = "itertools", Doc = """
    dropwhile(predicate, iterable, /)
    --

    Skip the items as long as the predicate is true; return every later item.
    """)]
internal partial class PyDropWhile(PyType type) : PredicateIterator(type)
{
    private bool _started;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value predicate, Value iterable) =>
        SetUp(ts, Allocation.Of<PyDropWhile>(type), predicate, iterable);

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var drop = Unsafe.As<PyDropWhile>(self.Ref);
        while (true)
        {
            Value item = Iteration.Next(ts, drop.Iterator);
            if (item.IsNull || drop._started) return item;
            int skip = drop.Test(ts, item);
            if (skip < 0) return default;
            if (skip > 0) continue;
            drop._started = true;
            return item;
        }
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(Predicate, Iterator), _started ? 1 : 0);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        _started = Truth.Test(ts, state);
    }
}

/// <summary><c>takewhile</c>: items as long as the predicate holds.</summary>
[PyType("takewhile", Module = "itertools", Doc = """
    takewhile(predicate, iterable, /)
    --

    Return the items as long as the predicate is true for each.
    """)]
internal partial class PyTakeWhile(PyType type) : PredicateIterator(type)
{
    private bool _stopped;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value predicate, Value iterable) =>
        SetUp(ts, Allocation.Of<PyTakeWhile>(type), predicate, iterable);

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var take = Unsafe.As<PyTakeWhile>(self.Ref);
        if (take._stopped) return default;
        Value item = Iteration.Next(ts, take.Iterator);
        if (item.IsNull) return default;
        int holds = take.Test(ts, item);
        if (holds > 0) return item;
        if (holds == 0) take._stopped = true;
        return default;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(Predicate, Iterator), _stopped ? 1 : 0);
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        _stopped = Truth.Test(ts, state);
    }
}

/// <summary><c>filterfalse</c>: the items for which the predicate is false.</summary>
[PyType("filterfalse", Module = "itertools", Doc = """
    filterfalse(function, iterable, /)
    --

    Only those items for which the function gives something false; with None, the false items.
    """)]
internal partial class PyFilterFalse(PyType type) : PredicateIterator(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value function, Value iterable) =>
        SetUp(ts, Allocation.Of<PyFilterFalse>(type), function, iterable);

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var filter = Unsafe.As<PyFilterFalse>(self.Ref);
        bool plain = filter.Predicate.IsNone || filter.Predicate.Is(PyType.Bool);
        while (true)
        {
            Value item = Iteration.Next(ts, filter.Iterator);
            if (item.IsNull) return default;
            int holds = plain ? Truth.Of(ts, item) : filter.Test(ts, item);
            if (holds == 0) return item;
            if (holds < 0) return default;
        }
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(Predicate, Iterator));
    }
}

/// <summary><c>starmap</c>: function(*item) for each item.</summary>
[PyType("starmap", Module = "itertools", Doc = """
    starmap(function, iterable, /)
    --

    Return function(*item) for each item of the iterable.
    """)]
internal partial class PyStarMap(PyType type) : PredicateIterator(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value function, Value iterable) =>
        SetUp(ts, Allocation.Of<PyStarMap>(type), function, iterable);

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        Value item = Iteration.Next(ts, Iterator);
        return item.IsNull ? default : Calls.Call(ts, Predicate, Iterables.ToTuple(ts, item).Items);
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return new PyTuple(Type, new PyTuple(Predicate, Iterator));
    }
}
