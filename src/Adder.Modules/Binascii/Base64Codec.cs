using System.Buffers.Text;

namespace Adder.Modules.Binascii;

/// <summary>Base64 to bytes, as forgiving as binascii is. (binascii_a2b_base64)</summary>
internal static class Base64Codec
{
    private const byte Pad = (byte)'=';

    internal static byte[] Decode(ReadOnlySpan<byte> text, bool strict)
    {
        if (strict && !text.IsEmpty && text[0] == Pad) throw BinasciiModule.Error("Leading padding not allowed");
        var bytes = new byte[(text.Length + 3) / 4 * 3];
        int start = Plain(text, bytes, strict, out int produced);
        int quad = 0;
        int left = 0;
        int pads = 0;
        bool padded = false;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == Pad)
            {
                if (quad >= 2 && quad + ++pads >= 4)
                {
                    // A pad sequence ends the data.
                    if (strict && i + 1 < text.Length) throw BinasciiModule.Error("Excess data after padding");
                    return bytes[..produced];
                }
                padded = true;
                continue;
            }
            int value = ValueOf(text[i]);
            if (value < 0)
            {
                if (strict) throw BinasciiModule.Error("Only base64 data is allowed");
                continue;
            }
            if (strict && padded) throw BinasciiModule.Error("Discontinuous padding not allowed");
            pads = 0;
            if (quad != 0) bytes[produced++] = (byte)(left << (quad * 2) | value >> (6 - quad * 2));
            left = value & ((1 << (6 - quad * 2)) - 1);
            quad = (quad + 1) & 3;
        }
        if (quad == 0) return bytes[..produced];
        throw BinasciiModule.Error(quad == 1
            ? $"Invalid base64-encoded string: number of data characters ({produced / 3 * 4 + 1}) cannot be 1 more than a multiple of 4"
            : "Incorrect padding");
    }

    /// <summary>Decodes whole quads from the start, over the ends of lines too, up to what is not plain base64; says how many characters that took.</summary>
    private static int Plain(ReadOnlySpan<byte> text, Span<byte> bytes, bool strict, out int produced)
    {
        produced = 0;
        int at = 0;
        while (at < text.Length)
        {
            int end = text[at..].IndexOf((byte)'\n');
            int line = end < 0 ? text.Length - at : end;
            Base64.DecodeFromUtf8(text.Slice(at, line & ~3), bytes[produced..], out int consumed, out int written, isFinalBlock: false);
            // .NET steps over white space within a line, and not always by whole quads.
            if (consumed != written / 3 * 4) return at;
            produced += written;
            at += consumed;
            if (consumed < line || end < 0 || strict) return at;
            at++;
        }
        return at;
    }

    private static int ValueOf(byte c) => (char)c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
