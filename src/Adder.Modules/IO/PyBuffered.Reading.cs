using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal abstract partial class PyBuffered
{
    // _io__Buffered_read_impl
    protected Value ReadBytes(ThreadState ts, Value size)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckReady();
        if (wanted < -1) throw Errors.ValueError("read length must be non-negative or -1");
        CheckOpen(ts, "read of closed file");
        if (wanted >= 0 && wanted <= ReadAhead && _owner is null) return TakeAhead((int)wanted);
        Enter(ts);
        try
        {
            return wanted < 0 ? ReadAll(ts) : ReadUpTo(ts, wanted);
        }
        finally
        {
            Leave();
        }
    }

    // _bufferedreader_read_fast
    private PyBytes TakeAhead(int count)
    {
        PyBytes bytes = PyBytes.From(Buffer.AsSpan(_position, count));
        _position += count;
        return bytes;
    }

    // _bufferedreader_read_all
    private Value ReadAll(ThreadState ts)
    {
        PyBytes ahead = TakeAhead(ReadAhead);
        if (Writes) FlushAndRewind(ts);
        ForgetRead();
        Value readAll = Attributes.Find(ts, _raw, "readall");
        if (readAll.IsNull && ts.HasPending) throw ts.Throwable();
        if (readAll.IsNull) return ReadAllBySteps(ts, ahead);
        Value rest = Calls.Call(ts, readAll).OrThrow(ts);
        if (!rest.IsNone && rest.Ref is not PyBytes) throw Errors.TypeError("readall() should return bytes");
        if (_absolute != -1 && rest.Ref is PyBytes bytes) _absolute += bytes.Length;
        if (ahead.Length == 0) return rest;
        return rest.IsNone ? ahead : PyBytes.Own([.. ahead.Span, .. ((PyBytes)rest.Ref).Span]);
    }

    private Value ReadAllBySteps(ThreadState ts, PyBytes ahead)
    {
        ByteBuilder all = new(ahead.Length);
        all.Append(ahead.Span);
        while (true)
        {
            Value data = Calls.Method(ts, _raw, "read").OrThrow(ts);
            if (!data.IsNone && data.Ref is not PyBytes) throw Errors.TypeError("read() should return bytes");
            if (data.Ref is not PyBytes { Length: > 0 } bytes) return all.Length == 0 ? data : PyBytes.Own(all.ToArray());
            all.Append(bytes.Span);
            if (_absolute != -1) _absolute += bytes.Length;
        }
    }

    // _bufferedreader_read_generic
    private Value ReadUpTo(ThreadState ts, long wanted)
    {
        int ahead = ReadAhead;
        if (wanted <= ahead) return TakeAhead((int)wanted);
        byte[] result = BytesMaking.Room(wanted);
        int written = ahead;
        Buffer.AsSpan(_position, ahead).CopyTo(result);
        _position += ahead;
        if (Writes) FlushAndRewind(ts);
        ForgetRead();
        while (true)
        {
            int whole = WholeBlocks(result.Length - written);
            if (whole == 0) break;
            int count = ReadRaw(ts, result.AsMemory(written, whole));
            if (count <= 0) return Short(result, written, count);
            written += count;
        }
        _position = _rawPosition = _readEnd = 0;
        while (written < result.Length && _readEnd < _size)
        {
            int count = FillBuffer(ts);
            if (count <= 0) return Short(result, written, count);
            int taken = Math.Min(count, result.Length - written);
            Buffer.AsSpan(_position, taken).CopyTo(result.AsSpan(written));
            written += taken;
            _position += taken;
        }
        return Short(result, written, 0);
    }

    private static Value Short(byte[] result, int written, int count)
    {
        if (count == WouldBlock && written == 0) return Value.None;
        return PyBytes.Own(written == result.Length ? result : result.AsSpan(0, written).ToArray());
    }

    // MINUS_LAST_BLOCK
    private int WholeBlocks(int size) => size - size % _size;

    // _bufferedreader_fill_buffer
    private int FillBuffer(ThreadState ts)
    {
        int start = HasRead ? _readEnd : 0;
        int count = ReadRaw(ts, Buffer.AsMemory(start));
        if (count > 0) _readEnd = _rawPosition = start + count;
        return count;
    }

    // _io__Buffered_peek_impl
    protected Value PeekBytes(ThreadState ts)
    {
        CheckReady();
        CheckOpen(ts, "peek of closed file");
        Enter(ts);
        try
        {
            if (Writes) FlushAndRewind(ts);
            int ahead = ReadAhead;
            if (ahead > 0) return PyBytes.From(Buffer.AsSpan(_position, ahead));
            ForgetRead();
            int count = FillBuffer(ts);
            _position = 0;
            return PyBytes.From(Buffer.AsSpan(0, Math.Max(count, 0)));
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>What <see cref="Read1Bytes(ThreadState, long)"/> gives, without a bytes object: valid until the next call.</summary>
    internal ReadOnlySpan<byte> Read1Span(ThreadState ts, int most)
    {
        CheckReady();
        CheckOpen(ts, "read of closed file");
        if (_owner is not null || ReadAhead == 0)
        {
            Enter(ts);
            try
            {
                if (Writes) FlushAndRewind(ts);
                if (ReadAhead == 0)
                {
                    ForgetRead();
                    _position = 0;
                    FillBuffer(ts);
                }
            }
            finally
            {
                Leave();
            }
        }
        int count = Math.Min(most, Math.Max(ReadAhead, 0));
        ReadOnlySpan<byte> bytes = Buffer.AsSpan(_position, count);
        _position += count;
        return bytes;
    }

    // _io__Buffered_read1_impl
    protected Value Read1Bytes(ThreadState ts, long wanted)
    {
        CheckReady();
        if (wanted < 0) wanted = _size;
        CheckOpen(ts, "read of closed file");
        if (wanted == 0) return PyBytes.Empty;
        if (ReadAhead > 0) return TakeAhead((int)Math.Min(ReadAhead, wanted));
        byte[] result = BytesMaking.Room(wanted);
        Enter(ts);
        try
        {
            if (Writes) FlushAndRewind(ts);
            ForgetRead();
            int count = Math.Max(ReadRaw(ts, result), 0);
            return PyBytes.Own(count == result.Length ? result : result.AsSpan(0, count).ToArray());
        }
        finally
        {
            Leave();
        }
    }

    // _buffered_readinto_generic
    protected Value ReadInto(ThreadState ts, Memory<byte> target, bool once)
    {
        CheckReady();
        CheckOpen(ts, "readinto of closed file");
        int written = Math.Min(ReadAhead, target.Length);
        if (written > 0)
        {
            Buffer.AsSpan(_position, written).CopyTo(target.Span);
            _position += written;
        }
        if (written == target.Length) return written;
        Enter(ts);
        try
        {
            if (Writes) FlushAndRewind(ts);
            ForgetRead();
            _position = 0;
            return ReadRest(ts, target, written, once);
        }
        finally
        {
            Leave();
        }
    }

    private Value ReadRest(ThreadState ts, Memory<byte> target, int written, bool once)
    {
        while (written < target.Length)
        {
            int remaining = target.Length - written;
            int count = 0;
            if (remaining > _size)
            {
                count = ReadRaw(ts, target[written..]);
            }
            else if (!(once && written > 0))
            {
                count = FillBuffer(ts);
                if (count > 0)
                {
                    count = Math.Min(count, remaining);
                    Buffer.AsSpan(_position, count).CopyTo(target.Span[written..]);
                    _position += count;
                }
            }
            if (count == WouldBlock && written == 0) return Value.None;
            if (count <= 0) break;
            written += count;
            if (once) break;
        }
        return written;
    }

    // _buffered_readline
    internal PyBytes ReadLineBytes(ThreadState ts, long limit)
    {
        CheckReady();
        CheckOpen(ts, "readline of closed file");
        int ahead = Limited(ReadAhead, limit);
        int end = LineEnd(ahead);
        if (end > 0) return TakeAhead(end);
        if (ahead == limit) return TakeAhead(ahead);
        Enter(ts);
        try
        {
            ByteBuilder line = new(ahead + 128);
            line.Append(Buffer.AsSpan(_position, ahead));
            _position += ahead;
            if (Writes) FlushAndRewind(ts);
            while (true)
            {
                ForgetRead();
                _position = 0;
                int count = FillBuffer(ts);
                if (count <= 0) break;
                count = limit < 0 ? count : (int)Math.Min(count, limit - line.Length);
                end = LineEnd(count);
                _position = end > 0 ? end : count;
                line.Append(Buffer.AsSpan(0, _position));
                if (end > 0 || line.Length == limit) break;
            }
            return PyBytes.Own(line.ToArray());
        }
        finally
        {
            Leave();
        }
    }

    private static int Limited(int count, long limit) => limit < 0 ? count : (int)Math.Min(count, limit);

    // The length of the line in the next bytes, 0 where it goes on.
    private int LineEnd(int count) => count <= 0 ? 0 : Buffer.AsSpan(_position, count).IndexOf((byte)'\n') + 1;
}
