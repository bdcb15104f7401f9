using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

// Bytes to text.
internal static partial class CodecsModule
{
    /// <summary>Decodes units of several bytes, in an order that a mark at the start may tell.</summary>
    private delegate PyStr OrderedDecoder(ReadOnlySpan<byte> bytes, DecodeErrors errors, ref ByteOrder order, bool final, out int consumed);

    private static DecodeErrors DecodeErrorsOf(ThreadState ts, string? errors) => Encodings.DecodeErrorsOf(ts, errors);

    private static PyTuple DecodeOrdered(OrderedDecoder decode, BufferView data, DecodeErrors errors, ByteOrder order, bool final) =>
        Result(decode(data.Span, errors, ref order, final, out int consumed), consumed);

    /// <summary>As above; the order goes in and out as the sign of a number. (codecs.utf_16_ex_decode)</summary>
    private static PyTuple DecodeFindingOrder(OrderedDecoder decode, BufferView data, DecodeErrors errors, int byteOrder, bool final)
    {
        ByteOrder order = (ByteOrder)Math.Sign(byteOrder);
        PyStr text = decode(data.Span, errors, ref order, final, out int consumed);
        return new PyTuple(text, consumed, (long)order);
    }

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
    private static PyTuple Utf16Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf16Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.Marked, final);

    [PyFunction("utf_16_le_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_16_le; return the text and the number of bytes.")]
    private static PyTuple Utf16LeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf16Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.LittleEndian, final);

    [PyFunction("utf_16_be_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_16_be; return the text and the number of bytes.")]
    private static PyTuple Utf16BeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf16Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.BigEndian, final);

    [PyFunction("utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\nDecode utf_16; return the text, the number of bytes, and the byte order.")]
    private static PyTuple Utf16ExDecode(
        ThreadState ts, BufferView data, [NoNulls] string? errors = null, int byteorder = 0, bool final = false) =>
        DecodeFindingOrder(Utf16Codec.Decode, data, DecodeErrorsOf(ts, errors), byteorder, final);

    [PyFunction("utf_32_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32; return the text and the number of bytes.")]
    private static PyTuple Utf32Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf32Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.Marked, final);

    [PyFunction("utf_32_le_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32_le; return the text and the number of bytes.")]
    private static PyTuple Utf32LeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf32Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.LittleEndian, final);

    [PyFunction("utf_32_be_decode($module, data, errors=None, final=False, /)\n--\n\nDecode utf_32_be; return the text and the number of bytes.")]
    private static PyTuple Utf32BeDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, bool final = false) =>
        DecodeOrdered(Utf32Codec.Decode, data, DecodeErrorsOf(ts, errors), ByteOrder.BigEndian, final);

    [PyFunction("utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\nDecode utf_32; return the text, the number of bytes, and the byte order.")]
    private static PyTuple Utf32ExDecode(
        ThreadState ts, BufferView data, [NoNulls] string? errors = null, int byteorder = 0, bool final = false) =>
        DecodeFindingOrder(Utf32Codec.Decode, data, DecodeErrorsOf(ts, errors), byteorder, final);

    [PyFunction("ascii_decode($module, data, errors=None, /)\n--\n\nDecode ASCII; return the text and the number of bytes.")]
    private static PyTuple AsciiDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.DecodeAscii(data.Span, DecodeErrorsOf(ts, errors)), data.Length);

    [PyFunction("latin_1_decode($module, data, errors=None, /)\n--\n\nDecode Latin-1; return the text and the number of bytes.")]
    private static PyTuple Latin1Decode(ThreadState ts, BufferView data, [NoNulls] string? errors = null) =>
        Result(NarrowCodec.DecodeLatin1(data.Span), data.Length);
}
