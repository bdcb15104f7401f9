using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

// Bytes to text.
internal static partial class CodecsModule
{
    private static DecodeErrors DecodeErrorsOf(ThreadState ts, string? errors) => Encodings.DecodeErrorsOf(ts, errors);

    [PyFunction("utf_8_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_8; return the text and the number of bytes.")]
    private static PyTuple Utf8Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        PyStr text = Utf8Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_7_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_7; return the text and the number of bytes.")]
    private static PyTuple Utf7Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        PyStr text = Utf7Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_16_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_16; return the text and the number of bytes.")]
    private static PyTuple Utf16Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.Marked;
        PyStr text = Utf16Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_16_le_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_16_le; return the text and the number of bytes.")]
    private static PyTuple Utf16LeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.LittleEndian;
        PyStr text = Utf16Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_16_be_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_16_be; return the text and the number of bytes.")]
    private static PyTuple Utf16BeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.BigEndian;
        PyStr text = Utf16Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\nDecode utf_16; return the text, the number of bytes, and the byte order.")]
    private static PyTuple Utf16ExDecode(
        ThreadState ts, BufferView data, [NoNulls] string? errors = null, int byteorder = 0, bool final = false)
    {
        ByteOrder order = (ByteOrder)Math.Sign(byteorder);
        PyStr text = Utf16Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return new PyTuple(text, consumed, (long)order);
    }

    [PyFunction("utf_32_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32; return the text and the number of bytes.")]
    private static PyTuple Utf32Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.Marked;
        PyStr text = Utf32Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_32_le_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32_le; return the text and the number of bytes.")]
    private static PyTuple Utf32LeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.LittleEndian;
        PyStr text = Utf32Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_32_be_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32_be; return the text and the number of bytes.")]
    private static PyTuple Utf32BeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false)
    {
        ByteOrder order = ByteOrder.BigEndian;
        PyStr text = Utf32Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\nDecode utf_32; return the text, the number of bytes, and the byte order.")]
    private static PyTuple Utf32ExDecode(
        ThreadState ts, BufferView data, [NoNulls] string? errors = null, int byteorder = 0, bool final = false)
    {
        ByteOrder order = (ByteOrder)Math.Sign(byteorder);
        PyStr text = Utf32Codec.Decode(data.Span, DecodeErrorsOf(ts, errors), ref order, final, out int consumed);
        return new PyTuple(text, consumed, (long)order);
    }

    [PyFunction("ascii_decode($module, data, errors=None, /)\n--\n\nDecode ASCII; return the text and the number of bytes.")]
    private static PyTuple AsciiDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.DecodeAscii(data.Span, DecodeErrorsOf(ts, errors)), data.Length);

    [PyFunction("latin_1_decode($module, data, errors=None, /)\n--\n\nDecode Latin-1; return the text and the number of bytes.")]
    private static PyTuple Latin1Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.DecodeLatin1(data.Span), data.Length);
}
