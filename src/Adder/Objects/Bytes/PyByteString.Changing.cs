using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("""
        replace($self, old, new, count=-1, /)
        --

        Return a copy with occurrences of old replaced by new.

          count
            How many to replace at most; -1 (the default) means all.
        """)]
    internal PyByteString Replace(BufferView old, BufferView @new, long count)
    {
        long limit = count < 0 ? long.MaxValue : count;
        if (old.Length == 0) return Interleave(@new.Span, limit);
        long found = Math.Min(ByteSearch.Count(Span, old.Span), limit);
        if (found == 0) return Same();
        long length = Span.Length + found * ((long)@new.Length - old.Length);
        if (length > Array.MaxLength) throw Errors.OverflowError("replace bytes is too long");
        byte[] bytes = new byte[length];
        ReadOnlySpan<byte> text = Span;
        Span<byte> target = bytes;
        for (; found > 0; found--)
        {
            int at = text.IndexOf(old.Span);
            text[..at].CopyTo(target);
            @new.Span.CopyTo(target[at..]);
            target = target[(at + @new.Length)..];
            text = text[(at + old.Length)..];
        }
        text.CopyTo(target);
        return Own(bytes);
    }

    [PyMethod("""
        translate($self, table, /, delete=b'')
        --

        Return a copy with each byte replaced by the table's.

          table
            256 bytes, or None.
          delete
            Bytes to leave out first.
        """)]
    internal PyByteString Translate(ThreadState ts, Value table, Value delete = default)
    {
        using BufferView map = table.IsNone ? default : BufferView.From(ts, table);
        if (!table.IsNone && map.Length != 256) throw Errors.ValueError("translation table must be 256 characters long");
        if (delete.IsNull && !table.IsNone) return Mapped(map.Span);
        Span<bool> dropped = stackalloc bool[256];
        if (!delete.IsNull)
        {
            using BufferView deleted = BufferView.From(ts, delete);
            foreach (byte c in deleted.Span) dropped[c] = true;
        }
        byte[] bytes = new byte[Span.Length];
        int count = 0;
        bool changed = false;
        foreach (byte c in Span)
        {
            byte translated = table.IsNone ? c : map.Span[c];
            changed |= translated != c || dropped[c];
            if (!dropped[c]) bytes[count++] = translated;
        }
        return !changed ? Same() : Own(count == bytes.Length ? bytes : bytes[..count]);
    }

    private PyByteString Mapped(ReadOnlySpan<byte> table)
    {
        ReadOnlySpan<byte> text = Span;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(text.Length);
        for (int i = 0; i < bytes.Length; i++) bytes[i] = table[text[i]];
        return text.SequenceEqual(bytes) ? Same() : Own(bytes);
    }

    [PyMethod("""
        maketrans(frm, to, /)
        --

        Return a table for translate() that maps each byte of frm to the one at the same place in to.
        """, Static = true)]
    internal static PyBytes MakeTrans(BufferView frm, BufferView to)
    {
        if (frm.Length != to.Length) throw Errors.ValueError("maketrans arguments must have same length");
        byte[] table = new byte[256];
        for (int i = 0; i < table.Length; i++) table[i] = (byte)i;
        for (int i = 0; i < frm.Length; i++) table[frm.Span[i]] = to.Span[i];
        return PyBytes.Own(table);
    }

    [PyMethod("""
        join($self, iterable_of_bytes, /)
        --

        Return the bytes-like objects one after the other, with these bytes in between.
        """)]
    internal PyByteString Join(ThreadState ts, Value iterableOfBytes)
    {
        // The iterable may try to change a bytearray.
        using BufferView held = IsMutable ? BufferView.From(ts, this) : default;
        ReadOnlySpan<Value> items = Sequences.Fast(ts, iterableOfBytes, "can only join an iterable");
        if (items.Length == 1 && !IsMutable && ReferenceEquals(items[0].Type, PyType.Bytes)) return (PyBytes)items[0].Ref;
        if (JoinedBytes(items) is { } joined) return Own(joined);
        BufferView[] parts = new BufferView[items.Length];
        int used = 0;
        try
        {
            long length = Math.Max(items.Length - 1, 0) * (long)Span.Length;
            foreach (Value item in items)
            {
                parts[used] = Item(ts, item, used);
                length += parts[used++].Length;
            }
            if (length > Array.MaxLength) throw Errors.OverflowError("join() result is too long for bytes");
            return Own(Joined(parts, GC.AllocateUninitializedArray<byte>((int)length)));
        }
        finally
        {
            foreach (BufferView part in parts.AsSpan(0, used)) part.Dispose();
        }
    }

    // The usual case: bytes objects and nothing else.
    private byte[]? JoinedBytes(ReadOnlySpan<Value> items)
    {
        long length = Math.Max(items.Length - 1, 0) * (long)Span.Length;
        foreach (ref readonly Value item in items)
        {
            if (item.Ref is not PyBytes bytes) return null;
            length += bytes.Span.Length;
        }
        if (length > Array.MaxLength) return null;
        byte[] joined = GC.AllocateUninitializedArray<byte>((int)length);
        Span<byte> target = joined;
        foreach (ref readonly Value item in items)
        {
            ReadOnlySpan<byte> part = System.Runtime.CompilerServices.Unsafe.As<PyBytes>(item.Ref).Span;
            part.CopyTo(target);
            target = target[part.Length..];
            if (target.IsEmpty) break;
            Span.CopyTo(target);
            target = target[Span.Length..];
        }
        return joined;
    }

    private static BufferView Item(ThreadState ts, Value item, int index)
    {
        if (item.Ref is PyByteString || Buffers.Has(item))
        {
            try
            {
                return BufferView.From(ts, item);
            }
            catch (PythonException)
            {
            }
        }
        throw Errors.TypeError($"sequence item {index}: expected a bytes-like object, {item.Type.Name} found");
    }

    private byte[] Joined(BufferView[] parts, byte[] bytes)
    {
        Span<byte> target = bytes;
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                Span.CopyTo(target);
                target = target[Span.Length..];
            }
            parts[i].Span.CopyTo(target);
            target = target[parts[i].Length..];
        }
        return bytes;
    }

    private PyByteString Interleave(ReadOnlySpan<byte> inserted, long limit)
    {
        ReadOnlySpan<byte> text = Span;
        long count = Math.Min(text.Length + 1L, limit);
        if (count == 0 || inserted.IsEmpty) return Same();
        long length = text.Length + count * inserted.Length;
        if (length > Array.MaxLength) throw Errors.OverflowError("replace bytes is too long");
        byte[] bytes = new byte[length];
        Span<byte> target = bytes;
        for (int i = 0; i < count; i++)
        {
            inserted.CopyTo(target);
            target = target[inserted.Length..];
            if (i == text.Length) break;
            target[0] = text[i];
            target = target[1..];
        }
        if (count <= text.Length) text[(int)count..].CopyTo(target);
        return Own(bytes);
    }
}
