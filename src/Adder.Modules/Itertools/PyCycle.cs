using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Itertools;

/// <summary><c>cycle</c>: the items again and again.</summary>
[PyType("cycle", Module = "itertools", Doc = """
    cycle(iterable, /)
    --

    Return the items until the iterable ends, then repeat them without end.
    """)]
internal partial class PyCycle(PyType type) : SelfIterator(type)
{
    private Value _iterator;
    private PyList _saved = new();
    private int _index;
    private bool _saving = true;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        var cycle = Allocation.Of<PyCycle>(type);
        cycle._iterator = iterator;
        return cycle;
    }

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var cycle = Unsafe.As<PyCycle>(self.Ref);
        if (!cycle._iterator.IsNull)
        {
            Value item = Iteration.Next(ts, cycle._iterator);
            if (!item.IsNull)
            {
                if (cycle._saving) cycle._saved.Add(item);
                return item;
            }
            if (ts.HasPending) return default;
            cycle._iterator = default;
        }
        if (cycle._saved.Count == 0) return default;
        if (cycle._index >= cycle._saved.Count) cycle._index = 0;
        return cycle._saved[cycle._index++];
    }

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        WarnOfPickling(ts);
        if (!_iterator.IsNull) return new PyTuple(Type, new PyTuple(_iterator), new PyTuple(_saved, !_saving));
        Value iterator = Iteration.GetIter(ts, _saved).OrThrow(ts);
        int index = _index >= _saved.Count ? 0 : _index;
        if (index != 0) Calls.Method(ts, iterator, "__setstate__", index).OrThrow(ts);
        return new PyTuple(Type, new PyTuple(iterator), new PyTuple(_saved, true));
    }

    [PyMethod("Takes the state that __reduce__ gave.", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        WarnOfPickling(ts);
        PyTuple tuple = StateTuple(state, 2, 2);
        if (tuple[0].Ref is not PyList saved) throw Errors.TypeError($"function() argument 1 must be list, not {tuple[0].Type.Name}");
        _saved = saved;
        _saving = Indexing.ToSsize(ts, tuple[1], PyType.OverflowError).OrThrow(ts) == 0;
        _index = 0;
    }
}
