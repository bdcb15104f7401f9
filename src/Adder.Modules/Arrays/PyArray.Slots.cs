using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

internal partial class PyArray
{
    [Slot(Slot.SqLength)]
    private long Length() => _count;

    [Slot(Slot.SqItem)]
    private Value GetItem(ThreadState ts, long index) =>
        (ulong)index < (ulong)_count ? this[(int)index] : ts.Raise(PyType.IndexError, "array index out of range");

    [Slot(Slot.SqContains)]
    private bool Contains(ThreadState ts, Value value) => Find(ts, value, 0, _count) >= 0;

    private int Find(ThreadState ts, Value value, int start, int end)
    {
        for (int i = start; i < end && i < _count; i++)
        {
            if (Comparison.Equal(ts, this[i], value)) return i;
        }
        return -1;
    }

    [Slot(Slot.MpSubscript)]
    private Value GetSubscript(ThreadState ts, Value key)
    {
        if (Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            return GetItem(ts, index < 0 ? index + _count : index);
        }
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, "array indices must be integers");
        if (!slice.TryResolve(ts, _count, out SliceBounds bounds)) return default;
        PyArray selected = Empty();
        selected.Resize((int)Math.Max(0, bounds.Count));
        long at = bounds.Start;
        for (int i = 0; i < selected._count; i++, at += bounds.Step) ItemAt((int)at).CopyTo(selected.ItemAt(i));
        return selected;
    }

    [Slot(Slot.MpAssSubscript)]
    private int SetSubscript(ThreadState ts, Value key, Value value)
    {
        if (Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return -1;
            if (index < 0) index += _count;
            if ((ulong)index >= (ulong)_count) return ts.Fail(PyType.IndexError, "array assignment index out of range");
            if (value.IsNull) Splice((int)index, (int)index + 1, default);
            else ItemFormat.Write(ts, Code, ItemAt((int)index), value);
            return 0;
        }
        if (key.Ref is not PySlice slice) return ts.Fail(PyType.TypeError, "array indices must be integers");
        if (!slice.TryResolve(ts, _count, out SliceBounds bounds)) return -1;
        ReadOnlySpan<byte> items = default;
        if (!value.IsNull)
        {
            if (value.Ref is not PyArray other)
            {
                return ts.Fail(PyType.TypeError, $"can only assign array (not \"{value.Type.Name}\") to array slice");
            }
            if (other.Code != Code) return ts.Fail(PyType.TypeError, "bad argument type for built-in operation");
            items = other.Bytes.ToArray();
        }
        return Assign(ts, bounds, items, value.IsNull);
    }

    private int Assign(ThreadState ts, in SliceBounds bounds, ReadOnlySpan<byte> items, bool delete)
    {
        int count = (int)Math.Max(0, bounds.Count);
        if (bounds.Step == 1)
        {
            Splice((int)bounds.Start, (int)bounds.Start + count, items);
            return 0;
        }
        int size = ItemSize;
        if (delete)
        {
            for (int i = 0; i < count; i++)
            {
                long at = bounds.Step > 0 ? bounds.Start + bounds.Step * i - i : bounds.Start + bounds.Step * i;
                Splice((int)at, (int)at + 1, default);
            }
            return 0;
        }
        if (items.Length / size != count)
        {
            return ts.Fail(PyType.ValueError, $"attempt to assign array of size {items.Length / size} to extended slice of size {count}");
        }
        for (int i = 0; i < count; i++) items.Slice(i * size, size).CopyTo(ItemAt((int)(bounds.Start + bounds.Step * i)));
        return 0;
    }

    [Slot(Slot.SqConcat)]
    private Value Concat(ThreadState ts, Value other)
    {
        if (other.Ref is not PyArray array)
        {
            return ts.Raise(PyType.TypeError, $"can only append array (not \"{other.Type.Name}\") to array");
        }
        if (array.Code != Code) return ts.Raise(PyType.TypeError, "bad argument type for built-in operation");
        PyArray sum = Empty();
        sum.AppendBytes(Bytes);
        sum.AppendBytes(array.Bytes);
        return sum;
    }

    [Slot(Slot.SqInplaceConcat)]
    private Value ConcatInPlace(ThreadState ts, Value other)
    {
        if (other.Ref is not PyArray)
        {
            return ts.Raise(PyType.TypeError, $"can only extend with array (not \"{other.Type.Name}\")");
        }
        Extend(ts, other);
        return this;
    }

    [Slot(Slot.SqRepeat)]
    private Value Repeated(long times)
    {
        PyArray product = Empty();
        product.AppendBytes(Bytes);
        return product.RepeatInPlace(times);
    }

    [Slot(Slot.SqInplaceRepeat)]
    private Value RepeatInPlace(long times)
    {
        byte[] items = Bytes.ToArray();
        times = items.Length == 0 ? 0 : Math.Max(times, 0);
        if (times > 0 && times > System.Array.MaxLength / items.Length) throw Errors.MemoryError();
        Resize((int)(_count * times));
        for (long i = 0; i < times; i++) items.CopyTo(_bytes.AsSpan((int)(i * items.Length)));
        return this;
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value right, CompareOp op)
    {
        if (right.Ref is not PyArray other) return Value.NotImplemented;
        if (op is (CompareOp.Eq or CompareOp.Ne) && _count != other._count) return op == CompareOp.Ne;
        for (int i = 0; i < _count && i < other._count; i++)
        {
            Value a = this[i];
            Value b = other[i];
            // Two NaNs are never the same object here.
            bool equal = a.IsFloat && b.IsFloat ? a.Double == b.Double : Comparison.Equal(ts, a, b);
            if (equal) continue;
            return op switch { CompareOp.Eq => false, CompareOp.Ne => true, _ => Comparison.Rich(ts, a, b, op) };
        }
        return Comparison.Holds(_count.CompareTo(other._count), op);
    }

    [Slot(Slot.TpIter)]
    private Value Iterate() => new PyArrayIterator(this);

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (_count == 0) return $"{Type.ShortName}('{Code}')";
        Value shown = Code == 'u' ? ToUnicode() : ToList();
        return $"{Type.ShortName}('{Code}', {Repr.Of(ts, shown)})";
    }
}
