using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mmap;

internal unsafe partial class PyMmap
{
    private ReadOnlySpan<byte> Rest => _position >= Open.Length ? [] : Open.Part(_position, Math.Min(Open.Length - _position, int.MaxValue));

    [PyMethod("read_byte($self, /)\n--\n\nThe byte at the current position, as a number.")]
    private int ReadByte()
    {
        ReadOnlySpan<byte> rest = Rest;
        if (rest.IsEmpty) throw Errors.ValueError("read byte out of range");
        _position++;
        return rest[0];
    }

    [PyMethod("readline($self, /)\n--\n\nThe bytes up to and with the next newline.")]
    private Value ReadLine()
    {
        ReadOnlySpan<byte> rest = Rest;
        int end = rest.IndexOf((byte)'\n');
        return Taken(rest, end < 0 ? rest.Length : end + 1);
    }

    [PyMethod("read($self, n=None, /)\n--\n\nUp to n bytes from the current position, all when n is negative or None.", Convention = CallingConvention.VarArgs)]
    private Value Read(ThreadState ts, Value n = default)
    {
        _ = Open;
        if (!n.IsNull && !n.IsNone && !PyLong.Is(n) && n.Type.NbIndex == null) throw Errors.TypeError($"argument should be integer or None, not '{n.Type.Name}'");
        long wanted = n.IsNull || n.IsNone ? long.MaxValue : Indexing.ToSsize(ts, n, PyType.OverflowError).OrThrow(ts);
        ReadOnlySpan<byte> rest = Rest;
        return Taken(rest, wanted < 0 || wanted > rest.Length ? rest.Length : (int)wanted);
    }

    private PyBytes Taken(ReadOnlySpan<byte> rest, int count)
    {
        _position += count;
        return PyBytes.From(rest[..count]);
    }

    [PyMethod("write($self, bytes, /)\n--\n\nWrite bytes at the current position and return how many.", Convention = CallingConvention.VarArgs)]
    private int Write(BufferView bytes)
    {
        _ = Open;
        Span<byte> target = Writable;
        if (_position > target.Length || target.Length - _position < bytes.Length) throw Errors.ValueError("data out of range");
        bytes.Span.CopyTo(target[(int)_position..]);
        _position += bytes.Length;
        return bytes.Length;
    }

    [PyMethod("write_byte($self, byte, /)\n--\n\nWrite a byte, given as a number, at the current position.", Convention = CallingConvention.VarArgs)]
    private void WriteByte(byte @byte)
    {
        _ = Open;
        Span<byte> target = Writable;
        if (_position >= target.Length) throw Errors.ValueError("write byte out of range");
        target[(int)_position++] = @byte;
    }

    [PyMethod("move($self, dest, src, count, /)\n--\n\nCopy count bytes from src to dest within the mapping.", Convention = CallingConvention.VarArgs)]
    private void Move(long dest, long src, long count)
    {
        _ = Open;
        Span<byte> bytes = Writable;
        if (dest < 0 || src < 0 || count < 0 || bytes.Length - dest < count || bytes.Length - src < count) throw Errors.ValueError("source, destination, or count out of range");
        bytes.Slice((int)src, (int)count).CopyTo(bytes[(int)dest..]);
    }

    [PyMethod("find($self, sub, start=<unrepresentable>, end=<unrepresentable>, /)\n--\n\nThe lowest place of sub, from the current position on unless start is given; -1 when\nit is not there.", Convention = CallingConvention.VarArgs)]
    private long Find(ThreadState ts, BufferView sub, Value start = default, Value end = default) => Search(ts, sub.Span, start, end, last: false);

    [PyMethod("rfind($self, sub, start=<unrepresentable>, end=<unrepresentable>, /)\n--\n\nThe highest place of sub, from the current position on unless start is given; -1\nwhen it is not there.", Convention = CallingConvention.VarArgs)]
    private long FindLast(ThreadState ts, BufferView sub, Value start = default, Value end = default) => Search(ts, sub.Span, start, end, last: true);

    // mmap_gfind
    private long Search(ThreadState ts, ReadOnlySpan<byte> part, Value start, Value end, bool last)
    {
        long size = Open.Length, from = Place(ts, start, _position, size), to = Place(ts, end, size, size);
        if (to > Open.Length || from > to || part.Length > to - from) return -1;
        ReadOnlySpan<byte> window = Bytes[(int)from..(int)to];
        int found = last ? window.LastIndexOf(part) : window.IndexOf(part);
        return found < 0 ? -1 : from + found;
    }

    private static long Place(ThreadState ts, Value value, long absent, long size)
    {
        long place = value.IsNull ? absent : Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
        return Math.Clamp(place < 0 ? place + size : place, 0, size);
    }

    [Slot(Slot.SqLength)]
    private long Length() => Open.Length;

    [Slot(Slot.SqItem)]
    private Value GetItem(long index)
    {
        Span<byte> bytes = Bytes;
        return (ulong)index < (ulong)bytes.Length ? PyBytes.From(bytes.Slice((int)index, 1)) : throw Errors.IndexError("mmap index out of range");
    }

    [Slot(Slot.MpSubscript)]
    private Value GetSubscript(ThreadState ts, Value key)
    {
        _ = Open;
        if (Positions.HasIndex(key))
        {
            long index = Position(ts, key);
            return (int)Open.Part(index, 1)[0];
        }
        if (key.Ref is not PySlice slice) throw Errors.TypeError("mmap indices must be integers");
        if (!slice.TryResolve(ts, Open.Length, out SliceBounds bounds)) return default;
        long length = Math.Max(0, bounds.Count);
        if (bounds.Step == 1) return PyBytes.From(length == 0 ? [] : Open.Part(bounds.Start, length));
        ReadOnlySpan<byte> bytes = Bytes;
        int count = (int)length;
        byte[] selected = new byte[count];
        for (int i = 0; i < count; i++) selected[i] = bytes[(int)(bounds.Start + i * bounds.Step)];
        return PyBytes.Own(selected);
    }

    private long Position(ThreadState ts, Value key)
    {
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        long size = Open.Length;
        if (index < 0) index += size;
        return index < 0 || index >= size ? throw Errors.IndexError("mmap index out of range") : index;
    }

    // mmap_ass_subscript
    [Slot(Slot.MpAssSubscript)]
    private int SetSubscript(ThreadState ts, Value key, Value value)
    {
        _ = Open;
        _ = Writable;
        if (Positions.HasIndex(key))
        {
            int index = (int)Position(ts, key);
            if (value.IsNull) throw Errors.TypeError("mmap doesn't support item deletion");
            if (!PyLong.Is(value) && value.Type.NbIndex == null) throw Errors.TypeError("mmap item value must be an int");
            long number = Indexing.ToSsize(ts, value, PyType.TypeError).OrThrow(ts);
            if (number is < 0 or > 255) throw Errors.ValueError("mmap item value must be in range(0, 256)");
            Writable[index] = (byte)number;
            return 0;
        }
        if (key.Ref is not PySlice slice) throw Errors.TypeError("mmap indices must be integers");
        if (!slice.TryResolve(ts, Open.Length, out SliceBounds bounds)) return -1;
        if (value.IsNull) throw Errors.TypeError("mmap object doesn't support slice deletion");
        using BufferView items = BufferView.From(ts, value);
        int count = (int)Math.Max(0, bounds.Count);
        if (items.Length != count) throw Errors.IndexError("mmap slice assignment is wrong size");
        Span<byte> target = Writable;
        if (bounds.Step == 1) items.Span.CopyTo(count == 0 ? [] : target.Slice((int)bounds.Start, count));
        else for (int i = 0; i < count; i++) target[(int)(bounds.Start + i * bounds.Step)] = items.Span[i];
        return 0;
    }
}
