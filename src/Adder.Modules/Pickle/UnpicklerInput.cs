using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>The bytes of a pickle, from memory or from a file that is read ahead of only where it lets itself be peeked into. Throws.</summary>
internal sealed class UnpicklerInput
{
    private const int Prefetch = 128 * 1024;
    private const int LargeRead = 1 << 20;

    private ReadOnlyMemory<byte> _bytes;
    private int _next, _taken;
    private Value _read, _readLine, _readInto, _peek;

    internal bool HasFile => !_read.IsNull;

    internal void SetBytes(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _next = _taken = 0;
    }

    // _Unpickler_SetInputStream
    internal void SetFile(ThreadState ts, Value file)
    {
        SetBytes(default);
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
        if (_next < _bytes.Length) return _bytes.Span[_next++];
        if (!HasFile || Fill(ts, 1) < 1) return -1;
        return _bytes.Span[_next++];
    }

    internal byte Byte(ThreadState ts) => Take(ts, 1)[0];

    /// <summary>So many bytes, which stand until the next call.</summary>
    internal ReadOnlySpan<byte> Take(ThreadState ts, long count)
    {
        if (count > _bytes.Length - _next)
        {
            if (!HasFile) throw Truncated();
            TakeMore(ts, count);
        }
        ReadOnlySpan<byte> taken = _bytes.Span.Slice(_next, (int)count);
        _next += (int)count;
        return taken;
    }

    /// <summary>A new array of so many bytes; what does not arrive is never allocated.</summary>
    internal byte[] TakeArray(ThreadState ts, long count)
    {
        if (!HasFile || count <= _bytes.Length - _next || count < LargeRead || _readInto.IsNull) return Take(ts, count).ToArray();
        if (count > Array.MaxLength) throw Errors.MemoryError();
        byte[] whole = new byte[count];
        int done = _bytes.Length - _next;
        _bytes.Span[_next..].CopyTo(whole);
        _next = _bytes.Length;
        SkipConsumed(ts);
        SetBytes(default);
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
        int rest = _bytes.Length - _next;
        if (rest == 0)
        {
            if (Fill(ts, count) < count) throw Truncated();
            return;
        }
        // What is left and what comes must stand together.
        byte[] left = _bytes.Span[_next..].ToArray();
        _next = _bytes.Length;
        SkipConsumed(ts);
        SetBytes(default);
        Value data = Calls.Call(ts, _read, Value.Int(count - rest)).OrThrow(ts);
        byte[] more = Bytes(data);
        if (more.Length < count - rest) throw Truncated();
        SetBytes((byte[])[.. left, .. more]);
        _taken = _bytes.Length;
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
                if (count <= _bytes.Length) return _bytes.Length;
            }
        }
        Value data = Calls.Call(ts, _read, Value.Int(count)).OrThrow(ts);
        SetBytes(Bytes(data));
        _taken = _bytes.Length;
        return _bytes.Length;
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
        data.Ref is PyBytes bytes ? bytes.Data : throw Errors.TypeError($"read() returned non-bytes object ({data.Type.Name})");

    /// <summary>The bytes up to a line end, without it. (_Unpickler_Readline)</summary>
    internal ReadOnlySpan<byte> Line(ThreadState ts)
    {
        ReadOnlySpan<byte> rest = _bytes.Span[_next..];
        int end = rest.IndexOf((byte)'\n');
        if (end >= 0)
        {
            _next += end + 1;
            return rest[..end];
        }
        if (!HasFile) throw Truncated();
        byte[] left = rest.ToArray();
        _next = _bytes.Length;
        SkipConsumed(ts);
        byte[] line = Bytes(Calls.Call(ts, _readLine).OrThrow(ts));
        if (line.Length == 0 || line[^1] != '\n') throw Truncated();
        SetBytes((byte[])[.. left, .. line]);
        _next = _taken = _bytes.Length;
        return _bytes.Span[..^1];
    }

    /// <summary>Makes sure that a whole frame is there; nothing of it is used yet.</summary>
    internal void Ensure(ThreadState ts, long count)
    {
        Take(ts, count);
        _next -= (int)count;
    }

    internal static PythonException Truncated() => PickleModule.UnpicklingError("pickle data was truncated");
}
