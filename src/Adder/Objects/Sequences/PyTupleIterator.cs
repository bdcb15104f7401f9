using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through a tuple.</summary>
[PyType("tuple_iterator", Property = "TupleIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyTupleIterator(PyTuple tuple) : PyObject(PyType.TupleIterator)
{
    internal PyTuple? Tuple = tuple;
    internal int Index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(self.Ref);
        if (iterator.Tuple is not { } tuple) return default;
        int index = iterator.Index;
        if (index < tuple.Count)
        {
            iterator.Index = index + 1;
            return tuple[index];
        }
        iterator.Tuple = null;
        return default;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => Tuple is { } tuple ? Math.Max(0, tuple.Count - Index) : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => Tuple is { } tuple
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(tuple), Index)
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty));

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (Tuple is { } tuple) Index = (int)Math.Clamp(state, 0, tuple.Count);
    }
}
