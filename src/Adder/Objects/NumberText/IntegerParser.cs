using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>How reading an int ended.</summary>
internal enum IntegerParse
{
    Ok,
    Invalid,
    TooManyDigits,
}

/// <summary>Reads ints as <c>int(text, base)</c> does.</summary>
internal static class IntegerParser
{
    /// <summary>Up to this many digits no limit applies (_PY_LONG_MAX_STR_DIGITS_THRESHOLD).</summary>
    internal const int DigitsThreshold = 640;

    /// <summary>
    /// The whole text in base 2 to 36, or 0 to go by the prefix. <paramref name="digits"/> is the number of digits, for the message
    /// when there are more than <paramref name="maxDigits"/> (0: no limit). (PyLong_FromString)
    /// </summary>
    internal static IntegerParse TryParse(
        ReadOnlySpan<char> text, int radix, int maxDigits, out long small, out BigInteger big, out bool isBig, out int digits)
    {
        small = 0;
        big = default;
        isBig = false;
        digits = 0;
        text = NumericText.Strip(text);
        bool negative = false;
        if (!text.IsEmpty && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }
        if (!TrySkipPrefix(ref text, ref radix, out bool onlyZeros)) return IntegerParse.Invalid;
        digits = CountDigits(text, radix);
        if (digits == 0) return IntegerParse.Invalid;
        bool powerOfTwo = (radix & (radix - 1)) == 0;
        if (!powerOfTwo && maxDigits > 0 && digits > DigitsThreshold && digits > maxDigits) return IntegerParse.TooManyDigits;
        if (TryAccumulate(text, radix, out ulong magnitude))
        {
            if (onlyZeros && magnitude != 0) return IntegerParse.Invalid;
            if (magnitude <= long.MaxValue)
            {
                small = negative ? -(long)magnitude : (long)magnitude;
                return IntegerParse.Ok;
            }
            if (negative && magnitude == 1UL << 63)
            {
                small = long.MinValue;
                return IntegerParse.Ok;
            }
            big = magnitude;
        }
        else
        {
            if (onlyZeros) return IntegerParse.Invalid;
            big = ParseLarge(text, radix, digits);
        }
        if (negative) big = -big;
        isBig = true;
        return IntegerParse.Ok;
    }

    private static bool TrySkipPrefix(ref ReadOnlySpan<char> text, ref int radix, out bool onlyZeros)
    {
        onlyZeros = false;
        int named = text.Length > 1 && text[0] == '0' ? PrefixRadix(text[1]) : 0;
        if (radix == 0)
        {
            // A leading zero without a letter is C's octal, which only zero itself may wear.
            onlyZeros = !text.IsEmpty && text[0] == '0' && named == 0;
            radix = named == 0 ? 10 : named;
        }
        if (named == 0 || named != radix) return true;
        text = text[2..];
        if (!text.IsEmpty && text[0] == '_') text = text[1..];
        return true;
    }

    private static int PrefixRadix(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    /// <summary>The number of digits, or 0 if anything else is there or an underscore stands at an end or beside another.</summary>
    private static int CountDigits(ReadOnlySpan<char> text, int radix)
    {
        int count = 0;
        char previous = '_';
        foreach (char c in text)
        {
            if (c == '_')
            {
                if (previous == '_') return 0;
            }
            else if (ValueOf(c) >= radix) return 0;
            else count++;
            previous = c;
        }
        return previous == '_' ? 0 : count;
    }

    private static int ValueOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 37,
    };

    private static bool TryAccumulate(ReadOnlySpan<char> text, int radix, out ulong magnitude)
    {
        magnitude = 0;
        foreach (char c in text)
        {
            if (c == '_') continue;
            ulong high = Math.BigMul(magnitude, (ulong)radix, out ulong low);
            ulong next = low + (ulong)ValueOf(c);
            if (high != 0 || next < low) return false;
            magnitude = next;
        }
        return true;
    }

    private static BigInteger ParseLarge(ReadOnlySpan<char> text, int radix, int digits)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(digits + 1);
        try
        {
            int length = 1;
            rented[0] = '0';
            foreach (char c in text)
            {
                if (c != '_') rented[length++] = c;
            }
            ReadOnlySpan<char> clean = rented.AsSpan(0, length);
            return radix switch
            {
                10 when digits <= BigArithmetic.MostDigits => BigArithmetic.FromDecimal(clean),
                10 => BigInteger.Parse(clean, NumberStyles.None, CultureInfo.InvariantCulture),
                16 => BigInteger.Parse(clean, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                2 => BigInteger.Parse(clean, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture),
                _ => Combine(clean, radix),
            };
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    // Halving keeps the work that of the multiplications, which is subquadratic.
    private static BigInteger Combine(ReadOnlySpan<char> text, int radix)
    {
        if (text.Length <= 12)
        {
            ulong value = 0;
            foreach (char c in text) value = value * (ulong)radix + (ulong)ValueOf(c);
            return value;
        }
        int low = text.Length / 2;
        return Combine(text[..^low], radix) * BigInteger.Pow(radix, low) + Combine(text[^low..], radix);
    }
}
