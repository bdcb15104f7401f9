namespace Adder.Modules.Struct;

/// <summary>One format character with its repeat count, where its bytes start, and how wide one value is.</summary>
internal readonly record struct FormatItem(char Code, int Offset, int Size, int Count);

/// <summary>Takes format strings apart. (prepare_s)</summary>
internal static class FormatReader
{
    /// <summary>The items and the total size; throws struct.error.</summary>
    internal static FormatItem[] Read(ReadOnlySpan<byte> format, out int size, out bool littleEndian, out bool isNative)
    {
        isNative = true;
        littleEndian = BitConverter.IsLittleEndian;
        int i = 0;
        if (!format.IsEmpty && format[0] is (byte)'@' or (byte)'=' or (byte)'<' or (byte)'>' or (byte)'!')
        {
            isNative = format[0] == '@';
            if (format[0] == '<') littleEndian = true;
            else if (format[0] is (byte)'>' or (byte)'!') littleEndian = false;
            i = 1;
        }
        var items = new List<FormatItem>();
        long offset = 0;
        while (i < format.Length)
        {
            char c = (char)format[i++];
            if (IsSpace(c)) continue;
            long count = 1;
            if (char.IsAsciiDigit(c)) count = ReadCount(format, ref i, ref c);
            int width = Width(c, isNative);
            if (width < 0) throw StructModule.Error(c == 0 ? "embedded null character" : "bad char in struct format");
            if (isNative && width > 1 && c is not ('s' or 'p')) offset = (offset + width - 1) / width * width;
            if (c is 's' or 'p') items.Add(new FormatItem(c, (int)offset, (int)Math.Min(count, int.MaxValue), 1));
            else if (c != 'x' && count > 0) items.Add(new FormatItem(c, (int)offset, width, (int)Math.Min(count, int.MaxValue)));
            offset += count * width;
            if (offset > System.Array.MaxLength) throw StructModule.Error("total struct size too long");
        }
        size = (int)offset;
        return items.ToArray();
    }

    private static long ReadCount(ReadOnlySpan<byte> format, ref int i, ref char c)
    {
        long count = c - '0';
        while (i < format.Length && char.IsAsciiDigit((char)format[i]))
        {
            count = count * 10 + (format[i++] - '0');
            if (count > int.MaxValue) throw StructModule.Error("total struct size too long");
        }
        if (i >= format.Length) throw StructModule.Error("repeat count given without format specifier");
        c = (char)format[i++];
        return count;
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    private static int Width(char c, bool isNative) => c switch
    {
        'x' or 'b' or 'B' or 'c' or 's' or 'p' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' => isNative ? 8 : 4,
        'q' or 'Q' or 'd' => 8,
        'n' or 'N' or 'P' when isNative => 8,
        _ => -1,
    };
}
