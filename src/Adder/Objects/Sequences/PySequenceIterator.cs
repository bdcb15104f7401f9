using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>iterator</c>: asks a sequence for item after item until IndexError. (PySeqIter_Type)</summary>
[PyType("iterator", Property = "SequenceIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PySequenceIterator(Value sequence) : PyObject(PyType.SequenceIterator)
{
    private Value _sequence = sequence;
    private long _index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // iter_iternext
    [Slot(Slot.TpIternext)]
    internal static Value Next(ThreadState ts, Value self)
    {
        PySequenceIterator iterator = (PySequenceIterator)self.Ref;
        if (iterator._sequence.IsNull) return default;
        if (iterator._index == long.MaxValue) return ts.Raise(PyType.OverflowError, "iter index too large");
        Value item = Subscript.Item(ts, iterator._sequence, iterator._index);
        if (!item.IsNull) iterator._index++;
        else if (ts.ClearIf(PyType.IndexError) || ts.ClearIf(PyType.StopIteration)) iterator._sequence = default;
        return item;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private Value LengthHint(ThreadState ts)
    {
        if (_sequence.IsNull) return 0;
        unsafe
        {
            if (_sequence.Type.SqLength == null && _sequence.Type.MpLength == null) return Value.NotImplemented;
        }
        return Math.Max(0, Subscript.Length(ts, _sequence).OrThrow(ts) - _index);
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value iter = Builtin.Get(ts, "iter");
        return _sequence.IsNull ? new PyTuple(iter, new PyTuple(PyTuple.Empty)) : new PyTuple(iter, new PyTuple(_sequence), _index);
    }

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (!_sequence.IsNull) _index = Math.Max(0, state);
    }
}
