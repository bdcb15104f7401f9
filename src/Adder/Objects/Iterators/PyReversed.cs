using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>reversed</c>: goes through any sequence from the back.</summary>
[PyType("reversed", Doc = """
    reversed(sequence, /)
    --

    Return an iterator over the values of the sequence, last one first.
    """)]
public partial class PyReversed : PyObject
{
    private Value _sequence;
    private long _index;

    internal PyReversed(PyType type, Value sequence, long length) : base(type)
    {
        _sequence = sequence;
        _index = length - 1;
    }

    // reversed_new_impl
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value sequence)
    {
        Value method = Attributes.FindSpecial(ts, sequence, "__reversed__");
        if (method.IsNone) return ts.Raise(PyType.TypeError, $"'{sequence.Type.Name}' object is not reversible");
        if (!method.IsNull) return Calls.Call(ts, method);
        if (ts.HasPending) return default;
        if (!Iteration.IsSequence(sequence.Type)) return ts.Raise(PyType.TypeError, $"'{sequence.Type.Name}' object is not reversible");
        long length = Lengths.Of(ts, sequence);
        if (length == -1) return default;
        return type.IsHeapType ? new Subclass(type, sequence, length) : new PyReversed(type, sequence, length);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyReversed reversed = Unsafe.As<PyReversed>(self.Ref);
        if (reversed._index < 0)
        {
            reversed._sequence = default;
            return default;
        }
        Value item = Subscript.Item(ts, reversed._sequence, reversed._index);
        if (!item.IsNull)
        {
            reversed._index--;
            return item;
        }
        reversed._index = -1;
        reversed._sequence = default;
        if (!ts.ClearIf(PyType.IndexError)) ts.ClearIf(PyType.StopIteration);
        return default;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private Value LengthHint(ThreadState ts)
    {
        if (_sequence.IsNull) return 0;
        long length = Lengths.Of(ts, _sequence);
        if (length == -1) return default;
        return length < _index + 1 ? 0 : _index + 1;
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => _sequence.IsNull
        ? new PyTuple(Type, new PyTuple(PyTuple.Empty))
        : new PyTuple(Type, new PyTuple(_sequence), _index);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__", Convention = CallingConvention.O)]
    private Value SetState(ThreadState ts, Value state)
    {
        if (!Positions.TryNumber(ts, state, null, out long index)) return default;
        if (_sequence.IsNull) return Value.None;
        long length = Lengths.Of(ts, _sequence);
        if (length == -1) return default;
        _index = Math.Clamp(index, -1, length - 1);
        return Value.None;
    }
}
