using System.Text;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Text to bytes and back by the name of an encoding; what is built in needs no registry.</summary>
internal static class Encodings
{
    /// <summary>The text of a bytes-like object. Throws. (PyUnicode_Decode)</summary>
    internal static PyStr Decode(ThreadState ts, Value bytes, string? encoding, string? errors)
    {
        if (ts.Interpreter.Config.DevMode) CheckNames(ts, encoding, errors);
        BuiltinEncoding known = BuiltinEncodings.Find(encoding ?? "utf-8");
        using BufferView view = BufferView.From(ts, bytes);
        if (view.Span.IsEmpty) return PyStr.Empty;
        if (known == BuiltinEncoding.None) return DecodeByCodec(ts, bytes, encoding!, errors);
        return Decode(ts, view.Span, known, errors);
    }

    /// <summary>The bytes of a text. Throws. (PyUnicode_AsEncodedString)</summary>
    internal static PyBytes Encode(ThreadState ts, PyStr text, string? encoding, string? errors)
    {
        if (ts.Interpreter.Config.DevMode) CheckNames(ts, encoding, errors);
        BuiltinEncoding known = BuiltinEncodings.Find(encoding ?? "utf-8");
        if (known is BuiltinEncoding.Utf8 or BuiltinEncoding.Ascii && text.IsLatin1 && Ascii.IsValid(text.Latin1)) return PyBytes.From(text.Latin1);
        return known == BuiltinEncoding.None
            ? EncodeByCodec(ts, text, encoding!, errors)
            : PyBytes.Own(Encode(ts, text, known, errors));
    }

    // In development mode wrong names are errors even where nothing is to be encoded. (unicode_check_encoding_errors)
    private static void CheckNames(ThreadState ts, string? encoding, string? errors)
    {
        if (encoding is not null && BuiltinEncodings.Find(encoding) == BuiltinEncoding.None) _ = CodecRegistry.Lookup(ts, encoding);
        if (errors is not (null or "strict" or "ignore" or "replace" or "surrogateescape" or "surrogatepass")) _ = CodecRegistry.LookupError(ts, errors).OrThrow(ts);
    }

    /// <summary>UTF-8 as the system gives it, undecodable bytes as surrogates. (PyUnicode_DecodeFSDefault)</summary>
    internal static PyStr DecodeFileSystem(ReadOnlySpan<byte> bytes) =>
        Utf8Codec.Decode(bytes, new SurrogateEscapeDecoding(StrictErrors.Decoding));

    /// <summary>UTF-8 for the system, surrogates as the bytes that they stand for. Throws. (PyUnicode_EncodeFSDefault)</summary>
    internal static byte[] EncodeFileSystem(PyStr text) =>
        Utf8Codec.Encode(text, new SurrogateEscapeEncoding(StrictErrors.Encoding));

    /// <summary>UTF-8, strict or with an error handler. Throws.</summary>
    internal static byte[] EncodeUtf8(ThreadState ts, PyStr text, string? errors = null) =>
        Utf8Codec.Encode(text, EncodeErrorsOf(ts, errors));

    /// <summary>UTF-8, strict or with an error handler. Throws.</summary>
    internal static PyStr DecodeUtf8(ThreadState ts, ReadOnlySpan<byte> bytes, string? errors = null) =>
        Utf8Codec.Decode(bytes, DecodeErrorsOf(ts, errors));

    internal static DecodeErrors DecodeErrorsOf(ThreadState ts, string? name) => name switch
    {
        null or "strict" => StrictErrors.Decoding,
        "ignore" => DecodeErrors.Ignore,
        "replace" => DecodeErrors.Replace,
        "surrogateescape" => new SurrogateEscapeDecoding(StrictErrors.Decoding),
        "surrogatepass" => new SurrogatePassDecoding(StrictErrors.Decoding),
        _ => new CallbackDecodeErrors(ts, name),
    };

    internal static EncodeErrors EncodeErrorsOf(ThreadState ts, string? name) => name switch
    {
        null or "strict" => StrictErrors.Encoding,
        "ignore" => TextEncodeErrors.Ignore(StrictErrors.Encoding),
        "replace" => TextEncodeErrors.Replace(StrictErrors.Encoding),
        "backslashreplace" => TextEncodeErrors.BackslashReplace(StrictErrors.Encoding),
        "xmlcharrefreplace" => TextEncodeErrors.XmlCharRefReplace(StrictErrors.Encoding),
        "surrogateescape" => new SurrogateEscapeEncoding(StrictErrors.Encoding),
        "surrogatepass" => new SurrogatePassEncoding(StrictErrors.Encoding),
        _ => new CallbackEncodeErrors(ts, name),
    };

    private static PyStr Decode(ThreadState ts, ReadOnlySpan<byte> bytes, BuiltinEncoding encoding, string? errors)
    {
        ByteOrder order = ByteOrder.Marked;
        return encoding switch
        {
            BuiltinEncoding.Utf8 => Utf8Codec.Decode(bytes, DecodeErrorsOf(ts, errors)),
            BuiltinEncoding.Utf16 => Utf16Codec.Decode(bytes, DecodeErrorsOf(ts, errors), ref order, true, out _),
            BuiltinEncoding.Utf32 => Utf32Codec.Decode(bytes, DecodeErrorsOf(ts, errors), ref order, true, out _),
            BuiltinEncoding.Ascii => NarrowCodec.DecodeAscii(bytes, DecodeErrorsOf(ts, errors)),
            _ => NarrowCodec.DecodeLatin1(bytes),
        };
    }

    private static byte[] Encode(ThreadState ts, PyStr text, BuiltinEncoding encoding, string? errors) => encoding switch
    {
        BuiltinEncoding.Utf8 => Utf8Codec.Encode(text, EncodeErrorsOf(ts, errors)),
        BuiltinEncoding.Utf16 => Utf16Codec.Encode(text, EncodeErrorsOf(ts, errors), ByteOrder.Marked),
        BuiltinEncoding.Utf32 => Utf32Codec.Encode(text, EncodeErrorsOf(ts, errors), ByteOrder.Marked),
        BuiltinEncoding.Ascii => NarrowCodec.EncodeAscii(text, EncodeErrorsOf(ts, errors)),
        _ => NarrowCodec.EncodeLatin1(text, EncodeErrorsOf(ts, errors)),
    };

    private static PyStr DecodeByCodec(ThreadState ts, Value bytes, string encoding, string? errors)
    {
        PyTuple codec = CodecRegistry.LookupText(ts, encoding, "codecs.decode()");
        Value text = CodecCalls.Decode(ts, bytes, codec, encoding, errors);
        return text.Ref as PyStr
            ?? throw Errors.TypeError(
                $"'{encoding}' decoder returned '{text.Type.Name}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    private static PyBytes EncodeByCodec(ThreadState ts, PyStr text, string encoding, string? errors)
    {
        PyTuple codec = CodecRegistry.LookupText(ts, encoding, "codecs.encode()");
        Value bytes = CodecCalls.Encode(ts, text, codec, encoding, errors);
        if (bytes.Ref is PyBytes result) return result;
        if (bytes.Ref is not PyByteArray array)
        {
            throw Errors.TypeError(
                $"'{encoding}' encoder returned '{bytes.Type.Name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
        }
        Warnings.Warn(
            ts, PyType.RuntimeWarning, $"encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types");
        return PyBytes.From(array.Span);
    }
}
