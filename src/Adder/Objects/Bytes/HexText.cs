using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Bytes as hexadecimal digits. (pystrhex.c)</summary>
internal static class HexText
{
    /// <summary>Digits with a separator after every so many bytes, counted from the right, or from the left where that is negative. Throws.</summary>
    internal static PyStr Of(ThreadState ts, ReadOnlySpan<byte> bytes, Value separator, int group)
    {
        byte between = separator.IsNull ? (byte)0 : Separator(ts, separator);
        long size = Math.Abs((long)group);
        if (separator.IsNull || size == 0 || bytes.Length <= size) return PyStr.OwnLatin1(Digits(bytes));
        long count = (bytes.Length - 1) / size;
        if (bytes.Length * 2L + count > Array.MaxLength) throw Errors.MemoryError();
        byte[] text = new byte[bytes.Length * 2 + count];
        long offset = group > 0 ? size - bytes.Length % size : 0;
        int to = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (i > 0 && (i + offset) % size == 0) text[to++] = between;
            text[to++] = Digit(bytes[i] >> 4);
            text[to++] = Digit(bytes[i] & 15);
        }
        return PyStr.OwnLatin1(text);
    }

    /// <summary>The bytes of digits in pairs, with ASCII whitespace between them. Throws.</summary>
    internal static byte[] Parse(PyStr text)
    {
        if (text.IsLatin1 && TryParsePairs(text.Latin1, out byte[] pairs)) return pairs;
        // Where there is a character beyond ASCII, the first of them is what is wrong.
        for (int i = 0; !text.IsAscii && i < text.Length; i++)
        {
            if (text[i] > 127) throw NotHexadecimal(i);
        }
        System.Buffers.ArrayBufferWriter<byte> bytes = new(text.Length / 2 + 1);
        for (int i = 0; i < text.Length;)
        {
            if (text[i] < 128 && AsciiBytes.IsSpace((byte)text[i]))
            {
                i++;
                continue;
            }
            int high = DigitValue(text[i]);
            int low = high < 0 || i + 1 >= text.Length ? -1 : DigitValue(text[i + 1]);
            if (low < 0) throw NotHexadecimal(high < 0 ? i : i + 1);
            bytes.GetSpan(1)[0] = (byte)(high << 4 | low);
            bytes.Advance(1);
            i += 2;
        }
        return bytes.WrittenSpan.ToArray();
    }

    private static PythonException NotHexadecimal(int position) =>
        Errors.ValueError($"non-hexadecimal number found in fromhex() arg at position {position}");

    /// <summary>The bytes of digits in pairs with nothing else between them.</summary>
    internal static bool TryParsePairs(ReadOnlySpan<byte> digits, out byte[] bytes)
    {
        bytes = new byte[digits.Length / 2];
        return digits.Length % 2 == 0 && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    internal static byte[] Digits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Array.MaxLength / 2) throw Errors.MemoryError();
        byte[] text = new byte[bytes.Length * 2];
        _ = Convert.TryToHexStringLower(bytes, text, out _);
        return text;
    }

    private static byte Digit(int number) => (byte)(number < 10 ? '0' + number : 'a' + number - 10);

    private static int DigitValue(int c) => c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;

    private static byte Separator(ThreadState ts, Value separator)
    {
        long length = Subscript.Length(ts, separator).OrThrow(ts);
        if (length != 1) throw Errors.ValueError("sep must be length 1.");
        int c = separator.Ref switch
        {
            PyStr text => text[0],
            PyBytes bytes => bytes.Span[0],
            _ => throw Errors.TypeError("sep must be str or bytes."),
        };
        return c < 128 ? (byte)c : throw Errors.ValueError("sep must be ASCII.");
    }
}
