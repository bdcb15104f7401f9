namespace Adder.Modules.Binascii;

/// <summary>The CRC of zip and PNG files.</summary>
internal static class Crc32Sum
{
    private const uint Polynomial = 0xEDB8_8320;

    private static readonly uint[] s_table = MakeTable();

    internal static uint Update(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        foreach (byte b in data) crc = s_table[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++) entry = (entry & 1) != 0 ? (entry >> 1) ^ Polynomial : entry >> 1;
            table[i] = entry;
        }
        return table;
    }
}
