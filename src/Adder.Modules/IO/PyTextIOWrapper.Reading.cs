using Adder.Modules.IO.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal partial class PyTextIOWrapper
{
    /// <summary>What the decoder's state was before it decoded this input. (snapshot)</summary>
    private sealed record Snapshot(int Flags, PyBytes Input);

    private PyStr? _decoded;
    private int _decodedUsed;
    private double _bytesPerCharacter;
    private Snapshot? _snapshot;

    // textiowrapper_set_decoded_chars
    private void SetDecoded(PyStr text)
    {
        _decoded = text;
        _decodedUsed = 0;
    }

    private void ForgetDecoded()
    {
        _decoded = null;
        _decodedUsed = 0;
    }

    // textiowrapper_get_decoded_chars
    private PyStr TakeDecoded(long count)
    {
        if (_decoded is null) return PyStr.Empty;
        int rest = _decoded.Length - _decodedUsed;
        int taken = count < 0 || count > rest ? rest : (int)count;
        PyStr text = _decoded.Substring(_decodedUsed, _decodedUsed + taken);
        _decodedUsed += taken;
        return text;
    }

    // textiowrapper_read_chunk: false at the end.
    private bool ReadChunk(ThreadState ts, long hint)
    {
        if (_decoder is null) throw IOState.Unsupported(ts, "not readable");
        DecoderState before = _isTelling ? _decoder.GetState(ts) : default;
        long size = Math.Max(_chunkSize, hint > 0 ? (long)(Math.Max(_bytesPerCharacter, 1.0) * hint) : 0);
        Value read = Calls.Method(ts, _buffer, _hasRead1 ? "read1" : "read", size).OrThrow(ts);
        PyBytes input = ToBytes(ts, read, _hasRead1 ? "read1" : "read");
        bool isEnd = input.Length == 0;
        PyStr text = _decoder.Decode(ts, input.ToArray(), isEnd);
        SetDecoded(text);
        _bytesPerCharacter = text.Length > 0 ? (double)input.Length / text.Length : 0;
        if (_isTelling)
        {
            PyBytes next = before.Kept.Length == 0 ? input : PyBytes.Own([.. before.Kept.Span, .. input.Span]);
            _snapshot = new Snapshot((int)before.Flags, next);
        }
        return text.Length > 0 || !isEnd;
    }

    private static PyBytes ToBytes(ThreadState ts, Value read, string method)
    {
        if (read.Ref is PyBytes bytes) return bytes;
        if (!Buffers.Has(read))
        {
            throw Errors.TypeError($"underlying {method}() should have returned a bytes-like object, not '{read.Type.Name}'");
        }
        using BufferView view = BufferView.From(ts, read);
        return PyBytes.From(view.Span);
    }

    // A raw stream in Python may be interrupted.
    private bool ReadChunkThroughInterruptions(ThreadState ts, long hint)
    {
        while (true)
        {
            try
            {
                return ReadChunk(ts, hint);
            }
            catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.InterruptedError))
            {
            }
        }
    }

    // _io_TextIOWrapper_read_impl
    [PyMethod("read($self, size=-1, /)\n--\n\n")]
    private Value Read(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen(ts);
        if (_decoder is null) throw IOState.Unsupported(ts, "not readable");
        WritePending(ts);
        if (wanted < 0) return ReadAll(ts);
        PyStr first = TakeDecoded(wanted);
        if (first.Length == wanted) return first;
        StrBuilder text = new(first.Length + 32);
        text.Append(first);
        while (text.Length < wanted && ReadChunkThroughInterruptions(ts, wanted - text.Length))
        {
            text.Append(TakeDecoded(wanted - text.Length));
        }
        return text.ToStr();
    }

    private PyStr ReadAll(ThreadState ts)
    {
        Value read = Calls.Method(ts, _buffer, "read").OrThrow(ts);
        PyBytes input = ToBytes(ts, read, "read");
        PyStr rest = _decoder!.Decode(ts, input.ToArray(), final: true);
        PyStr first = TakeDecoded(-1);
        ForgetDecoded();
        _snapshot = null;
        if (first.Length == 0) return rest;
        StrBuilder text = new(first.Length + rest.Length);
        text.Append(first);
        text.Append(rest);
        return text.ToStr();
    }

    [PyMethod("readline($self, size=-1, /)\n--\n\n")]
    private PyStr ReadLine(ThreadState ts, long size = -1)
    {
        CheckOpen(ts);
        return NextLine(ts, size);
    }

    // _textiowrapper_readline
    private PyStr NextLine(ThreadState ts, long limit)
    {
        WritePending(ts);
        StrBuilder? pieces = null;
        PyStr? carried = null;
        while (true)
        {
            bool more = true;
            while (more && (_decoded is null || _decoded.Length == _decodedUsed)) more = ReadChunkThroughInterruptions(ts, 0);
            if (!more)
            {
                ForgetDecoded();
                _snapshot = null;
                return Joined(pieces, carried);
            }
            PyStr text = carried is null ? _decoded! : Joined(carried, _decoded!);
            int start = carried is null ? _decodedUsed : 0;
            int offset = carried?.Length ?? 0;
            carried = null;
            int end = _lines.Find(text, start, out int consumed);
            bool isWhole = end >= 0;
            if (!isWhole) end = consumed;
            int before = pieces?.Length ?? 0;
            if (limit >= 0 && end - start + (long)before >= limit)
            {
                end = (int)(start + limit - before);
                isWhole = true;
            }
            if (isWhole)
            {
                _decodedUsed = end - offset;
                if (pieces is null) return text.Substring(start, end);
                pieces.Append(text, start, end - start);
                return pieces.ToStr();
            }
            if (end > start) (pieces ??= new StrBuilder(end - start + 32)).Append(text, start, end - start);
            if (end < text.Length) carried = text.Substring(end, text.Length);
            ForgetDecoded();
        }
    }

    private static PyStr Joined(PyStr first, PyStr second)
    {
        StrBuilder text = new(first.Length + second.Length);
        text.Append(first);
        text.Append(second);
        return text.ToStr();
    }

    private static PyStr Joined(StrBuilder? pieces, PyStr? carried)
    {
        if (pieces is null) return carried ?? PyStr.Empty;
        if (carried is not null) pieces.Append(carried);
        return pieces.ToStr();
    }

    // textiowrapper_iternext
    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        CheckAttached();
        _isTelling = false;
        PyStr line;
        if (!Type.IsHeapType)
        {
            CheckOpen(ts);
            line = NextLine(ts, -1);
        }
        else
        {
            Value read = Calls.Method(ts, this, "readline").OrThrow(ts);
            line = read.Ref as PyStr ?? throw Errors.Make(
                PyType.OSError, $"readline() should have returned a str object, not '{read.Type.Name}'");
        }
        if (line.Length > 0) return line;
        _snapshot = null;
        _isTelling = _isSeekable;
        return default;
    }
}
