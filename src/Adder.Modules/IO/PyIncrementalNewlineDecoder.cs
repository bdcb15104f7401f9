using Adder.Modules.IO.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>IncrementalNewlineDecoder</c>: universal newlines over another decoder, or over text where that is None.</summary>
[PyType("IncrementalNewlineDecoder", Module = "_io", Doc = """
    IncrementalNewlineDecoder(decoder, translate, errors='strict')
    --

    A decoder that notes line ends, and makes them '\\n' where translate says so.

    The decoder beneath may be None: then it takes text.
    """)]
internal partial class PyIncrementalNewlineDecoder(PyType type) : PyObject(type)
{
    private Value _decoder;
    private NewlineTranslation? _newlines;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        Allocation.Of<PyIncrementalNewlineDecoder>(type);

    [Slot(Slot.TpInit, Signature = "IncrementalNewlineDecoder(decoder, translate, errors='strict')")]
    private void Init(Value decoder, bool translate, Value errors = default)
    {
        _decoder = decoder;
        _newlines = new NewlineTranslation(translate);
    }

    private NewlineTranslation Translation => _newlines ?? throw Errors.ValueError("IncrementalNewlineDecoder.__init__() not called");

    [PyMethod("decode($self, /, input, final=False)\n--\n\n")]
    private PyStr Decode(ThreadState ts, Value input, bool final = false)
    {
        NewlineTranslation newlines = Translation;
        Value decoded = _decoder.IsNone ? input : Calls.Method(ts, _decoder, "decode", input, final).OrThrow(ts);
        return newlines.Apply(CodecTextDecoder.Check(decoded), final);
    }

    [PyMethod("getstate($self, /)\n--\n\n")]
    private PyTuple GetState(ThreadState ts)
    {
        NewlineTranslation newlines = Translation;
        DecoderState state = _decoder.IsNone
            ? new DecoderState(PyBytes.Empty, 0)
            : CodecTextDecoder.ReadState(ts, Calls.Method(ts, _decoder, "getstate").OrThrow(ts));
        return new PyTuple(state.Kept, (state.Flags << 1) | (newlines.HasPendingCr ? 1L : 0));
    }

    [PyMethod("setstate($self, state, /)\n--\n\n")]
    private void SetState(ThreadState ts, Value state)
    {
        NewlineTranslation newlines = Translation;
        if (state.Ref is not PyTuple pair) throw Errors.TypeError("state argument must be a tuple");
        if (pair.Count != 2) throw Errors.TypeError("setstate(): illegal state argument");
        if (!ArgumentConversion.ToULong(ts, pair[1], out ulong flags)) throw ts.Throwable();
        newlines.HasPendingCr = (flags & 1) != 0;
        if (!_decoder.IsNone) Calls.Method(ts, _decoder, "setstate", new PyTuple(pair[0], PyLong.From(flags >> 1))).OrThrow(ts);
    }

    [PyMethod("reset($self, /)\n--\n\n")]
    private Value Reset(ThreadState ts)
    {
        Translation.Reset();
        return _decoder.IsNone ? Value.None : Calls.Method(ts, _decoder, "reset");
    }

    [PyGetSet("newlines")]
    private Value GetNewlines() => Translation.Newlines();
}
