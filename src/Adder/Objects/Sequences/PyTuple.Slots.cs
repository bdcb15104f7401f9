using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyTuple
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyTuple Of(Value self) => Unsafe.As<PyTuple>(self.Ref);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        if (names is not null && (ReferenceEquals(type, PyType.Tuple) || type.TpInit == PyType.Tuple.TpInit))
        {
            return ts.Raise(PyType.TypeError, "tuple() takes no keyword arguments");
        }
        if (positional > 1) return ts.Raise(PyType.TypeError, $"tuple expected at most 1 argument, got {positional}");
        PyTuple tuple = positional == 0 ? Empty : FromIterable(ts, args[0]);
        return ReferenceEquals(type, PyType.Tuple) ? tuple : Make(type, tuple.ToArray());
    }

    /// <summary>An instance of tuple or of a subclass; the array must not change any more.</summary>
    internal static PyTuple Make(PyType type, Value[] items) => type.IsHeapType ? new Subclass(type, items) : new PyTuple(type, items);

    /// <summary>The tuple of what the iterable gives. Throws. (PySequence_Tuple)</summary>
    internal static PyTuple FromIterable(ThreadState ts, Value iterable)
    {
        if (ReferenceEquals(iterable.Type, PyType.Tuple)) return Of(iterable);
        if (ReferenceEquals(iterable.Type, PyType.List)) return From(((PyList)iterable.Ref).Items);
        PyList items = new();
        items.Extend(ts, iterable);
        return From(items.Items);
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts)
    {
        if (Count == 0) return PyStr.From("()");
        if (!ts.EnterRepr(this)) return PyStr.From("(...)");
        try
        {
            StrBuilder text = new();
            text.Append('(');
            for (int i = 0; i < Count; i++)
            {
                if (i > 0) text.Append(", ");
                text.Append(Protocols.Repr.Of(ts, this[i]));
            }
            text.Append(Count == 1 ? ",)" : ")");
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => TupleHash.Of(ts, Of(self).Items);

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op) =>
        other.Type.Has(TypeFlags.TupleSubclass) ? CompareItems(ts, Of(self).Items, Of(other).Items, op) : Value.NotImplemented;

    internal static Value CompareItems(ThreadState ts, ReadOnlySpan<Value> left, ReadOnlySpan<Value> right, CompareOp op)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            Value a = left[i], b = right[i];
            if (a.Is(b)) continue;
            int equal = Comparison.EqualOrError(ts, a, b);
            if (equal < 0) return default;
            if (equal > 0) continue;
            if (op == CompareOp.Eq) return Value.False;
            if (op == CompareOp.Ne) return Value.True;
            return Comparison.Rich(ts, a, b, op);
        }
        return Sequences.CompareSizes(left.Length, right.Length, op);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyTupleIterator(Of(self));

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    [NoThrow]
    internal static long GetLength(ThreadState ts, Value self) => Of(self).Count;

    [Slot(Slot.SqContains)]
    [NoThrow]
    internal static int Contains(ThreadState ts, Value self, Value item)
    {
        foreach (Value own in Of(self).Items)
        {
            int equal = Comparison.EqualOrError(ts, own, item);
            if (equal != 0) return equal;
        }
        return 0;
    }

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other)
    {
        PyTuple left = Of(self);
        if (left.Count == 0 && ReferenceEquals(other.Type, PyType.Tuple)) return other;
        if (!other.Type.Has(TypeFlags.TupleSubclass))
        {
            return ts.Raise(PyType.TypeError, $"can only concatenate tuple (not \"{other.Type.Name}\") to tuple");
        }
        PyTuple right = Of(other);
        if (right.Count == 0 && ReferenceEquals(self.Type, PyType.Tuple)) return self;
        long count = (long)left.Count + right.Count;
        if (count > System.Array.MaxLength) return ts.RaiseNoMemory();
        PyTuple both = New((int)count, out Span<Value> items);
        left.Items.CopyTo(items);
        right.Items.CopyTo(items[left.Count..]);
        return both;
    }

    [Slot(Slot.SqRepeat)]
    internal static Value Repeat(ThreadState ts, Value self, long times)
    {
        PyTuple tuple = Of(self);
        int count = tuple.Count;
        if ((count == 0 || times == 1) && ReferenceEquals(self.Type, PyType.Tuple)) return self;
        if (count == 0 || times <= 0) return Empty;
        if (times > System.Array.MaxLength / count) return ts.RaiseNoMemory();
        Value[] items = new Value[count * times];
        Sequences.FillRepeated(tuple.Items, items);
        return Own(items);
    }

    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        ReadOnlySpan<Value> items = Of(self).Items;
        return (ulong)index < (ulong)items.Length ? items[(int)index] : ts.Raise(PyType.IndexError, "tuple index out of range");
    }

    [Slot(Slot.MpSubscript)]
    [NoThrow]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        ReadOnlySpan<Value> items = Of(self).Items;
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            if (index < 0) index += items.Length;
            return GetItem(ts, self, index);
        }
        if (key.Ref is not PySlice slice)
        {
            return ts.Raise(PyType.TypeError, $"tuple indices must be integers or slices, not {key.Type.Name}");
        }
        return slice.TryUnpack(ts, out SliceBounds bounds) ? Of(self).Part(bounds) : default(Value);
    }

    /// <summary>What the bounds of a slice select, before they are adjusted to the length.</summary>
    internal PyTuple Part(SliceBounds bounds)
    {
        ReadOnlySpan<Value> items = Items;
        bounds.Adjust(items.Length);
        bool isWhole = bounds is { Step: 1, Start: 0 } && bounds.Count == items.Length && ReferenceEquals(Type, PyType.Tuple);
        if (isWhole) return this;
        bool isRun = bounds is { Step: 1, Count: > 0 };
        return isRun ? From(items.Slice((int)bounds.Start, (int)bounds.Count)) : Own(Sequences.Select(items, bounds));
    }
}
