namespace Adder.Modules.Binascii;

/// <summary>Quoted-printable text. (binascii_a2b_qp, binascii_b2a_qp)</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    internal static byte[] Decode(ReadOnlySpan<byte> data, bool header)
    {
        var decoded = new List<byte>(data.Length);
        int i = 0;
        while (i < data.Length)
        {
            byte c = data[i];
            if (c == '=')
            {
                if (++i >= data.Length) break;
                if (data[i] is (byte)'\n' or (byte)'\r')
                {
                    // A soft line break.
                    while (i < data.Length && data[i] != '\n') i++;
                    if (i < data.Length) i++;
                }
                else if (data[i] == '=')
                {
                    decoded.Add((byte)'=');
                    i++;
                }
                else if (i + 1 < data.Length && BinasciiModule.HexValue(data[i]) is int high and >= 0
                    && BinasciiModule.HexValue(data[i + 1]) is int low and >= 0)
                {
                    decoded.Add((byte)(high << 4 | low));
                    i += 2;
                }
                else decoded.Add((byte)'=');
                continue;
            }
            decoded.Add(header && c == '_' ? (byte)' ' : c);
            i++;
        }
        return decoded.ToArray();
    }

    internal static byte[] Encode(ReadOnlySpan<byte> data, bool quoteTabs, bool isText, bool header)
    {
        int newline = data.IndexOf((byte)'\n');
        bool crlf = newline > 0 && data[newline - 1] == '\r';
        var encoded = new List<byte>(data.Length + data.Length / 8);
        int line = 0;
        int i = 0;
        while (i < data.Length)
        {
            if (MustQuote(data, i, line, quoteTabs, isText, header))
            {
                if (line + 3 >= LongestLine) SoftBreak(encoded, crlf, ref line);
                encoded.Add((byte)'=');
                encoded.Add(HexDigit(data[i] >> 4));
                encoded.Add(HexDigit(data[i] & 0xF));
                i++;
                line += 3;
                continue;
            }
            if (isText && IsLineEnd(data, i))
            {
                QuoteTrailingSpace(encoded);
                if (crlf) encoded.Add((byte)'\r');
                encoded.Add((byte)'\n');
                i += data[i] == '\r' ? 2 : 1;
                line = 0;
                continue;
            }
            if (i + 1 != data.Length && data[i + 1] != '\n' && line + 1 >= LongestLine) SoftBreak(encoded, crlf, ref line);
            line++;
            encoded.Add(header && data[i] == ' ' ? (byte)'_' : data[i]);
            i++;
        }
        return encoded.ToArray();
    }

    private static bool IsLineEnd(ReadOnlySpan<byte> data, int i) =>
        data[i] == '\n' || (data[i] == '\r' && i + 1 < data.Length && data[i + 1] == '\n');

    private static bool MustQuote(ReadOnlySpan<byte> data, int i, int line, bool quoteTabs, bool isText, bool header)
    {
        byte c = data[i];
        bool last = i + 1 == data.Length;
        return c > 126 || c == '=' || (header && c == '_')
            || (c == '.' && line == 0 && (last || data[i + 1] is (byte)'\n' or (byte)'\r' or 0))
            || (!isText && c is ((byte)'\r' or (byte)'\n'))
            || (last && c is ((byte)'\t' or (byte)' '))
            || (c < 33 && c is not ((byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)' '))
            || (c < 33 && c is not ((byte)'\r' or (byte)'\n') && (quoteTabs || (!quoteTabs && c is not ((byte)'\t' or (byte)' '))));
    }

    // Space at the end of a line would be lost.
    private static void QuoteTrailingSpace(List<byte> encoded)
    {
        if (encoded.Count == 0 || encoded[^1] is not ((byte)' ' or (byte)'\t')) return;
        byte space = encoded[^1];
        encoded[^1] = (byte)'=';
        encoded.Add(HexDigit(space >> 4));
        encoded.Add(HexDigit(space & 0xF));
    }

    private static void SoftBreak(List<byte> encoded, bool crlf, ref int line)
    {
        encoded.Add((byte)'=');
        if (crlf) encoded.Add((byte)'\r');
        encoded.Add((byte)'\n');
        line = 0;
    }

    private static byte HexDigit(int value) => (byte)"0123456789ABCDEF"[value];
}
