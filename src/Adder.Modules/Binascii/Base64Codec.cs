using System.Buffers;
using System.Buffers.Text;

namespace Adder.Modules.Binascii;

/// <summary>Base64 to bytes, as forgiving as binascii is. (binascii_a2b_base64)</summary>
internal static class Base64Codec
{
    private const byte Pad = (byte)'=';

    private static readonly SearchValues<byte> s_alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    internal static byte[] Decode(ReadOnlySpan<byte> text, bool strict)
    {
        if (strict && !text.IsEmpty && text[0] == Pad) throw BinasciiModule.Error("Leading padding not allowed");
        var bytes = new byte[(text.Length + 3) / 4 * 3];
        int start = Plain(text, bytes, out int produced);
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
                if (quad != 0) continue;
                i += Plain(text[(i + 1)..], bytes.AsSpan(produced), out int more);
                produced += more;
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

    /// <summary>Decodes the whole quads before the first byte that is not base64; says how many characters that took.</summary>
    private static int Plain(ReadOnlySpan<byte> text, Span<byte> bytes, out int produced)
    {
        int end = text.IndexOfAnyExcept(s_alphabet);
        if (end < 0) end = text.Length;
        _ = Base64.DecodeFromUtf8(text[..(end & ~3)], bytes, out int consumed, out produced);
        return consumed;
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
