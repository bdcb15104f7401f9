using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyRange
{
    [Slot(Slot.TpIter)]
    internal Value Iterate()
    {
        bool small = Start.IsInt && Stop.IsInt && Step.IsInt && Length.IsInt;
        return small && FitsLast(Start.Bits, Step.Bits, Length.Bits)
            ? new PyRangeIterator(Start.Bits, Step.Bits, Length.Bits)
            : new PyLongRangeIterator(Indexing.ToBig(Start), Indexing.ToBig(Step), Indexing.ToBig(Length));
    }

    // The iterator steps once beyond the last int.
    private static bool FitsLast(long start, long step, long length)
    {
        if (length == 0) return true;
        ulong room = step < 0 ? (ulong)start - unchecked((ulong)long.MinValue) : (ulong)(long.MaxValue - start);
        return (step < 0 ? (ulong)-step : (ulong)step) <= room / (ulong)length;
    }

    // range_reverse
    [PyMethod("Return an iterator over the ints, last one first.", Name = "__reversed__")]
    private Value Reversed()
    {
        BigInteger length = Indexing.ToBig(Length), step = Indexing.ToBig(Step);
        BigInteger last = Indexing.ToBig(Start) + (length - 1) * step;
        bool small = last >= long.MinValue && last <= long.MaxValue && Step.IsInt && Step.Bits != long.MinValue && Length.IsInt;
        return small && FitsLast((long)last, -Step.Bits, Length.Bits)
            ? new PyRangeIterator((long)last, -Step.Bits, Length.Bits)
            : new PyLongRangeIterator(last, -step, length);
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(PyType.Range, new PyTuple(Start, Stop, Step));

    [PyMethod("rangeobject.count(value) -> how often the value occurs", Name = "count", Convention = CallingConvention.O)]
    private Value CountOf(ThreadState ts, Value value)
    {
        if (PyLong.IsExact(value) || value.Ref is PyBool) return Has(value) ? 1 : 0;
        long count = 0;
        Value iterator = Iterate();
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            int equal = Comparison.EqualOrError(ts, item, value);
            if (equal < 0) return default;
            count += equal;
        }
        return ts.HasPending ? default : count;
    }

    [PyMethod("""
        rangeobject.index(value) -> where the value stands

        ValueError if it is not in the range.
        """, Name = "index", Convention = CallingConvention.O)]
    private Value IndexOf(ThreadState ts, Value value)
    {
        if (PyLong.IsExact(value) || value.Ref is PyBool)
        {
            if (Has(value)) return PyLong.From((Indexing.ToBig(value) - Indexing.ToBig(Start)) / Indexing.ToBig(Step));
            throw Errors.ValueError($"{Repr.Of(ts, value)} is not in range");
        }
        long index = 0;
        Value iterator = Iterate();
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            int equal = Comparison.EqualOrError(ts, item, value);
            if (equal < 0) return default;
            if (equal > 0) return index;
            index++;
        }
        return ts.HasPending ? default : ts.Raise(PyType.ValueError, "sequence.index(x): x not in sequence");
    }
}
