using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary><c>MultibyteIncrementalEncoder</c>.</summary>
[PyType("MultibyteIncrementalEncoder", Module = "_multibytecodec")]
internal partial class PyMultibyteIncrementalEncoder : PyObject
{
    private readonly PendingEncoder _encoder;

    internal PyMultibyteIncrementalEncoder(PyType type, PendingEncoder encoder) : base(type)
    {
        _encoder = encoder;
    }

    [PyGetSet("errors", Setter = nameof(SetErrors), Doc = "How errors are treated.")]
    private string GetErrors() => _encoder.Errors;

    private void SetErrors(Value value) => _encoder.Errors = ErrorsAttribute.From(value);

    [Slot(Slot.TpNew, Signature = "IncrementalEncoder(errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, [NoNulls] string? errors = null)
    {
        var encoder = new PendingEncoder(PyMultibyteCodec.OfClass(ts, type)) { Errors = errors ?? "strict" };
        return type.IsHeapType ? new Subclass(type, encoder) : new PyMultibyteIncrementalEncoder(type, encoder);
    }

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    [PyMethod("encode($self, /, input, final=False)\n--\n\nEncode a piece of text.")]
    private PyBytes Encode(ThreadState ts, Value input, bool final = false) => _encoder.Encode(ts, input, final);

    [PyMethod("getstate($self, /)\n--\n\nReturn the encoder's state as an integer.")]
    private Value Getstate() => PyLong.From(_encoder.GetState());

    [PyMethod("setstate($self, state, /)\n--\n\nSet the encoder's state.")]
    private void Setstate(BigInteger state) => _encoder.SetState(state);

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state.")]
    private void Reset() => _encoder.Reset();
}

/// <summary><c>MultibyteIncrementalDecoder</c>.</summary>
[PyType("MultibyteIncrementalDecoder", Module = "_multibytecodec")]
internal partial class PyMultibyteIncrementalDecoder : PyObject
{
    private readonly PendingDecoder _decoder;

    internal PyMultibyteIncrementalDecoder(PyType type, PendingDecoder decoder) : base(type)
    {
        _decoder = decoder;
    }

    [PyGetSet("errors", Setter = nameof(SetErrors), Doc = "How errors are treated.")]
    private string GetErrors() => _decoder.Errors;

    private void SetErrors(Value value) => _decoder.Errors = ErrorsAttribute.From(value);

    [Slot(Slot.TpNew, Signature = "IncrementalDecoder(errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, [NoNulls] string? errors = null)
    {
        var decoder = new PendingDecoder(PyMultibyteCodec.OfClass(ts, type)) { Errors = errors ?? "strict" };
        return type.IsHeapType ? new Subclass(type, decoder) : new PyMultibyteIncrementalDecoder(type, decoder);
    }

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    [PyMethod("decode($self, /, input, final=False)\n--\n\nDecode a piece of bytes.")]
    private PyStr Decode(ThreadState ts, BufferView input, bool final = false) => _decoder.Decode(ts, input.Span, final);

    [PyMethod("getstate($self, /)\n--\n\nReturn the bytes that are pending and the state as an integer.")]
    private PyTuple Getstate() => new(PyBytes.Own([.. _decoder.Pending]), PyLong.From((BigInteger)_decoder.ShownState));

    [PyMethod("setstate($self, state, /)\n--\n\nSet the pending bytes and the state.")]
    private void Setstate(ThreadState ts, PyTuple state)
    {
        if (state.Count != 2 || state[0].Ref is not PyBytes pending) throw Errors.TypeError("setstate(): illegal state argument");
        if (pending.Length > 8) throw Errors.Make(PyType.UnicodeError, "pending buffer too large");
        _decoder.Pending = pending.Span.ToArray();
        _decoder.ShownState = (ulong)(Indexing.ToBig(Indexing.Index(ts, state[1]).OrThrow(ts)) & ulong.MaxValue);
    }

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state.")]
    private void Reset() => _decoder.Reset();
}
