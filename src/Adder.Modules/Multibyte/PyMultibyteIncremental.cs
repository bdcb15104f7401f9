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
    private readonly MultibyteCodec _codec;
    private ulong _state;

    internal PyMultibyteIncrementalEncoder(PyType type, MultibyteCodec codec) : base(type)
    {
        _codec = codec;
    }

    [PyMember("errors", ReadOnly = false)]
    internal string ErrorsName = "strict";

    [Slot(Slot.TpNew, Signature = "IncrementalEncoder(errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, [NoNulls] string? errors = null)
    {
        MultibyteCodec codec = PyMultibyteCodec.OfClass(ts, type);
        PyMultibyteIncrementalEncoder made = type.IsHeapType ? new Subclass(type, codec) : new PyMultibyteIncrementalEncoder(type, codec);
        made.ErrorsName = errors ?? "strict";
        return made;
    }

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    [PyMethod("encode($self, /, input, final=False)\n--\n\nEncode a piece of text.")]
    private PyBytes Encode(ThreadState ts, Value input, bool final = false)
    {
        PyStr text = input.Ref as PyStr ?? Str.Of(ts, input);
        var target = new ByteBuilder(text.Length * 2);
        ulong state = _state;
        MultibyteCoding.Encode(_codec, text, Encodings.EncodeErrorsOf(ts, ErrorsName), ref state, ref target);
        if (final) _codec.Reset(ref state, ref target);
        _state = state;
        return PyBytes.Own(target.ToArray());
    }

    [PyMethod("getstate($self, /)\n--\n\nReturn the encoder's state as an integer.")]
    private Value Getstate() => PyLong.From((BigInteger)_state);

    [PyMethod("setstate($self, state, /)\n--\n\nSet the encoder's state.")]
    private void Setstate(BigInteger state) => _state = (ulong)(state & ulong.MaxValue);

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state.")]
    private void Reset() => _state = 0;
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

    [PyMember("errors", ReadOnly = false)]
    internal string ErrorsName
    {
        get => _decoder.Errors;
        set => _decoder.Errors = value;
    }

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
    private PyTuple Getstate() => new(PyBytes.Own([.. _decoder.Pending]), PyLong.From((BigInteger)_decoder.State));

    [PyMethod("setstate($self, state, /)\n--\n\nSet the pending bytes and the state.")]
    private void Setstate(ThreadState ts, PyTuple state)
    {
        if (state.Count != 2 || state[0].Ref is not PyBytes pending) throw Errors.TypeError("setstate(): illegal state argument");
        if (pending.Length > 8) throw Errors.Make(PyType.UnicodeError, "pending buffer too large");
        _decoder.Pending = pending.Span.ToArray();
        _decoder.State = (ulong)(Indexing.ToBig(Indexing.Index(ts, state[1]).OrThrow(ts)) & ulong.MaxValue);
    }

    [PyMethod("reset($self, /)\n--\n\nReturn to the first state.")]
    private void Reset() => _decoder.Reset();
}
