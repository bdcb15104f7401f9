using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>groupby</c>: runs of items with equal keys.</summary>
[PyType("groupby", Module = "itertools", Doc = """
    groupby(iterable, key=None)
    --

    Return pairs of a key and an iterator over the consecutive items that have it.
    """)]
internal partial class PyGroupBy(PyType type) : SelfIterator(type)
{
    private Value _iterator;
    private Value _keyFunction;
    private Value _targetKey;

    internal Value CurrentKey;
    internal Value CurrentValue;

    /// <summary>The one group that may still take items.</summary>
    internal PyGrouper? CurrentGrouper;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable, Value key)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        var groups = Allocation.Of<PyGroupBy>(type);
        groups._iterator = iterator;
        groups._keyFunction = key;
        return groups;
    }

    /// <summary>Takes the next item and its key; false at the end or with an error pending. (groupby_step)</summary>
    internal bool Step(ThreadState ts)
    {
        Value item = Iteration.Next(ts, _iterator);
        if (item.IsNull) return false;
        Value key = _keyFunction.IsNone ? item : Calls.Call(ts, _keyFunction, item);
        if (key.IsNull) return false;
        CurrentValue = item;
        CurrentKey = key;
        return true;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var groups = Unsafe.As<PyGroupBy>(self.Ref);
        groups.CurrentGrouper = null;
        while (true)
        {
            if (!groups.CurrentKey.IsNull)
            {
                if (groups._targetKey.IsNull) break;
                int same = Comparison.EqualOrError(ts, groups._targetKey, groups.CurrentKey);
                if (same < 0) return default;
                if (same == 0) break;
            }
            if (!groups.Step(ts)) return default;
        }
        groups._targetKey = groups.CurrentKey;
        var grouper = new PyGrouper(PyGrouper.TypeObject, groups, groups._targetKey);
        groups.CurrentGrouper = grouper;
        return PyTuple.From(groups.CurrentKey, grouper);
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        var arguments = new PyTuple(_iterator, _keyFunction);
        return _targetKey.IsNull || CurrentKey.IsNull || CurrentValue.IsNull
            ? new PyTuple(Type, arguments)
            : new PyTuple(Type, arguments, new PyTuple(CurrentKey, CurrentValue, _targetKey));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        PyTuple tuple = StateTuple(state, 3, 3);
        CurrentKey = tuple[0];
        CurrentValue = tuple[1];
        _targetKey = tuple[2];
    }
}

/// <summary>The items of one group.</summary>
[PyType("_grouper", Module = "itertools", Subclassable = false, Doc = "_grouper(parent, tgtkey, /)\n--\n\nThe items of one group of groupby.")]
internal sealed partial class PyGrouper : SelfIterator
{
    private readonly PyGroupBy _parent;
    private readonly Value _key;

    internal PyGrouper(PyType type, PyGroupBy parent, Value key) : base(type)
    {
        _parent = parent;
        _key = key;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(PyType type, PyGroupBy parent, Value tgtkey)
    {
        var grouper = new PyGrouper(type, parent, tgtkey);
        parent.CurrentGrouper = grouper;
        return grouper;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var grouper = Unsafe.As<PyGrouper>(self.Ref);
        PyGroupBy parent = grouper._parent;
        if (!ReferenceEquals(parent.CurrentGrouper, grouper)) return default;
        if (parent.CurrentValue.IsNull && !parent.Step(ts)) return default;
        if (Comparison.EqualOrError(ts, grouper._key, parent.CurrentKey) <= 0) return default;
        Value item = parent.CurrentValue;
        parent.CurrentValue = default;
        parent.CurrentKey = default;
        return item;
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        return ReferenceEquals(_parent.CurrentGrouper, this)
            ? new PyTuple(Type, new PyTuple(_parent, _key))
            : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty));
    }
}
