using System.Numerics;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects.NumberText;

/// <summary>Turns any str into the ASCII that the number parsers read.</summary>
internal static class NumericText
{
    /// <summary>
    /// Decimal digits of any script become ASCII digits, whitespace a space, other characters beyond ASCII a '?'.
    /// The storage is Latin-1, UCS-2 or UCS-4; the result has the length of the input. (_PyUnicode_TransformDecimalAndSpaceToASCII)
    /// </summary>
    internal static void ToAscii<T>(ReadOnlySpan<T> text, Span<char> ascii)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < text.Length; i++)
        {
            int c = int.CreateTruncating(text[i]);
            ascii[i] = c < 128 ? (char)c : Fold(c);
        }
    }

    /// <summary>The value of a decimal digit of any script, or -1.</summary>
    internal static int DigitValue(int codePoint) => UnicodeData.DecimalValue(codePoint);

    /// <summary>Python's idea of whitespace (str.isspace), within the characters that number parsers strip.</summary>
    internal static bool IsSpace(int c) =>
        c is >= 9 and <= 13 or >= 28 and <= 32 or 0x85 or 0xA0 or 0x1680 or >= 0x2000 and <= 0x200A
            or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;

    /// <summary>Without leading and trailing whitespace.</summary>
    internal static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return text[start..end];
    }

    private static char Fold(int c)
    {
        if (IsSpace(c)) return ' ';
        int digit = DigitValue(c);
        return digit < 0 ? '?' : (char)('0' + digit);
    }
}
