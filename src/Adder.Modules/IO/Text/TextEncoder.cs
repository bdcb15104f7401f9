using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO.Text;

/// <summary>Text to bytes, piece by piece. All of it throws.</summary>
internal abstract class TextEncoder
{
    internal abstract ReadOnlyMemory<byte> Encode(ThreadState ts, PyStr text);

    /// <summary>Whether ASCII text is its own encoding.</summary>
    internal virtual bool KeepsAscii => false;

    internal virtual void Reset(ThreadState ts) { }

    /// <summary>Says that this is not the start of the file, where a byte order mark belongs.</summary>
    internal virtual void GoOn(ThreadState ts) { }

    internal static TextEncoder Of(ThreadState ts, string encoding, string errors) => BuiltinEncodings.Find(encoding) switch
    {
        BuiltinEncoding.Utf8 => new BuiltinTextEncoder(BuiltinEncoding.Utf8, errors),
        BuiltinEncoding.Ascii => new BuiltinTextEncoder(BuiltinEncoding.Ascii, errors),
        BuiltinEncoding.Latin1 => new BuiltinTextEncoder(BuiltinEncoding.Latin1, errors),
        _ => CodecTextEncoder.Make(ts, encoding, errors),
    };
}

/// <summary>UTF-8, ASCII, Latin-1.</summary>
internal sealed class BuiltinTextEncoder(BuiltinEncoding encoding, string errors) : TextEncoder
{
    internal override bool KeepsAscii => true;

    internal override ReadOnlyMemory<byte> Encode(ThreadState ts, PyStr text) => encoding switch
    {
        BuiltinEncoding.Utf8 => Utf8Codec.Encode(text, Encodings.EncodeErrorsOf(ts, errors)),
        BuiltinEncoding.Ascii => NarrowCodec.EncodeAscii(text, Encodings.EncodeErrorsOf(ts, errors)),
        _ => NarrowCodec.EncodeLatin1(text, Encodings.EncodeErrorsOf(ts, errors)),
    };
}

/// <summary>An incremental encoder in Python.</summary>
internal sealed class CodecTextEncoder(Value encoder) : TextEncoder
{
    internal static CodecTextEncoder Make(ThreadState ts, string encoding, string errors)
    {
        PyTuple codec = CodecRegistry.LookupText(ts, encoding, "codecs.open()");
        Value made = Calls.Method(ts, codec, "incrementalencoder", errors).OrThrow(ts);
        return new CodecTextEncoder(made);
    }

    internal override ReadOnlyMemory<byte> Encode(ThreadState ts, PyStr text)
    {
        Value encoded = Calls.Method(ts, encoder, "encode", text).OrThrow(ts);
        return encoded.Ref is PyBytes bytes
            ? bytes.ToArray()
            : throw Errors.TypeError($"encoder should return a bytes object, not '{encoded.Type.Name}'");
    }

    internal override void Reset(ThreadState ts) => Calls.Method(ts, encoder, "reset").OrThrow(ts);

    internal override void GoOn(ThreadState ts) => Calls.Method(ts, encoder, "setstate", 0).OrThrow(ts);
}
