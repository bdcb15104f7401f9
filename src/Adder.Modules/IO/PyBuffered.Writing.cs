using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal abstract partial class PyBuffered
{
    // _io_BufferedWriter_write_impl
    internal long WriteBytes(ThreadState ts, ReadOnlyMemory<byte> bytes)
    {
        CheckReady();
        Enter(ts);
        try
        {
            if (IsRawClosed(ts)) throw Errors.ValueError("write to closed file");
            if (!HasRead && !HasWritten) _position = _rawPosition = 0;
            return bytes.Length <= _size - _position ? Hold(bytes.Span) : WriteThrough(ts, bytes);
        }
        finally
        {
            Leave();
            NoteUnwritten(ts);
        }
    }

    private int Hold(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Buffer.AsSpan(_position));
        if (!HasWritten || _writeStart > _position) _writeStart = _position;
        MoveTo(_position + bytes.Length);
        if (_position > _writeEnd) _writeEnd = _position;
        return bytes.Length;
    }

    private int WriteThrough(ThreadState ts, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            FlushHeld(ts);
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.BlockingIOError))
        {
            return HoldWhatFits(ts, bytes.Span);
        }
        long offset = RawOffset;
        if (offset != 0)
        {
            SeekRaw(ts, -offset, 1);
            _rawPosition -= (int)offset;
        }
        int written = 0;
        while (bytes.Length - written > _size)
        {
            int count = WriteRaw(ts, System.Runtime.InteropServices.MemoryMarshal.AsMemory(bytes[written..]));
            if (count == WouldBlock) return HoldBlock(ts, bytes.Span[written..], written);
            written += count;
        }
        if (Reads) ForgetRead();
        int rest = bytes.Length - written;
        if (rest > 0)
        {
            bytes.Span[written..].CopyTo(Buffer);
            written += rest;
        }
        _writeStart = 0;
        _writeEnd = rest;
        MoveTo(rest);
        _rawPosition = 0;
        return written;
    }

    // The raw stream takes nothing now: as much as possible goes into the buffer.
    private int HoldWhatFits(ThreadState ts, ReadOnlySpan<byte> bytes)
    {
        if (Reads) ForgetRead();
        Buffer.AsSpan(_writeStart, _writeEnd - _writeStart).CopyTo(Buffer);
        _writeEnd -= _writeStart;
        _rawPosition -= _writeStart;
        _position -= _writeStart;
        _writeStart = 0;
        int count = Math.Min(_size - _writeEnd, bytes.Length);
        bytes[..count].CopyTo(Buffer.AsSpan(_writeEnd));
        _writeEnd += count;
        _position += count;
        return count == bytes.Length ? count : throw Blocks(ts, count);
    }

    private int HoldBlock(ThreadState ts, ReadOnlySpan<byte> rest, int written)
    {
        rest[.._size].CopyTo(Buffer);
        _rawPosition = 0;
        MoveTo(_size);
        _writeStart = 0;
        _writeEnd = _size;
        throw Blocks(ts, written + _size);
    }

    private static PythonException Blocks(ThreadState ts, int written)
    {
        Value error = Calls.Call(ts, PyType.BlockingIOError, Errno.WouldBlock, "write could not complete without blocking", written);
        return new PythonException((PyException)error.OrThrow(ts).Ref);
    }

    // _bufferedwriter_flush_unlocked
    private void FlushHeld(ThreadState ts)
    {
        if (HasWritten && _writeStart != _writeEnd)
        {
            long rewind = RawOffset + (_position - _writeStart);
            if (rewind != 0)
            {
                SeekRaw(ts, -rewind, 1);
                _rawPosition -= (int)rewind;
            }
            while (_writeStart < _writeEnd)
            {
                int count = WriteRaw(ts, Buffer.AsMemory(_writeStart, _writeEnd - _writeStart));
                if (count == WouldBlock) throw Blocks(ts, 0);
                _writeStart += count;
                _rawPosition = _writeStart;
            }
        }
        ForgetWritten();
    }

    // buffered_flush_and_rewind_unlocked
    private void FlushAndRewind(ThreadState ts)
    {
        FlushHeld(ts);
        if (!Reads) return;
        // The raw stream goes back to where the next byte is to be read.
        SeekRaw(ts, -RawOffset, 1);
        ForgetRead();
    }

    public void WriteOut(ThreadState ts)
    {
        if (_owner is null && HasWritten && IsReady && !IsRawClosed(ts)) FlushStream(ts);
    }

    protected void FlushStream(ThreadState ts)
    {
        CheckReady();
        CheckOpen(ts, "flush of closed file");
        Enter(ts);
        try
        {
            FlushAndRewind(ts);
        }
        finally
        {
            Leave();
            NoteUnwritten(ts);
        }
    }
}
