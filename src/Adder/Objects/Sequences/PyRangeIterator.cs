using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through a range whose ints fit 64 bits.</summary>
[PyType("range_iterator", Property = "RangeIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyRangeIterator(long start, long step, long left) : PyObject(PyType.RangeIterator)
{
    internal long Current = start;
    internal readonly long Step = step;
    internal long Left = left;
    private readonly long _total = left;

    /// <summary>How many items it has given.</summary>
    internal long Given => _total - Left;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyRangeIterator iterator = Unsafe.As<PyRangeIterator>(self.Ref);
        if (iterator.Left <= 0) return default;
        iterator.Left--;
        long current = iterator.Current;
        iterator.Current = current + iterator.Step;
        return current;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private long LengthHint() => Left;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => new PyTuple(
        Builtin.Get(ts, "iter"), new PyTuple(PyRange.Make(Current, Current + Step * Left, Step)), Value.None);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        state = Math.Clamp(state, 0, Left);
        Current += state * Step;
        Left -= state;
    }
}

/// <summary>Goes through a range of ints of any size.</summary>
[PyType("longrange_iterator", Property = "LongRangeIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyLongRangeIterator(BigInteger start, BigInteger step, BigInteger left) : PyObject(PyType.LongRangeIterator)
{
    private BigInteger _current = start;
    private BigInteger _left = left;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next()
    {
        if (_left.Sign <= 0) return default;
        _left -= 1;
        Value current = PyLong.From(_current);
        _current += step;
        return current;
    }

    [PyMethod("About how many items are left.", Name = "__length_hint__")]
    private Value LengthHint() => PyLong.From(_left);

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => new PyTuple(
        Builtin.Get(ts, "iter"), new PyTuple(PyRange.Make(PyLong.From(_current), PyLong.From(_current + step * _left), PyLong.From(step))), Value.None);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(BigInteger state)
    {
        state = BigInteger.Max(0, BigInteger.Min(state, _left));
        _current += state * step;
        _left -= state;
    }
}
