using Adder.Modules.IO.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>TextIOWrapper</c>: text over a buffered binary stream.</summary>
[PyType("TextIOWrapper", Module = "_io", Base = typeof(TextIOBaseType), Doc = """
    TextIOWrapper(buffer, encoding=None, errors=None, newline=None,
                  line_buffering=False, write_through=False)
    --

    A text stream over a buffered binary one.

    The encoding is the locale's where none is given, and errors says what becomes
    of characters that it cannot express. The newline argument controls line ends:
    with None, all kinds are read as '\\n', and '\\n' is written as os.linesep; with
    '' all kinds are recognized but kept; with '\\n', '\\r' or '\\r\\n' only that one
    ends a line, and is what '\\n' is written as. With line_buffering a line end
    causes a flush.
    """)]
internal partial class PyTextIOWrapper(PyType type) : PyIOBase(type), IUnwritten
{
    private enum Condition
    {
        Uninitialized, Ready, Detached,
    }

    private Condition _condition;
    private Value _buffer;
    private PyBuffered? _stream;
    private string _encoding = "";
    private string _errors = "strict";
    private LineEnding _lines = null!;
    private TextEncoder? _encoder;
    private TextDecoder? _decoder;
    private bool _isSeekable, _isTelling, _hasRead1;
    private long _chunkSize = Streams.DefaultBufferSize;

    [PyMember("_finalizing", ReadOnly = false)]
    internal bool IsFinalizing;

    [PyMember("line_buffering")]
    internal bool LineBuffering;

    [PyMember("write_through")]
    internal bool WriteThrough;

    [PyMember("encoding")]
    internal Value Encoding => _encoding;

    [PyMember("buffer")]
    internal Value Buffer => _buffer.IsNull ? Value.None : _buffer;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyTextIOWrapper>(type);

    [Slot(Slot.TpInit, Signature = "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")]
    internal void Init(
        ThreadState ts, Value buffer, [NoNulls] string? encoding = null, Value errors = default, [NoNulls] string? newline = null,
        bool lineBuffering = false, bool writeThrough = false)
    {
        _condition = Condition.Uninitialized;
        ForgetDecoded();
        if (encoding is null && ts.Interpreter.Config.WarnDefaultEncoding)
        {
            Warnings.Warn(ts, PyType.EncodingWarning, "'encoding' argument not specified");
        }
        string errorsName = ErrorsName(ts, errors);
        _lines = new LineEnding(newline, newline ?? "");
        // The locale's encoding is always UTF-8.
        _encoding = encoding is null or "locale" ? ts.Interpreter.Config.Utf8Mode ? "utf-8" : "UTF-8" : encoding;
        _errors = errorsName;
        _buffer = buffer;
        if (buffer.Ref is PyBuffered { File: { } file }) file.Wrapper = this;
        bool isPlain = buffer.Ref is PyBufferedReader or PyBufferedWriter or PyBufferedRandom && !buffer.Type.IsHeapType;
        _stream = isPlain ? (PyBuffered)buffer.Ref : null;
        (LineBuffering, WriteThrough) = (lineBuffering, writeThrough);
        SetCodec(ts);
        _isSeekable = _isTelling = Streams.Ask(ts, buffer, "seekable");
        _hasRead1 = Attributes.Has(ts, buffer, PyStr.Intern("read1"));
        FixEncoder(ts);
        _condition = Condition.Ready;
    }

    private static string ErrorsName(ThreadState ts, Value errors)
    {
        if (errors.IsNull || errors.IsNone) return "strict";
        if (errors.Ref is not PyStr text) throw Errors.TypeError($"TextIOWrapper() argument 'errors' must be str or None, not {errors.Type.Name}");
        _ = Encodings.EncodeUtf8(ts, text);
        string name = text.ToString();
        if (name.Contains('\0')) throw Errors.ValueError("embedded null character");
        // In development mode wrong names are errors even where nothing is to be encoded. (io_check_errors)
        if (ts.Interpreter.Config.DevMode) _ = CodecRegistry.LookupError(ts, name).OrThrow(ts);
        return name;
    }

    private void SetCodec(ThreadState ts)
    {
        _decoder = null;
        _encoder = null;
        if (Objects.Codecs.BuiltinEncodings.Find(_encoding) == Objects.Codecs.BuiltinEncoding.None) CodecRegistry.LookupText(ts, _encoding, "codecs.open()");
        if (Streams.Ask(ts, _buffer, "readable")) SetDecoder(ts);
        if (Streams.Ask(ts, _buffer, "writable")) _encoder = TextEncoder.Of(ts, _encoding, _errors);
    }

    private void SetDecoder(ThreadState ts)
    {
        _decoder = TextDecoder.Of(ts, _encoding, _errors);
        if (_lines.IsUniversal) _decoder = new NewlineTextDecoder(_decoder, _lines.Translates);
    }

    // _textiowrapper_fix_encoder_state: no byte order mark in the middle of a file.
    private void FixEncoder(ThreadState ts)
    {
        if (!_isSeekable || _encoder is null) return;
        Value position = Calls.Method(ts, _buffer, "tell").OrThrow(ts);
        if (Truth.Of(ts, position).OrThrow(ts) != 0) _encoder.GoOn(ts);
    }

    private void CheckAttached()
    {
        if (_condition == Condition.Ready) return;
        CheckInitialized();
        throw Errors.ValueError("underlying buffer has been detached");
    }

    private void CheckInitialized()
    {
        if (_condition == Condition.Uninitialized) throw Errors.ValueError("I/O operation on uninitialized object");
    }

    // CHECK_CLOSED
    private void CheckOpen(ThreadState ts)
    {
        CheckAttached();
        if (!Type.IsHeapType && _stream?.File is { } file)
        {
            if (file.Descriptor < 0) throw Streams.Closed();
        }
        else if (Type.IsHeapType)
        {
            Streams.CheckClosed(ts, this);
        }
        else if (Streams.IsClosed(ts, _buffer))
        {
            throw Streams.Closed();
        }
    }

    [PyMethod("""
        reconfigure($self, /, *, encoding=None, errors=None, newline=None,
                    line_buffering=None, write_through=None)
        --

        Change how the stream works.

        What is None stays. The rest is flushed first.
        """)]
    private void Reconfigure(
        ThreadState ts, Value encoding = default, Value errors = default, Value newline = default, Value lineBuffering = default,
        Value writeThrough = default)
    {
        CheckAttached();
        bool changesText = IsGiven(encoding) || IsGiven(errors) || !newline.IsNull;
        if (_decoded is not null && changesText)
        {
            throw IOState.Unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
        }
        LineEnding lines = newline.IsNull ? _lines : new LineEnding(TextOrNull(newline, "newline"), newline.Ref?.ToString() ?? "");
        bool newLineBuffering = IsGiven(lineBuffering) ? Flag(ts, lineBuffering) : LineBuffering;
        bool newWriteThrough = IsGiven(writeThrough) ? Flag(ts, writeThrough) : WriteThrough;
        Calls.Method(ts, this, "flush").OrThrow(ts);
        if (changesText) ChangeText(ts, encoding, errors, lines);
        (LineBuffering, WriteThrough) = (newLineBuffering, newWriteThrough);
    }

    // textiowrapper_change_encoding
    private void ChangeText(ThreadState ts, Value encoding, Value errors, LineEnding lines)
    {
        string newErrors = IsGiven(errors) ? NameOf(ts, errors, "errors") : IsGiven(encoding) ? "strict" : _errors;
        string newEncoding = IsGiven(encoding) ? NameOf(ts, encoding, "encoding") : _encoding;
        if (newEncoding == "locale") newEncoding = "UTF-8";
        (string oldEncoding, string oldErrors, LineEnding oldLines) = (_encoding, _errors, _lines);
        (_encoding, _errors, _lines) = (newEncoding, newErrors, lines);
        try
        {
            SetCodec(ts);
        }
        catch (PythonException)
        {
            (_encoding, _errors, _lines) = (oldEncoding, oldErrors, oldLines);
            SetCodec(ts);
            throw;
        }
        FixEncoder(ts);
    }

    // convert_optional_bool
    private static bool Flag(ThreadState ts, Value argument) =>
        ArgumentConversion.ToLong(ts, argument, out long number) ? number != 0 : throw ts.Throwable();

    private static bool IsGiven(Value argument) => !argument.IsNull && !argument.IsNone;

    private static string NameOf(ThreadState ts, Value argument, string name)
    {
        string text = TextOrNull(argument, name)!;
        _ = Encodings.EncodeUtf8(ts, (PyStr)argument.Ref);
        return text;
    }

    private static string? TextOrNull(Value argument, string name) => argument.IsNone ? null
        : argument.Ref is PyStr text ? text.ToString()
        : throw Errors.TypeError($"reconfigure() argument '{name}' must be str or None, not {argument.Type.Name}");

    [Slot(Slot.TpRepr)]
    private string ReprOf(ThreadState ts)
    {
        CheckInitialized();
        if (!ts.EnterRepr(this)) throw Errors.RuntimeError($"reentrant call inside {Type.Name}.__repr__");
        try
        {
            return $"<_io.TextIOWrapper{Described(ts, "name")}{Described(ts, "mode")} encoding={Repr.Of(ts, _encoding)}>";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    private string Described(ThreadState ts, string attribute)
    {
        Value found = Attributes.Find(ts, this, attribute);
        if (found.IsNull && ts.HasPending && !ts.ClearIf(PyType.ValueError)) throw ts.Throwable();
        return found.IsNull ? "" : $" {attribute}={Repr.Of(ts, found)}";
    }

    [PyMethod("detach($self, /)\n--\n\n")]
    private Value Detach(ThreadState ts)
    {
        CheckAttached();
        Calls.Method(ts, this, "flush").OrThrow(ts);
        Value buffer = _buffer;
        (_buffer, _stream) = (default, null);
        _condition = Condition.Detached;
        return buffer;
    }

    [PyMethod("flush($self, /)\n--\n\n")]
    private Value Flush(ThreadState ts)
    {
        CheckOpen(ts);
        _isTelling = _isSeekable;
        WritePending(ts);
        return Calls.Method(ts, _buffer, "flush");
    }

    [PyMethod("close($self, /)\n--\n\n")]
    private Value CloseStream(ThreadState ts)
    {
        CheckAttached();
        if (Streams.IsClosed(ts, this)) return Value.None;
        PyException? failed = Calls.Method(ts, this, "flush").IsNull ? ts.TakePending() : null;
        Value closed = Calls.Method(ts, _buffer, "close");
        ForgetPending(ts);
        if (failed is null) return closed;
        throw new PythonException(closed.IsNull ? Streams.Chain(failed, ts.TakePending()) : failed);
    }

    [PyMethod("fileno($self, /)\n--\n\n")]
    private Value FileNo(ThreadState ts) => AskBuffer(ts, "fileno");

    [PyMethod("seekable($self, /)\n--\n\n")]
    private Value IsSeekable(ThreadState ts) => AskBuffer(ts, "seekable");

    [PyMethod("readable($self, /)\n--\n\n")]
    private Value IsReadable(ThreadState ts) => AskBuffer(ts, "readable");

    [PyMethod("writable($self, /)\n--\n\n")]
    private Value IsWritable(ThreadState ts) => AskBuffer(ts, "writable");

    [PyMethod("isatty($self, /)\n--\n\n")]
    private Value IsATty(ThreadState ts) => AskBuffer(ts, "isatty");

    private Value AskBuffer(ThreadState ts, string method)
    {
        CheckAttached();
        return Calls.Method(ts, _buffer, method);
    }

    [PyMethod("truncate($self, pos=None, /)\n--\n\n")]
    private Value Truncate(ThreadState ts, Value pos = default)
    {
        CheckAttached();
        Calls.Method(ts, this, "flush").OrThrow(ts);
        return Calls.Method(ts, _buffer, "truncate", pos.IsNull ? Value.None : pos);
    }

    [PyMethod("", Name = "__reduce__")]
    private void Reduce() => throw Errors.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyMethod("", Name = "__reduce_ex__")]
    private void ReduceEx(Value protocol) => throw Errors.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyGetSet("name")]
    private Value GetName(ThreadState ts) => OfBuffer(ts, "name");

    [PyGetSet("closed")]
    private Value GetClosed(ThreadState ts) => OfBuffer(ts, "closed");

    private Value OfBuffer(ThreadState ts, string attribute)
    {
        CheckAttached();
        return Attributes.Get(ts, _buffer, attribute);
    }

    [PyGetSet("newlines")]
    private Value GetNewlines(ThreadState ts)
    {
        CheckAttached();
        return _decoder is null ? Value.None : _decoder.Newlines(ts);
    }

    [PyGetSet("errors")]
    private string GetErrors()
    {
        if (_condition == Condition.Uninitialized) CheckAttached();
        return _errors;
    }

    [PyGetSet("_CHUNK_SIZE", Setter = nameof(SetChunkSize))]
    private long GetChunkSize()
    {
        CheckAttached();
        return _chunkSize;
    }

    private void SetChunkSize(ThreadState ts, Value value)
    {
        CheckAttached();
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        long size = Indexing.ToSsize(ts, value, PyType.ValueError).OrThrow(ts);
        _chunkSize = size > 0 ? size : throw Errors.ValueError("a strictly positive integer is required");
    }
}
