using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through a tuple.</summary>
[PyType("tuple_iterator", Property = "TupleIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyTupleIterator(PyTuple tuple) : PySequenceIterator<PyTuple>(PyType.TupleIterator, tuple)
{
    private protected override int LengthOf(PyTuple sequence) => sequence.Count;

    private protected override PyObject Nothing => PyTuple.Empty;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyTupleIterator iterator = Unsafe.As<PyTupleIterator>(self.Ref);
        if (iterator.Sequence is not { } tuple) return default;
        int index = iterator.Index;
        if (index < tuple.Count)
        {
            iterator.Index = index + 1;
            return tuple[index];
        }
        iterator.Sequence = null;
        return default;
    }
}
