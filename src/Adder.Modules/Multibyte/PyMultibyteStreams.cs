using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary><c>MultibyteStreamReader</c>.</summary>
[PyType("MultibyteStreamReader", Module = "_multibytecodec")]
internal partial class PyMultibyteStreamReader : PyObject
{
    private readonly PendingDecoder _decoder;

    internal PyMultibyteStreamReader(PyType type, PendingDecoder decoder, Value stream) : base(type)
    {
        _decoder = decoder;
        Stream = stream;
    }

    [PyMember("stream")]
    internal readonly Value Stream;

    [PyGetSet("errors", Setter = nameof(SetErrors), Doc = "How errors are treated.")]
    private string GetErrors() => _decoder.Errors;

    private void SetErrors(Value value) => _decoder.Errors = ErrorsAttribute.From(value);

    [Slot(Slot.TpNew, Signature = "StreamReader(stream, errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value stream, [NoNulls] string? errors = null)
    {
        var decoder = new PendingDecoder(PyMultibyteCodec.OfClass(ts, type)) { Errors = errors ?? "strict" };
        return type.IsHeapType ? new Subclass(type, decoder, stream) : new PyMultibyteStreamReader(type, decoder, stream);
    }

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    [PyMethod("read($self, sizeobj=None, /)\n--\n\nRead and decode.")]
    private PyStr Read(ThreadState ts, Value sizeobj = default) => ReadFrom(ts, "read", Size(ts, sizeobj));

    [PyMethod("readline($self, sizeobj=None, /)\n--\n\nRead and decode a line.")]
    private PyStr Readline(ThreadState ts, Value sizeobj = default) => ReadFrom(ts, "readline", Size(ts, sizeobj));

    [PyMethod("readlines($self, sizehintobj=None, /)\n--\n\nRead and decode the lines.")]
    private Value Readlines(ThreadState ts, Value sizehintobj = default) =>
        Calls.Method(ts, ReadFrom(ts, "read", Size(ts, sizehintobj)), "splitlines", true);

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state.")]
    private void Reset() => _decoder.Reset();

    private static long Size(ThreadState ts, Value size)
    {
        if (size.IsNull || size.IsNone) return -1;
        if (size.Ref is not PyLong && !size.IsInt) throw Errors.TypeError("arg 1 must be an integer");
        return Indexing.ToSsize(ts, size, PyType.OverflowError).OrThrow(ts);
    }

    // mbstreamreader_iread: goes on until there is a character or the stream ends.
    private PyStr ReadFrom(ThreadState ts, string method, long size)
    {
        if (size == 0) return PyStr.Empty;
        while (true)
        {
            Value read = (size < 0 ? Calls.Method(ts, Stream, method) : Calls.Method(ts, Stream, method, size)).OrThrow(ts);
            if (read.Ref is not PyBytes bytes) throw Errors.TypeError($"stream function returned a non-bytes object ({read.Type.Name})");
            bool end = bytes.Length == 0 || size < 0;
            PyStr text = _decoder.Decode(ts, bytes.Span, end);
            if (text.Length > 0 || end) return text;
            size = 1;
        }
    }
}

/// <summary><c>MultibyteStreamWriter</c>.</summary>
[PyType("MultibyteStreamWriter", Module = "_multibytecodec")]
internal partial class PyMultibyteStreamWriter : PyObject
{
    private readonly PendingEncoder _encoder;

    internal PyMultibyteStreamWriter(PyType type, PendingEncoder encoder, Value stream) : base(type)
    {
        _encoder = encoder;
        Stream = stream;
    }

    [PyMember("stream")]
    internal readonly Value Stream;

    [PyGetSet("errors", Setter = nameof(SetErrors), Doc = "How errors are treated.")]
    private string GetErrors() => _encoder.Errors;

    private void SetErrors(Value value) => _encoder.Errors = ErrorsAttribute.From(value);

    [Slot(Slot.TpNew, Signature = "StreamWriter(stream, errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value stream, [NoNulls] string? errors = null)
    {
        var encoder = new PendingEncoder(PyMultibyteCodec.OfClass(ts, type)) { Errors = errors ?? "strict" };
        return type.IsHeapType ? new Subclass(type, encoder, stream) : new PyMultibyteStreamWriter(type, encoder, stream);
    }

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    [PyMethod("write($self, strobj, /)\n--\n\nEncode and write text.")]
    private void Write(ThreadState ts, Value strobj) => Calls.Method(ts, Stream, "write", _encoder.Encode(ts, strobj, false)).OrThrow(ts);

    [PyMethod("writelines($self, lines, /)\n--\n\nEncode and write the texts of a sequence.")]
    private void Writelines(ThreadState ts, Value lines)
    {
        foreach (Value line in Iterables.ToList(ts, lines).Items) Write(ts, line);
    }

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state, and write what that takes.")]
    private void Reset(ThreadState ts)
    {
        PyBytes rest = _encoder.HasPending ? _encoder.Encode(ts, PyStr.Empty, true) : _encoder.Reset();
        if (rest.Length > 0) Calls.Method(ts, Stream, "write", rest).OrThrow(ts);
    }
}
