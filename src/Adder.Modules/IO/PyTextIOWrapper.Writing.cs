using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal partial class PyTextIOWrapper
{
    private byte[] _pending = [];
    private int _pendingCount;
    private UnwrittenData? _unwritten;

    // _io_TextIOWrapper_write_impl
    [PyMethod("write($self, text, /)\n--\n\n")]
    private long Write(ThreadState ts, PyStr text)
    {
        CheckOpen(ts);
        if (_encoder is null) throw IOState.Unsupported(ts, "not writable");
        int length = text.Length;
        bool hasLineEnd = (LineBuffering || _lines.Written is not null) && Contains(text, '\n');
        bool flushes = LineBuffering && (hasLineEnd || Contains(text, '\r'));
        if (hasLineEnd && _lines.Written is { } newline) text = Translated(text, newline);
        Hold(ts, text);
        if (_pendingCount >= _chunkSize || flushes || WriteThrough) WritePending(ts);
        else NoteUnwritten(ts);
        if (flushes) Calls.Method(ts, _buffer, "flush").OrThrow(ts);
        if (_decoded is not null) ForgetDecoded();
        _snapshot = null;
        _decoder?.Reset(ts);
        return length;
    }

    private void Hold(ThreadState ts, PyStr text)
    {
        bool isPlain = _encoder!.KeepsAscii && text.IsLatin1 && System.Text.Ascii.IsValid(text.Latin1);
        ReadOnlySpan<byte> bytes = isPlain ? text.Latin1 : _encoder.Encode(ts, text).Span;
        if (_pendingCount > 0 && _pendingCount + bytes.Length > _chunkSize) WritePending(ts);
        if (_pendingCount + bytes.Length > _pending.Length) Grow(bytes.Length);
        bytes.CopyTo(_pending.AsSpan(_pendingCount));
        _pendingCount += bytes.Length;
    }

    private void Grow(int more)
    {
        long needed = (long)_pendingCount + more;
        Array.Resize(ref _pending, (int)Math.Min(Array.MaxLength, Math.Max(needed, Math.Min(_pending.Length * 2L, Streams.DefaultBufferSize))));
    }

    /// <summary>Gives what is encoded to the buffer beneath. (_textiowrapper_writeflush)</summary>
    private void WritePending(ThreadState ts)
    {
        if (_pendingCount == 0) return;
        // Taken away while it is written: other threads may write meanwhile.
        byte[] bytes = _pending;
        int count = _pendingCount;
        _pending = [];
        _pendingCount = 0;
        if (_stream is { IsReady: true } and (PyBufferedWriter or PyBufferedRandom))
        {
            _stream.WriteBytes(ts, bytes.AsMemory(0, count));
        }
        else
        {
            PyBytes copy = PyBytes.From(bytes.AsSpan(0, count));
            while (Calls.Method(ts, _buffer, "write", copy).IsNull)
            {
                if (!ts.ClearIf(PyType.InterruptedError)) throw ts.Throwable();
            }
        }
        if (_pending.Length == 0 && bytes.Length <= 4 * _chunkSize) _pending = bytes;
        NoteUnwritten(ts);
    }

    private void ForgetPending(ThreadState ts)
    {
        _pendingCount = 0;
        NoteUnwritten(ts);
    }

    // Encoded text must reach the file even if nobody holds the stream any more.
    private void NoteUnwritten(ThreadState ts)
    {
        bool isUnwritten = _pendingCount > 0;
        if (isUnwritten) _unwritten ??= new UnwrittenData(ts, this);
        _unwritten?.Note(ts, isUnwritten);
    }

    public PyFileIO? File => _stream?.File;

    public Value Below => _buffer;

    public void WriteOut(ThreadState ts)
    {
        if (_condition == Condition.Ready) WritePending(ts);
    }

    private static bool Contains(PyStr text, char c) => text.Kind switch
    {
        StrKind.Latin1 => text.Latin1.Contains((byte)c),
        StrKind.Ucs2 => text.Ucs2.Contains(c),
        _ => text.Ucs4.Contains(c),
    };

    internal static PyStr Translated(PyStr text, string newline)
    {
        StrBuilder target = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') target.Append(newline);
            else target.Append(text[i]);
        }
        return target.ToStr();
    }
}
