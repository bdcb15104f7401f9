using System.Buffers;
using System.Globalization;

namespace Adder.Objects.NumberText;

/// <summary>Reads floats as <c>float(text)</c> does; whitespace and Unicode digits are the caller's (<see cref="NumericText"/>).</summary>
internal static class FloatParser
{
    /// <summary>The whole text, underscores between digits allowed. False when it is no float.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (text.Contains('_')) return TryParseUnderscored(text, out value);
        int used = ParsePrefix(text, out value);
        return used > 0 && used == text.Length;
    }

    /// <summary>The longest float at the start of the text (<c>PyOS_string_to_double</c>); 0 when there is none.</summary>
    internal static int ParsePrefix(ReadOnlySpan<char> text, out double value)
    {
        int end = ScanNumber(text);
        if (end > 0)
        {
            value = double.Parse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture);
            return end;
        }
        return ParseInfOrNan(text, out value);
    }

    // _Py_string_to_number_with_underscores: every underscore stands between two digits.
    private static bool TryParseUnderscored(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        char[] rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int length = 0;
            char previous = '\0';
            foreach (char c in text)
            {
                if (c == '_')
                {
                    if (!char.IsAsciiDigit(previous)) return false;
                }
                else
                {
                    if (previous == '_' && !char.IsAsciiDigit(c)) return false;
                    rented[length++] = c;
                }
                previous = c;
            }
            return previous != '_' && TryParse(rented.AsSpan(0, length), out value);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int ScanNumber(ReadOnlySpan<char> text)
    {
        int i = 0;
        if (i < text.Length && text[i] is '+' or '-') i++;
        int whole = ScanDigits(text, ref i);
        if (i < text.Length && text[i] == '.')
        {
            i++;
            whole += ScanDigits(text, ref i);
        }
        if (whole == 0) return 0;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int mark = i++;
            if (i < text.Length && text[i] is '+' or '-') i++;
            if (ScanDigits(text, ref i) == 0) return mark;
        }
        return i;
    }

    private static int ScanDigits(ReadOnlySpan<char> text, ref int i)
    {
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i - start;
    }

    /// <summary>inf, infinity or nan in any case, with an optional sign; 0 when there is none of them.</summary>
    internal static int ParseInfOrNan(ReadOnlySpan<char> text, out double value)
    {
        int i = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            i = 1;
        }
        ReadOnlySpan<char> word = text[i..];
        if (word.StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            i += word.StartsWith("infinity", StringComparison.OrdinalIgnoreCase) ? 8 : 3;
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return i;
        }
        value = 0;
        if (!word.StartsWith("nan", StringComparison.OrdinalIgnoreCase)) return 0;
        // .NET's double.NaN has its sign bit set, CPython's has not.
        value = BitConverter.UInt64BitsToDouble(negative ? 0xFFF8_0000_0000_0000 : 0x7FF8_0000_0000_0000);
        return i + 3;
    }
}
