using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>range</c>: ints of any size at equal distances.</summary>
[PyType("range", Subclassable = false, Sequence = true, Doc = """
    range(stop) -> range object
    range(start, stop[, step]) -> range object

    The ints from start (0) up to, but without, stop, at distances of step (1).
    range(3) gives 0, 1, 2; a negative step counts down.
    """)]
public sealed partial class PyRange : PyObject
{
    private PyRange(Value start, Value stop, Value step, Value length) : base(PyType.Range)
    {
        Start = start;
        Stop = stop;
        Step = step;
        Length = length;
    }

    [PyMember("start")]
    internal readonly Value Start;

    [PyMember("stop")]
    internal readonly Value Stop;

    [PyMember("step")]
    internal readonly Value Step;

    /// <summary>How many ints: an int, perhaps a big one.</summary>
    internal readonly Value Length;

    /// <summary>A range of exact ints; the step must not be 0.</summary>
    internal static PyRange Make(Value start, Value stop, Value step) => new(start, stop, step, ComputeLength(start, stop, step));

    // compute_range_length
    private static Value ComputeLength(Value start, Value stop, Value step)
    {
        if (start.IsInt && stop.IsInt && step.IsInt)
        {
            (long low, long high) = step.Bits > 0 ? (start.Bits, stop.Bits) : (stop.Bits, start.Bits);
            if (low >= high) return 0;
            ulong distance = (ulong)high - (ulong)low - 1;
            ulong stride = step.Bits > 0 ? (ulong)step.Bits : 0UL - (ulong)step.Bits;
            ulong steps = distance / stride;
            return steps < long.MaxValue ? Value.Int((long)steps + 1) : PyLong.From((BigInteger)steps + 1);
        }
        BigInteger a = Indexing.ToBig(start), b = Indexing.ToBig(stop), by = Indexing.ToBig(step);
        if (by.Sign < 0) (a, b, by) = (b, a, -by);
        return a >= b ? 0 : PyLong.From((b - a - 1) / by + 1);
    }

    // range_from_array
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        if (names is not null) return ts.Raise(PyType.TypeError, "range() takes no keyword arguments");
        if (args.Length == 0) return ts.Raise(PyType.TypeError, "range expected at least 1 argument, got 0");
        if (args.Length > 3) return ts.Raise(PyType.TypeError, $"range expected at most 3 arguments, got {args.Length}");
        Value start = args.Length == 1 ? 0 : Indexing.Index(ts, args[0]).OrThrow(ts);
        Value stop = Indexing.Index(ts, args[args.Length == 1 ? 0 : 1]).OrThrow(ts);
        Value step = args.Length == 3 ? Indexing.Index(ts, args[2]).OrThrow(ts) : 1;
        if (step.IsInt && step.Bits == 0) return ts.Raise(PyType.ValueError, "range() arg 3 must not be zero");
        return Make(start, stop, step);
    }

    /// <summary>The int at the index, which may be out of range. (compute_item)</summary>
    internal Value At(Value index)
    {
        if (Start.IsInt && Step.IsInt && index.IsInt)
        {
            long high = Math.BigMul(Step.Bits, index.Bits, out long low);
            long sum = Start.Bits + low;
            if (high == low >> 63 && ((sum ^ Start.Bits) & (sum ^ low)) >= 0) return sum;
        }
        return PyLong.From(Indexing.ToBig(Start) + Indexing.ToBig(Step) * Indexing.ToBig(index));
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts)
    {
        string ends = $"range({PyLong.ToDecimal(ts, Start)}, {PyLong.ToDecimal(ts, Stop)}";
        return PyStr.From(Step.Is(Value.Int(1)) ? ends + ")" : $"{ends}, {PyLong.ToDecimal(ts, Step)})");
    }

    // range_hash
    [Slot(Slot.TpHash)]
    internal long GetHash(ThreadState ts)
    {
        Value last = Value.None, step = Value.None;
        if (!Length.Is(Value.Int(0)))
        {
            last = Start;
            if (!Length.Is(Value.Int(1))) step = Step;
        }
        return TupleHash.Of(ts, [Length, last, step]);
    }

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PyRange right || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        return ((PyRange)self.Ref).IsEqualTo(right) == (op == CompareOp.Eq);
    }

    // range_equals
    private bool IsEqualTo(PyRange other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (!Same(Length, other.Length)) return false;
        if (Length.Is(Value.Int(0))) return true;
        if (!Same(Start, other.Start)) return false;
        return Length.Is(Value.Int(1)) || Same(Step, other.Step);
    }

    private static bool Same(Value a, Value b) => a.IsInt || b.IsInt ? a.Is(b) : Indexing.ToBig(a) == Indexing.ToBig(b);

    [Slot(Slot.NbBool)]
    internal bool ToBool() => !Length.Is(Value.Int(0));

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    internal long GetLength(ThreadState ts) =>
        Length.IsInt ? Length.Bits : ts.Fail(PyType.OverflowError, "Python int too large to convert to C ssize_t");

    // range_contains
    [Slot(Slot.SqContains)]
    internal int Contains(ThreadState ts, Value item)
    {
        bool exact = item.IsInt || PyLong.IsExact(item) || item.Ref is PyBool;
        return exact ? Has(item) ? 1 : 0 : Containment.ByIteration(ts, this, item);
    }

    private bool Has(Value number)
    {
        BigInteger n = Indexing.ToBig(number), start = Indexing.ToBig(Start), stop = Indexing.ToBig(Stop), step = Indexing.ToBig(Step);
        bool within = step.Sign > 0 ? start <= n && n < stop : stop < n && n <= start;
        return within && ((n - start) % step).IsZero;
    }

    // range_subscript
    [Slot(Slot.SqItem)]
    internal Value GetItem(ThreadState ts, long index) =>
        index >= 0 && (!Length.IsInt || index < Length.Bits) ? At(index) : ts.Raise(PyType.IndexError, "range object index out of range");

    [Slot(Slot.MpSubscript)]
    internal Value GetSubscript(ThreadState ts, Value key)
    {
        if (Positions.HasIndex(key)) return ItemAt(ts, Indexing.Index(ts, key));
        if (key.Ref is PySlice slice) return Select(ts, slice);
        return ts.Raise(PyType.TypeError, $"range indices must be integers or slices, not {key.Type.Name}");
    }

    private Value ItemAt(ThreadState ts, Value index)
    {
        if (index.IsNull) return default;
        if (index.IsInt && Length.IsInt && Start.IsInt && Step.IsInt)
        {
            long number = index.Bits < 0 ? index.Bits + Length.Bits : index.Bits;
            Int128 item = (Int128)Start.Bits + (Int128)number * Step.Bits;
            if ((ulong)number < (ulong)Length.Bits && item == (long)item) return (long)item;
        }
        BigInteger at = Indexing.ToBig(index), length = Indexing.ToBig(Length);
        if (at.Sign < 0) at += length;
        return at.Sign >= 0 && at < length ? At(PyLong.From(at)) : ts.Raise(PyType.IndexError, "range object index out of range");
    }

    // compute_slice
    private Value Select(ThreadState ts, PySlice slice)
    {
        if (Length.IsInt && Step.IsInt && slice.IsPlain)
        {
            if (!slice.TryResolve(ts, Length.Bits, out SliceBounds bounds)) return default;
            Int128 stride = (Int128)Step.Bits * bounds.Step;
            if (stride == (long)stride) return Make(At(bounds.Start), At(bounds.Stop), (long)stride);
        }
        if (!slice.TryIndices(ts, Indexing.ToBig(Length), out BigInteger start, out BigInteger stop, out BigInteger step)) return default;
        return Make(At(PyLong.From(start)), At(PyLong.From(stop)), PyLong.From(Indexing.ToBig(Step) * step));
    }
}
