using System.Globalization;
using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>Text of ints in the bases that Python writes.</summary>
internal static class IntegerText
{
    /// <summary>Decimal; false when there are more digits than the limit allows (0: no limit). (long_to_decimal_string)</summary>
    internal static bool TryDecimal(BigInteger value, int maxDigits, out string text)
    {
        text = "";
        bool limited = maxDigits > 0;
        long bits = IntegerArithmetic.BitLength(value);
        // Refuse before the costly conversion: 3 bits hold less than a digit.
        if (limited && bits > 3L * IntegerParser.DigitsThreshold && bits / 4 > maxDigits) return false;
        text = DecimalConversion.Convert(value);
        int digits = value.Sign < 0 ? text.Length - 1 : text.Length;
        return !limited || digits <= IntegerParser.DigitsThreshold || digits <= maxDigits;
    }

    internal static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Base 2, 8 or 16 in lower case, with sign but without prefix.</summary>
    internal static string InPowerOfTwo(BigInteger value, int bitsPerDigit)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        int length = checked((int)Math.Max(1, (bits + bitsPerDigit - 1) / bitsPerDigit));
        int sign = value.Sign < 0 ? 1 : 0;
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        return string.Create(length + sign, (bytes, bitsPerDigit, sign), static (span, state) =>
        {
            if (state.sign != 0) span[0] = '-';
            long bit = 0;
            for (int i = span.Length - 1; i >= state.sign; i--, bit += state.bitsPerDigit)
            {
                span[i] = "0123456789abcdef"[DigitAt(state.bytes, bit, state.bitsPerDigit)];
            }
        });
    }

    /// <summary>As <c>bin</c>, <c>oct</c> and <c>hex</c> write it: sign, prefix, digits.</summary>
    internal static string Prefixed(BigInteger value, int bitsPerDigit)
    {
        string digits = InPowerOfTwo(BigInteger.Abs(value), bitsPerDigit);
        char letter = bitsPerDigit switch { 1 => 'b', 3 => 'o', _ => 'x' };
        return $"{(value.Sign < 0 ? "-" : "")}0{letter}{digits}";
    }

    private static int DigitAt(byte[] bytes, long bit, int width)
    {
        int index = (int)(bit >> 3);
        int pair = index < bytes.Length ? bytes[index] : 0;
        if (index + 1 < bytes.Length) pair |= bytes[index + 1] << 8;
        return (pair >> (int)(bit & 7)) & ((1 << width) - 1);
    }
}
