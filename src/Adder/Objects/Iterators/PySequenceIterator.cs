using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// What the iterators have in common that go through a sequence from the front by an index, and let it go once they are through.
/// (listiterobject, tupleiterobject, unicodeiterobject, ...)
/// </summary>
public abstract class PySequenceIterator<T>(PyType type, T sequence) : PyObject(type) where T : PyObject
{
    internal T? Sequence = sequence;
    internal int Index;

    private protected abstract int LengthOf(T sequence);

    /// <summary>What a pickled iterator at its end goes through.</summary>
    private protected abstract PyObject Nothing { get; }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    internal long LengthHint() => Sequence is { } sequence ? Math.Max(0, LengthOf(sequence) - Index) : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    internal PyTuple Reduce(ThreadState ts)
    {
        Value iter = Builtin.Get(ts, "iter");
        return Sequence is { } sequence ? new PyTuple(iter, new PyTuple(sequence), Index) : new PyTuple(iter, new PyTuple(Nothing));
    }

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    internal void SetState(long state)
    {
        if (Sequence is { } sequence) Index = (int)Math.Clamp(state, 0, LengthOf(sequence));
    }
}
