using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>The bytes of a pickle, from memory or from a file that is read ahead of only where it lets itself be peeked into. Throws.</summary>
internal sealed class UnpicklerInput
{
    private const int Prefetch = 128 * 1024;
    private const int LargeRead = 1 << 20;

    private byte[] _bytes = [];
    private int _next, _end, _taken;
    private Value _read, _readLine, _readInto, _peek;

    internal bool HasFile => !_read.IsNull;

    internal void SetBytes(ReadOnlyMemory<byte> bytes)
    {
        if (MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)) SetBytes(segment.Array!, segment.Offset, segment.Count);
        else SetBytes(bytes.ToArray());
    }

    private void SetBytes(byte[] bytes) => SetBytes(bytes, 0, bytes.Length);

    private void SetBytes(byte[] bytes, int start, int count)
    {
        _bytes = bytes;
        _next = _taken = start;
        _end = start + count;
    }

    internal void Clear() => SetBytes([]);

    // _Unpickler_SetInputStream
    internal void SetFile(ThreadState ts, Value file)
    {
        SetBytes([]);
        _peek = Find(ts, file, "peek");
        _readInto = Find(ts, file, "readinto");
        _read = Find(ts, file, "read");
        _readLine = Find(ts, file, "readline");
        if (_read.IsNull || _readLine.IsNull) throw Errors.TypeError("file must have 'read' and 'readline' attributes");
    }

    private static Value Find(ThreadState ts, Value file, string name)
    {
        Value found = Attributes.Find(ts, file, name);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }

    /// <summary>The next byte, or -1 at the end.</summary>
    internal int NextOp(ThreadState ts)
    {
        if (_next < _end) return _bytes[_next++];
        if (!HasFile || Fill(ts, 1) < 1) return -1;
        return _bytes[_next++];
    }

    internal byte Byte(ThreadState ts) => _next < _end ? _bytes[_next++] : Take(ts, 1)[0];

    /// <summary>So many bytes, which stand until the next call.</summary>
    internal ReadOnlySpan<byte> Take(ThreadState ts, long count)
    {
        if (count > _end - _next)
        {
            if (!HasFile) throw Truncated();
            TakeMore(ts, count);
        }
        ReadOnlySpan<byte> taken = _bytes.AsSpan(_next, (int)count);
        _next += (int)count;
        return taken;
    }

    /// <summary>A new array of so many bytes; what does not arrive is never allocated.</summary>
    internal byte[] TakeArray(ThreadState ts, long count)
    {
        if (!HasFile || count <= _end - _next || count < LargeRead || _readInto.IsNull) return Take(ts, count).ToArray();
        if (count > Array.MaxLength) throw Errors.MemoryError();
        byte[] whole = new byte[count];
        int done = _end - _next;
        _bytes.AsSpan(_next, done).CopyTo(whole);
        _next = _end;
        SkipConsumed(ts);
        SetBytes([]);
        while (done < whole.Length) done += ReadInto(ts, whole, done);
        return whole;
    }

    private int ReadInto(ThreadState ts, byte[] whole, int done)
    {
        using var lent = new LentMemory(ts, whole.AsMemory(done));
        Value count = Calls.Call(ts, _readInto, lent.View).OrThrow(ts);
        long got = Indexing.ToSsize(ts, count, PyType.ValueError).OrThrow(ts);
        if (got < 0 || got > whole.Length - done) throw Errors.ValueError("readinto() returned negative size");
        return got == 0 ? throw Truncated() : (int)got;
    }

    private void TakeMore(ThreadState ts, long count)
    {
        int rest = _end - _next;
        if (rest == 0)
        {
            if (Fill(ts, count) < count) throw Truncated();
            return;
        }
        // What is left and what comes must stand together.
        byte[] left = _bytes.AsSpan(_next, rest).ToArray();
        _next = _end;
        SkipConsumed(ts);
        SetBytes([]);
        Value data = Calls.Call(ts, _read, Value.Int(count - rest)).OrThrow(ts);
        byte[] more = Bytes(data);
        if (more.Length < count - rest) throw Truncated();
        SetBytes([.. left, .. more]);
        _taken = _end;
    }

    /// <summary>Reads on; the buffer is used up. How many bytes there are then. (_Unpickler_ReadFromFile)</summary>
    private int Fill(ThreadState ts, long count)
    {
        SkipConsumed(ts);
        if (!_peek.IsNull && count < Prefetch)
        {
            Value peeked = Calls.Call(ts, _peek, Value.Int(Prefetch));
            if (peeked.IsNull)
            {
                if (!ts.ClearIf(PyType.NotImplementedError)) throw ts.Throwable();
                _peek = default;
            }
            else
            {
                SetBytes(Bytes(peeked));
                if (count <= _end) return _end;
            }
        }
        Value data = Calls.Call(ts, _read, Value.Int(count)).OrThrow(ts);
        SetBytes(Bytes(data));
        _taken = _end;
        return _end;
    }

    /// <summary>Moves the file behind what was used of the bytes peeked at. (_Unpickler_SkipConsumed)</summary>
    internal void SkipConsumed(ThreadState ts)
    {
        int consumed = _next - _taken;
        if (consumed <= 0 || !HasFile) return;
        Calls.Call(ts, _read, Value.Int(consumed)).OrThrow(ts);
        _taken = _next;
    }

    private static byte[] Bytes(Value data) =>
        data.Ref is PyBytes bytes ? bytes.ToArray() : throw Errors.TypeError($"read() returned non-bytes object ({data.Type.Name})");

    /// <summary>The bytes up to a line end, without it. (_Unpickler_Readline)</summary>
    internal ReadOnlySpan<byte> Line(ThreadState ts)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(_next, _end - _next);
        int end = rest.IndexOf((byte)'\n');
        if (end >= 0)
        {
            _next += end + 1;
            return rest[..end];
        }
        if (!HasFile) throw Truncated();
        byte[] left = rest.ToArray();
        _next = _end;
        SkipConsumed(ts);
        byte[] line = Bytes(Calls.Call(ts, _readLine).OrThrow(ts));
        if (line.Length == 0 || line[^1] != '\n') throw Truncated();
        SetBytes([.. left, .. line]);
        _next = _taken = _end;
        return _bytes.AsSpan(0, _end - 1);
    }

    /// <summary>Makes sure that a whole frame is there; nothing of it is used yet.</summary>
    internal void Ensure(ThreadState ts, long count)
    {
        Take(ts, count);
        _next -= (int)count;
    }

    internal static PythonException Truncated() => PickleModule.UnpicklingError("pickle data was truncated");
}
