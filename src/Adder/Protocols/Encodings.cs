using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Encoding and decoding by name. (PyUnicode_AsEncodedString, PyUnicode_Decode)</summary>
internal static class Encodings
{
    /// <summary>Text as bytes. Throws.</summary>
    internal static PyBytes Encode(ThreadState ts, PyStr text, string? encoding, string? errors)
    {
        if (errors is null or "strict")
        {
            switch (Normalize(encoding))
            {
                case "utf-8": return new PyBytes(Utf8Codec.Encode(text, StrictErrors.Encoding));
                case "ascii": return new PyBytes(NarrowCodec.EncodeAscii(text, StrictErrors.Encoding));
                case "latin-1": return new PyBytes(NarrowCodec.EncodeLatin1(text, StrictErrors.Encoding));
            }
        }
        Value result = Call(ts, "encode", text, encoding, errors);
        if (result.Ref is PyBytes bytes) return bytes;
        throw Errors.TypeError(
            $"'{encoding ?? "utf-8"}' encoder returned '{result.Type.Name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    /// <summary>Bytes as text. Throws.</summary>
    internal static Value Decode(ThreadState ts, Value value, string? encoding, string? errors)
    {
        if (errors is null or "strict")
        {
            string? known = Normalize(encoding);
            if (known is not null)
            {
                ReadOnlySpan<byte> bytes = BytesLike.FromObject(ts, value);
                if (known == "utf-8") return Utf8Codec.Decode(bytes, StrictErrors.Decoding);
                return known == "ascii" ? NarrowCodec.DecodeAscii(bytes, StrictErrors.Decoding) : NarrowCodec.DecodeLatin1(bytes);
            }
        }
        Value result = Call(ts, "decode", value, encoding, errors);
        if (result.Ref is PyStr) return result;
        throw Errors.TypeError(
            $"'{encoding ?? "utf-8"}' decoder returned '{result.Type.Name}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    /// <summary>UTF-8 text as the runtime itself reads it, undecodable bytes as surrogates.</summary>
    internal static PyStr DecodeFileSystem(ReadOnlySpan<byte> bytes) => Utf8Codec.Decode(bytes, new SurrogateEscapeDecoding(StrictErrors.Decoding));

    private static Value Call(ThreadState ts, string function, Value value, string? encoding, string? errors)
    {
        Value codecs = InstanceState.ModuleNamed(ts, "_codecs");
        Value name = encoding ?? "utf-8";
        Value result = errors is null ? Calls.Method(ts, codecs, function, value, name) : Calls.Method(ts, codecs, function, value, name, errors);
        return result.OrThrow(ts);
    }

    // The spellings that CPython short-cuts. (_Py_normalize_encoding)
    private static string? Normalize(string? encoding) => encoding?.ToLowerInvariant().Replace('_', '-') switch
    {
        null or "utf-8" or "utf8" => "utf-8",
        "ascii" or "us-ascii" => "ascii",
        "latin-1" or "latin1" or "iso-8859-1" or "iso8859-1" => "latin-1",
        _ => null,
    };
}

/// <summary>The handlers of "strict": UnicodeDecodeError and UnicodeEncodeError.</summary>
internal static class StrictErrors
{
    internal static readonly DecodeErrors Decoding = new StrictDecoding();
    internal static readonly EncodeErrors Encoding = new StrictEncoding();

    private sealed class StrictDecoding : DecodeErrors
    {
        internal override int Handle(string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target) =>
            throw new PythonException(PyUnicodeDecodeError.Make(encoding, input, start, end, reason));
    }

    private sealed class StrictEncoding : EncodeErrors
    {
        internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason) =>
            throw Refuse(encoding, text, start, end, reason);

        internal override Exception Refuse(string encoding, PyStr text, int start, int end, string reason) =>
            new PythonException(PyUnicodeEncodeError.Make(encoding, text, start, end, reason));
    }
}
