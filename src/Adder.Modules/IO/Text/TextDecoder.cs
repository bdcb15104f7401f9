using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO.Text;

/// <summary>What decides how an incremental decoder goes on: bytes that it keeps, and a number.</summary>
internal readonly record struct DecoderState(PyBytes Kept, long Flags);

/// <summary>Bytes to text, piece by piece. All of it throws.</summary>
internal abstract class TextDecoder
{
    internal abstract PyStr Decode(ThreadState ts, ReadOnlyMemory<byte> input, bool final);

    internal abstract DecoderState GetState(ThreadState ts);

    internal abstract void SetState(ThreadState ts, DecoderState state);

    internal abstract void Reset(ThreadState ts);

    /// <summary>The line ends met so far.</summary>
    internal virtual Value Newlines(ThreadState ts) => Value.None;

    /// <summary>The decoder for an encoding: one of C# where it is built in, else the codec's own.</summary>
    internal static TextDecoder Of(ThreadState ts, string encoding, string errors) => BuiltinEncodings.Find(encoding) switch
    {
        BuiltinEncoding.Utf8 => new Utf8TextDecoder(errors),
        BuiltinEncoding.Ascii => new NarrowTextDecoder(errors, isAscii: true),
        BuiltinEncoding.Latin1 => new NarrowTextDecoder(errors, isAscii: false),
        _ => CodecTextDecoder.Make(ts, encoding, errors),
    };
}

/// <summary>UTF-8.</summary>
internal sealed class Utf8TextDecoder(string errors) : TextDecoder
{
    private byte[] _kept = [];

    internal override PyStr Decode(ThreadState ts, ReadOnlyMemory<byte> input, bool final)
    {
        if (_kept.Length > 0)
        {
            input = (byte[])[.. _kept, .. input.Span];
            _kept = [];
        }
        PyStr text = Utf8Codec.Decode(input.Span, Encodings.DecodeErrorsOf(ts, errors), final, out int consumed);
        if (consumed < input.Length) _kept = input.Span[consumed..].ToArray();
        return text;
    }

    internal override DecoderState GetState(ThreadState ts) => new(PyBytes.From(_kept), 0);

    internal override void SetState(ThreadState ts, DecoderState state) => _kept = state.Kept.ToArray();

    internal override void Reset(ThreadState ts) => _kept = [];
}

/// <summary>ASCII and Latin-1, which keep nothing.</summary>
internal sealed class NarrowTextDecoder(string errors, bool isAscii) : TextDecoder
{
    private static readonly DecoderState s_state = new(PyBytes.Empty, 0);

    internal override PyStr Decode(ThreadState ts, ReadOnlyMemory<byte> input, bool final) =>
        isAscii ? NarrowCodec.DecodeAscii(input.Span, Encodings.DecodeErrorsOf(ts, errors)) : NarrowCodec.DecodeLatin1(input.Span);

    internal override DecoderState GetState(ThreadState ts) => s_state;

    internal override void SetState(ThreadState ts, DecoderState state) { }

    internal override void Reset(ThreadState ts) { }
}

/// <summary>An incremental decoder in Python.</summary>
internal sealed class CodecTextDecoder(Value decoder) : TextDecoder
{
    internal static CodecTextDecoder Make(ThreadState ts, string encoding, string errors)
    {
        PyTuple codec = CodecRegistry.LookupText(ts, encoding, "codecs.open()");
        Value made = Calls.Method(ts, codec, "incrementaldecoder", errors).OrThrow(ts);
        return new CodecTextDecoder(made);
    }

    internal override PyStr Decode(ThreadState ts, ReadOnlyMemory<byte> input, bool final)
    {
        Value decoded = Calls.Method(ts, decoder, "decode", PyBytes.From(input.Span), final).OrThrow(ts);
        return Check(decoded);
    }

    // check_decoded
    internal static PyStr Check(Value decoded) =>
        decoded.Ref as PyStr ?? throw Errors.TypeError($"decoder should return a string result, not '{decoded.Type.Name}'");

    internal override DecoderState GetState(ThreadState ts) => ReadState(ts, Calls.Method(ts, decoder, "getstate").OrThrow(ts));

    internal static DecoderState ReadState(ThreadState ts, Value state)
    {
        if (state.Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("illegal decoder state");
        if (pair[0].Ref is not PyBytes kept)
        {
            throw Errors.TypeError($"illegal decoder state: the first item should be a bytes object, not '{pair[0].Type.Name}'");
        }
        return new DecoderState(kept, Indexing.ToSsize(ts, pair[1], PyType.OverflowError).OrThrow(ts));
    }

    internal override void SetState(ThreadState ts, DecoderState state) =>
        Calls.Method(ts, decoder, "setstate", new PyTuple(state.Kept, state.Flags)).OrThrow(ts);

    internal override void Reset(ThreadState ts) => Calls.Method(ts, decoder, "reset").OrThrow(ts);
}
