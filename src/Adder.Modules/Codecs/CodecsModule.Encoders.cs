using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

// Text to bytes.
internal static partial class CodecsModule
{
    private static EncodeErrors EncodeErrorsOf(ThreadState ts, string? errors) => Encodings.EncodeErrorsOf(ts, errors);

    [PyFunction("utf_8_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_8; return the bytes and the number of characters.")]
    private static PyTuple Utf8Encode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf8Codec.Encode(str, EncodeErrorsOf(ts, errors)), str.Length);

    [PyFunction("utf_7_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_7; return the bytes and the number of characters.")]
    private static PyTuple Utf7Encode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf7Codec.Encode(str), str.Length);

    [PyFunction("utf_16_le_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_16_le; return the bytes and the number of characters.")]
    private static PyTuple Utf16LeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf16Codec.Encode(str, EncodeErrorsOf(ts, errors), ByteOrder.LittleEndian), str.Length);

    [PyFunction("utf_16_be_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_16_be; return the bytes and the number of characters.")]
    private static PyTuple Utf16BeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf16Codec.Encode(str, EncodeErrorsOf(ts, errors), ByteOrder.BigEndian), str.Length);

    [PyFunction("utf_32_le_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_32_le; return the bytes and the number of characters.")]
    private static PyTuple Utf32LeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf32Codec.Encode(str, EncodeErrorsOf(ts, errors), ByteOrder.LittleEndian), str.Length);

    [PyFunction("utf_32_be_encode($module, str, errors=None, /)\n--\n\nEncode text as utf_32_be; return the bytes and the number of characters.")]
    private static PyTuple Utf32BeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(Utf32Codec.Encode(str, EncodeErrorsOf(ts, errors), ByteOrder.BigEndian), str.Length);

    [PyFunction("unicode_escape_encode($module, str, errors=None, /)\n--\n\nEncode text as unicode_escape; return the bytes and the number of characters.")]
    private static PyTuple UnicodeEscapeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(UnicodeEscapeCodec.Encode(str), str.Length);

    [PyFunction("raw_unicode_escape_encode($module, str, errors=None, /)\n--\n\nEncode text as raw_unicode_escape; return the bytes and the number of characters.")]
    private static PyTuple RawUnicodeEscapeEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(RawUnicodeEscapeCodec.Encode(str), str.Length);

    [PyFunction("latin_1_encode($module, str, errors=None, /)\n--\n\nEncode text as latin_1; return the bytes and the number of characters.")]
    private static PyTuple Latin1Encode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.EncodeLatin1(str, EncodeErrorsOf(ts, errors)), str.Length);

    [PyFunction("ascii_encode($module, str, errors=None, /)\n--\n\nEncode text as ascii; return the bytes and the number of characters.")]
    private static PyTuple AsciiEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.EncodeAscii(str, EncodeErrorsOf(ts, errors)), str.Length);

    [PyFunction("utf_16_encode($module, str, errors=None, byteorder=0, /)\n--\n\nEncode text as utf_16; return the bytes and the number of characters.")]
    private static PyTuple Utf16Encode(ThreadState ts, PyStr str, [NoNulls] string? errors = null, int byteorder = 0) =>
        Result(Utf16Codec.Encode(str, EncodeErrorsOf(ts, errors), (ByteOrder)Math.Sign(byteorder)), str.Length);

    [PyFunction("utf_32_encode($module, str, errors=None, byteorder=0, /)\n--\n\nEncode text as utf_32; return the bytes and the number of characters.")]
    private static PyTuple Utf32Encode(ThreadState ts, PyStr str, [NoNulls] string? errors = null, int byteorder = 0) =>
        Result(Utf32Codec.Encode(str, EncodeErrorsOf(ts, errors), (ByteOrder)Math.Sign(byteorder)), str.Length);
}
