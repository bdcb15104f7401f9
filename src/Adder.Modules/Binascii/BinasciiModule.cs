using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Binascii;

/// <summary><c>binascii.Error</c></summary>
[PyType("Error", Module = "binascii", Base = typeof(ValueErrorType))]
internal static partial class BinasciiErrorType;

/// <summary><c>binascii.Incomplete</c></summary>
[PyType("Incomplete", Module = "binascii", Base = typeof(ExceptionType))]
internal static partial class IncompleteType;

/// <summary>The binascii module: bytes as ASCII text and back.</summary>
[PyModule("binascii", Doc = "Bytes as ASCII text and back, and checksums.")]
[PyModuleType(typeof(BinasciiErrorType), Name = "Error")]
[PyModuleType(typeof(IncompleteType), Name = "Incomplete")]
internal static partial class BinasciiModule
{
    internal static PythonException Error(string message) => Errors.Make(BinasciiErrorType.TypeObject, message);

    /// <summary>An ASCII str or any bytes-like object. Throws. (ascii_buffer_converter)</summary>
    private static byte[] AsciiBytes(ThreadState ts, Value value)
    {
        if (value.Ref is PyStr text)
        {
            if (!text.IsLatin1 || !System.Text.Ascii.IsValid(text.Latin1)) throw Errors.ValueError("string argument should contain only ASCII characters");
            return text.Latin1.ToArray();
        }
        if (value.Ref is PyBytes bytes) return bytes.ToArray();
        return BytesLike.TryCopyBuffer(ts, value, out byte[] copy)
            ? copy
            : throw Errors.TypeError($"argument should be bytes, buffer or ASCII string, not '{value.Type.Name}'");
    }

    [PyFunction("a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data.", Name = "a2b_uu")]
    private static Value UuDecode(ThreadState ts, Value data) => PyBytes.Own(UuCodec.Decode(AsciiBytes(ts, data)));

    [PyFunction("b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode a line of data.", Name = "b2a_uu")]
    private static Value UuEncode(ThreadState ts, Value data, bool backtick = false)
    {
        using BufferView buffer = BufferView.From(ts, data);
        return PyBytes.Own(UuCodec.Encode(buffer.Span, backtick));
    }

    [PyFunction("a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode base64; in strict mode, refuse what does not belong there.", Name = "a2b_base64")]
    private static Value Base64Decode(ThreadState ts, Value data, bool strictMode = false) =>
        PyBytes.Own(Base64Codec.Decode(AsciiBytes(ts, data), strictMode));

    [PyFunction("b2a_base64($module, data, /, *, newline=True)\n--\n\nEncode as a line of base64.", Name = "b2a_base64")]
    private static Value Base64Encode(ThreadState ts, Value data, bool newline = true)
    {
        using BufferView buffer = BufferView.From(ts, data);
        int length = (buffer.Length + 2) / 3 * 4;
        var encoded = new byte[length + (newline ? 1 : 0)];
        System.Buffers.Text.Base64.EncodeToUtf8(buffer.Span, encoded, out _, out _);
        if (newline) encoded[length] = (byte)'\n';
        return PyBytes.Own(encoded);
    }

    [PyFunction("crc_hqx($module, data, crc, /)\n--\n\nA CRC of 16 bits (CCITT), beginning with crc.", Name = "crc_hqx")]
    private static int CrcHqx(ThreadState ts, Value data, uint crc)
    {
        using BufferView buffer = BufferView.From(ts, data);
        uint sum = crc & 0xFFFF;
        foreach (byte b in buffer.Span)
        {
            sum ^= (uint)b << 8;
            for (int i = 0; i < 8; i++) sum = (sum & 0x8000) != 0 ? (sum << 1) ^ 0x1021 : sum << 1;
            sum &= 0xFFFF;
        }
        return (int)sum;
    }

    [PyFunction("crc32($module, data, crc=0, /)\n--\n\nA CRC of 32 bits, beginning with crc.")]
    private static uint Crc32(ThreadState ts, Value data, uint crc = 0)
    {
        using BufferView buffer = BufferView.From(ts, data);
        return Crc32Sum.Update(crc, buffer.Span);
    }

    [PyFunction("b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte.", Name = "b2a_hex")]
    [PyFunction("hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte.", Name = "hexlify")]
    private static Value Hexlify(ThreadState ts, Value data, Value sep = default, int bytesPerSep = 1)
    {
        using BufferView buffer = BufferView.From(ts, data);
        PyBytes source = data.Ref as PyBytes ?? PyBytes.From(buffer.Span);
        Value hex = sep.IsNull ? Calls.Method(ts, source, "hex") : Calls.Method(ts, source, "hex", sep, bytesPerSep);
        return PyBytes.From(((PyStr)hex.OrThrow(ts).Ref).Latin1);
    }

    [PyFunction("a2b_hex($module, hexstr, /)\n--\n\nThe bytes that pairs of hexadecimal digits stand for.", Name = "a2b_hex")]
    [PyFunction("unhexlify($module, hexstr, /)\n--\n\nThe bytes that pairs of hexadecimal digits stand for.", Name = "unhexlify")]
    private static Value Unhexlify(ThreadState ts, Value hexstr)
    {
        byte[] digits = AsciiBytes(ts, hexstr);
        if (digits.Length % 2 != 0) throw Error("Odd-length string");
        if (!HexText.TryParsePairs(digits, out byte[] bytes)) throw Error("Non-hexadecimal digit found");
        return PyBytes.Own(bytes);
    }

    internal static int HexValue(byte c) => char.IsAsciiHexDigit((char)c) ? (c & 0xF) + (c > '9' ? 9 : 0) : -1;

    [PyFunction("a2b_qp($module, /, data, header=False)\n--\n\nDecode quoted-printable data; in a header, _ is a space.", Name = "a2b_qp")]
    private static Value QpDecode(ThreadState ts, Value data, bool header = false) => PyBytes.Own(QuotedPrintable.Decode(AsciiBytes(ts, data), header));

    [PyFunction("b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode as quoted-printable.", Name = "b2a_qp")]
    private static Value QpEncode(ThreadState ts, Value data, bool quotetabs = false, bool istext = true, bool header = false)
    {
        using BufferView buffer = BufferView.From(ts, data);
        return PyBytes.Own(QuotedPrintable.Encode(buffer.Span, quotetabs, istext, header));
    }
}
