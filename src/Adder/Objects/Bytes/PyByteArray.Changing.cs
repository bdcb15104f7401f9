using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyByteArray
{
    private const string OutOfRange = "byte must be in range(0, 256)";

    [PyMethod("""
        append($self, item, /)
        --

        Add one byte at the end.
        """)]
    private void AppendItem(ThreadState ts, Value item)
    {
        byte number = BytesMaking.ToByte(ts, item, OutOfRange);
        Resize(ts, checked(_count + 1));
        _data[_start + _count - 1] = number;
    }

    [PyMethod("""
        extend($self, iterable_of_ints, /)
        --

        Add the bytes of a buffer, or of an iterable of numbers, at the end.
        """)]
    private void Extend(ThreadState ts, Value iterableOfInts)
    {
        if (Buffers.Has(iterableOfInts))
        {
            if (!TryAppend(ts, iterableOfInts)) throw Errors.TypeError($"can't set bytearray slice from {iterableOfInts.Type.Name}");
            return;
        }
        byte[] bytes = BytesMaking.FromIterable(ts, iterableOfInts, "can't extend bytearray with {0}", OutOfRange);
        Splice(ts, _count, _count, bytes);
    }

    [PyMethod("""
        insert($self, index, item, /)
        --

        Put one byte before the index.
        """)]
    private void Insert(ThreadState ts, long index, Value item)
    {
        byte number = BytesMaking.ToByte(ts, item, OutOfRange);
        if (index < 0) index = Math.Max(index + _count, 0);
        int at = (int)Math.Min(index, _count);
        Splice(ts, at, at, [number]);
    }

    [PyMethod("""
        pop($self, index=-1, /)
        --

        Remove the byte at the index (the last one, unless given) and return it.
        """)]
    private long Pop(ThreadState ts, long index)
    {
        if (_count == 0) throw Errors.IndexError("pop from empty bytearray");
        if (index < 0) index += _count;
        if ((ulong)index >= (ulong)_count) throw Errors.IndexError("pop index out of range");
        byte number = Span[(int)index];
        Splice(ts, (int)index, (int)index + 1, []);
        return number;
    }

    [PyMethod("""
        remove($self, value, /)
        --

        Remove the first byte of that value; ValueError where there is none.
        """)]
    private void Remove(ThreadState ts, Value value)
    {
        int at = Span.IndexOf(BytesMaking.ToByte(ts, value, OutOfRange));
        if (at < 0) throw Errors.ValueError("value not found in bytearray");
        Splice(ts, at, at + 1, []);
    }

    [PyMethod("""
        reverse($self, /)
        --

        Put the bytes into the opposite order.
        """)]
    private void Reverse() => Writable.Reverse();

    [PyMethod("""
        clear($self, /)
        --

        Remove all bytes.
        """)]
    private void Clear(ThreadState ts) => Resize(ts, 0);

    [PyMethod("""
        copy($self, /)
        --

        Return a copy.
        """)]
    private PyByteString CopyAll() => Copy(Span);

    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        PyByteArray array = Of(self);
        return (ulong)index < (ulong)array._count
            ? array._data[array._start + (int)index]
            : ts.Raise(PyType.IndexError, "bytearray index out of range");
    }

    [Slot(Slot.MpSubscript)]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyByteArray array = Of(self);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            return GetItem(ts, self, index < 0 ? index + array._count : index);
        }
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, $"bytearray indices must be integers or slices, not {key.Type.Name}");
        if (!slice.TryUnpack(ts, out SliceBounds bounds)) return default;
        bounds.Adjust(array._count);
        return new PyByteArray(Sequences.Select(array.Span, bounds));
    }

    /// <summary>Stores a byte where both numbers are in range.</summary>
    internal bool TryPut(long index, long number)
    {
        if ((ulong)index >= (ulong)_count || (ulong)number > byte.MaxValue) return false;
        _data[_start + (int)index] = (byte)number;
        return true;
    }

    [Slot(Slot.SqAssItem)]
    internal static int SetItem(ThreadState ts, Value self, long index, Value item)
    {
        PyByteArray array = Of(self);
        byte number = item.IsNull ? (byte)0 : BytesMaking.ToByte(ts, item, OutOfRange);
        return array.SetAt(ts, index, item.IsNull, number);
    }

    private int SetAt(ThreadState ts, long index, bool deletes, byte number)
    {
        if ((ulong)index >= (ulong)_count) return ts.Fail(PyType.IndexError, "bytearray index out of range");
        if (deletes) Splice(ts, (int)index, (int)index + 1, []);
        else _data[_start + (int)index] = number;
        return 0;
    }

    [Slot(Slot.MpAssSubscript)]
    internal static int SetSubscript(ThreadState ts, Value self, Value key, Value item)
    {
        PyByteArray array = Of(self);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return -1;
            // First the item, whose __index__ may change the array.
            byte number = item.IsNull ? (byte)0 : BytesMaking.ToByte(ts, item, OutOfRange);
            return array.SetAt(ts, index < 0 ? index + array._count : index, item.IsNull, number);
        }
        if (key.Ref is not PySlice slice) return ts.Fail(PyType.TypeError, $"bytearray indices must be integers or slices, not {key.Type.Name}");
        if (!slice.TryUnpack(ts, out SliceBounds bounds)) return -1;
        byte[] bytes = item.IsNull ? [] : Replacement(ts, item);
        bounds.Adjust(array._count);
        if (bounds.Step == 1) array.Splice(ts, (int)bounds.Start, (int)Math.Max(bounds.Start, bounds.Stop), bytes);
        else if (bytes.Length == 0) array.DeleteStepped(ts, bounds);
        else array.SetStepped(bounds, bytes);
        return 0;
    }

    private static byte[] Replacement(ThreadState ts, Value item)
    {
        const string Refused = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        if (Positions.IsInt(item) || item.Ref is PyStr) throw Errors.TypeError(Refused);
        if (Buffers.Has(item)) return Buffers.Copy(ts, item);
        return BytesMaking.FromIterable(ts, item, "cannot convert '{0}' object to bytearray", OutOfRange);
    }

    private void SetStepped(in SliceBounds bounds, byte[] bytes)
    {
        if (bytes.Length != bounds.Count)
        {
            throw Errors.ValueError($"attempt to assign bytes of size {bytes.Length} to extended slice of size {bounds.Count}");
        }
        long at = bounds.Start;
        foreach (byte number in bytes)
        {
            Writable[(int)at] = number;
            at += bounds.Step;
        }
    }

    private void DeleteStepped(ThreadState ts, in SliceBounds bounds)
    {
        if (bounds.Count == 0) return;
        long first = bounds.Step > 0 ? bounds.Start : bounds.Start + (bounds.Count - 1) * bounds.Step;
        long step = Math.Abs(bounds.Step), last = first + (bounds.Count - 1) * step;
        CheckResizable(ts, _count - bounds.Count);
        byte[] kept = new byte[_count - bounds.Count];
        int to = 0;
        for (int i = 0; i < _count; i++)
        {
            if (i < first || i > last || (i - first) % step != 0) kept[to++] = Span[i];
        }
        _data = kept;
        _start = 0;
        _count = kept.Length;
    }

    private bool TryAppend(ThreadState ts, Value buffer)
    {
        byte[]? bytes = null;
        if (ReferenceEquals(buffer.Ref, this)) bytes = Span.ToArray();
        else if (buffer.Ref is not PyBytes && !BytesLike.TryCopyBuffer(ts, buffer, out bytes)) return false;
        Splice(ts, _count, _count, buffer.Ref is PyBytes known ? known.Span : bytes);
        return true;
    }

    [PyMethod("""
        __reduce__($self, /)
        --

        Return state information for pickling.
        """)]
    private PyTuple Reduce(ThreadState ts) => Reduced(ts, 2);

    [PyMethod("""
        __reduce_ex__($self, proto=0, /)
        --

        Return state information for pickling.
        """)]
    private PyTuple ReduceEx(ThreadState ts, int proto) => Reduced(ts, proto);

    [PyMethod("""
        __release_buffer__($self, buffer, /)
        --

        Release the buffer object that exposes the underlying memory of the object.
        """)]
    private void ReleaseBuffer(ThreadState ts, Value buffer) => PyMemoryView.GiveBack(ts, this, buffer);

    // _common_reduce
    private PyTuple Reduced(ThreadState ts, int protocol)
    {
        Value state = Calls.Method(ts, this, "__getstate__").OrThrow(ts);
        PyTuple args = _count == 0 ? PyTuple.Empty
            : protocol < 3 ? new PyTuple(PyStr.FromLatin1(Span), PyStr.From("latin-1"))
            : new PyTuple(PyBytes.From(Span));
        return new PyTuple(Type, args, state);
    }
}
