using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PySlice
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        if (names is not null) return ts.Raise(PyType.TypeError, "slice() takes no keyword arguments");
        if (args.Length == 0) return ts.Raise(PyType.TypeError, "slice expected at least 1 argument, got 0");
        if (args.Length > 3) return ts.Raise(PyType.TypeError, $"slice expected at most 3 arguments, got {args.Length}");
        return args.Length == 1
            ? new PySlice(Value.None, args[0], Value.None)
            : new PySlice(args[0], args[1], args.Length == 3 ? args[2] : Value.None);
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts)
    {
        StrBuilder text = new();
        text.Append("slice(");
        text.Append(Repr.Of(ts, Start));
        text.Append(", ");
        text.Append(Repr.Of(ts, Stop));
        text.Append(", ");
        text.Append(Repr.Of(ts, Step));
        text.Append(')');
        return text.ToStr();
    }

    [Slot(Slot.TpHash)]
    internal static long GetHash(ThreadState ts, Value self)
    {
        PySlice slice = (PySlice)self.Ref;
        return TupleHash.OfSlice(ts, [slice.Start, slice.Stop, slice.Step]);
    }

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PySlice right) return Value.NotImplemented;
        PySlice left = (PySlice)self.Ref;
        if (ReferenceEquals(left, right)) return op is CompareOp.Eq or CompareOp.Le or CompareOp.Ge;
        return PyTuple.CompareItems(ts, [left.Start, left.Stop, left.Step], [right.Start, right.Stop, right.Step], op);
    }

    [PyMethod("""
        S.indices(len) -> (start, stop, stride)

        Where the slice starts and stops, and its stride, in a sequence of
        length len. Positions outside the sequence are clipped as subscription
        clips them.
        """, Name = "indices")]
    private Value Indices(ThreadState ts, Value length)
    {
        Value count = Indexing.Index(ts, length);
        if (count.IsNull) return default;
        BigInteger size = Indexing.ToBig(count);
        if (size.Sign < 0) return ts.Raise(PyType.ValueError, "length should not be negative");
        return TryIndices(ts, size, out BigInteger start, out BigInteger stop, out BigInteger step)
            ? new PyTuple(PyLong.From(start), PyLong.From(stop), PyLong.From(step))
            : default(Value);
    }

    /// <summary>The bounds within a sequence of any length; false with an error pending. (_PySlice_GetLongIndices)</summary>
    internal bool TryIndices(ThreadState ts, BigInteger size, out BigInteger start, out BigInteger stop, out BigInteger step)
    {
        start = stop = default;
        if (!TryBig(ts, Step, BigInteger.One, out step)) return false;
        if (step.IsZero)
        {
            ts.Raise(PyType.ValueError, "slice step cannot be zero");
            return false;
        }
        BigInteger lower = step.Sign < 0 ? -1 : 0, upper = step.Sign < 0 ? size - 1 : size;
        return TryPosition(ts, Start, step.Sign < 0 ? upper : lower, size, lower, upper, out start)
            && TryPosition(ts, Stop, step.Sign < 0 ? lower : upper, size, lower, upper, out stop);
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(PyType.Slice, new PyTuple(Start, Stop, Step));

    private static bool TryPosition(
        ThreadState ts, Value bound, BigInteger absent, BigInteger size, BigInteger lower, BigInteger upper, out BigInteger position)
    {
        if (!TryBig(ts, bound, absent, out position)) return false;
        if (bound.IsNone) return true;
        position = position.Sign < 0 ? BigInteger.Max(position + size, lower) : BigInteger.Min(position, upper);
        return true;
    }

    private static bool TryBig(ThreadState ts, Value bound, BigInteger absent, out BigInteger number)
    {
        number = absent;
        if (bound.IsNone) return true;
        if (!Positions.HasIndex(bound))
        {
            ts.Raise(PyType.TypeError, "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        Value exact = Indexing.Index(ts, bound);
        if (exact.IsNull) return false;
        number = Indexing.ToBig(exact);
        return true;
    }
}
