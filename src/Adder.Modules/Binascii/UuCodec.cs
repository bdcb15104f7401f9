namespace Adder.Modules.Binascii;

/// <summary>Lines of uuencoded data.</summary>
internal static class UuCodec
{
    private const int LongestLine = 45;

    // binascii_a2b_uu
    internal static byte[] Decode(ReadOnlySpan<byte> line)
    {
        // An empty line counts as one that begins with a null byte.
        int length = ((line.IsEmpty ? 0 : line[0]) - ' ') & 0x3F;
        if (!line.IsEmpty) line = line[1..];
        var bytes = new byte[length];
        int produced = 0;
        int bits = 0;
        int buffered = 0;
        int i = 0;
        for (; produced < length; i++)
        {
            byte c = i < line.Length ? line[i] : (byte)0;
            int value = 0;
            // A line may have lost its trailing spaces.
            if (c is not ((byte)'\n' or (byte)'\r') && i < line.Length)
            {
                if (c < ' ' || c > ' ' + 64) throw BinasciiModule.Error("Illegal char");
                value = (c - ' ') & 0x3F;
            }
            buffered = (buffered << 6) | value;
            bits += 6;
            if (bits < 8) continue;
            bits -= 8;
            bytes[produced++] = (byte)(buffered >> bits);
            buffered &= (1 << bits) - 1;
        }
        for (; i < line.Length; i++)
        {
            if (line[i] is not ((byte)' ' or (byte)' ' + 64 or (byte)'\n' or (byte)'\r')) throw BinasciiModule.Error("Trailing garbage");
        }
        return bytes;
    }

    internal static byte[] Encode(ReadOnlySpan<byte> data, bool backtick)
    {
        if (data.Length > LongestLine) throw BinasciiModule.Error("At most 45 bytes at once");
        var line = new List<byte>(2 + (data.Length + 2) / 3 * 4) { Char(data.Length, backtick) };
        for (int i = 0; i < data.Length; i += 3)
        {
            int group = data[i] << 16 | (i + 1 < data.Length ? data[i + 1] << 8 : 0) | (i + 2 < data.Length ? data[i + 2] : 0);
            for (int shift = 18; shift >= 0; shift -= 6) line.Add(Char((group >> shift) & 0x3F, backtick));
        }
        line.Add((byte)'\n');
        return line.ToArray();
    }

    private static byte Char(int value, bool backtick) => value == 0 && backtick ? (byte)'`' : (byte)(value + ' ');
}
