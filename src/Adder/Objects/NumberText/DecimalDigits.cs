using System.Globalization;
using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>The decimal digits of a finite double, as <c>dtoa</c> gives them: value = 0.DIGITS × 10^Point.</summary>
internal readonly struct DecimalDigits
{
    private const int MaxFastScale = 22;

    /// <summary>ASCII digits without trailing zeros; "0" for zero.</summary>
    internal readonly string Digits;

    /// <summary>Where the decimal point stands, counted from the first digit.</summary>
    internal readonly int Point;

    private DecimalDigits(string digits, int point)
    {
        Digits = digits;
        Point = point;
    }

    /// <summary>The shortest digits that read back as the same double (dtoa mode 0).</summary>
    internal static DecimalDigits Shortest(double magnitude)
    {
        if (magnitude == 0) return Zero;
        Span<char> text = stackalloc char[32];
        magnitude.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        // .NET's shortest form of a power of two can miss it: the gap below is half as wide as the one above.
        bool isPowerOfTwo = (BitConverter.DoubleToInt64Bits(magnitude) & 0xFFFFFFFFFFFFF) == 0;
        if (isPowerOfTwo && double.Parse(text[..length], CultureInfo.InvariantCulture) != magnitude) return Significant(magnitude, 17);
        return FromShortText(text[..length]);
    }

    /// <summary>Correctly rounded to <paramref name="count"/> significant digits (dtoa mode 2).</summary>
    internal static DecimalDigits Significant(double magnitude, int count)
    {
        if (magnitude == 0) return Zero;
        // Too low an estimate is noticed and repaired, too high a one might not be.
        int exponent = (int)Math.Floor(Math.Log10(magnitude) - 1e-10);
        while (true)
        {
            BigInteger scaled = Scale(magnitude, (long)count - 1 - exponent);
            string digits = scaled.ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count) return Trimmed(digits, exponent + 1);
            if (digits.Length > count && IsPowerOfTen(digits)) return new DecimalDigits("1", exponent + 2);
            exponent += digits.Length > count ? 1 : -1;
        }
    }

    /// <summary>Correctly rounded to <paramref name="places"/> digits after the point (dtoa mode 3).</summary>
    internal static DecimalDigits Fixed(double magnitude, int places)
    {
        if (magnitude == 0) return Zero;
        string digits = TryScaleFast(magnitude, places, out UInt128 fast)
            ? fast <= ulong.MaxValue ? ((ulong)fast).ToString(CultureInfo.InvariantCulture) : fast.ToString(CultureInfo.InvariantCulture)
            : Scale(magnitude, places).ToString(CultureInfo.InvariantCulture);
        return digits == "0" ? new DecimalDigits("0", -places + 1) : Trimmed(digits, digits.Length - places);
    }

    /// <summary>magnitude × 10^power as an integer, rounded half to even on the exact value, when 128 bits suffice.</summary>
    internal static bool TryScaleFast(double magnitude, long power, out UInt128 scaled)
    {
        scaled = default;
        if (power is < 0 or > MaxFastScale) return false;
        Decompose(magnitude, out ulong mantissa, out int exponent);
        int shift = exponent + (int)power;
        if (shift > 20) return false;
        UInt128 product = (UInt128)mantissa * PowerOfFive((int)power);
        if (shift >= 0)
        {
            scaled = product << shift;
            return true;
        }
        if (shift <= -120) return true;
        UInt128 half = UInt128.One << (-shift - 1);
        UInt128 rest = product & ((half << 1) - 1);
        scaled = product >> -shift;
        if (rest > half || (rest == half && (scaled & 1) != 0)) scaled++;
        return true;
    }

    /// <summary>A finite, positive double as mantissa × 2^exponent.</summary>
    internal static void Decompose(double magnitude, out ulong mantissa, out int exponent)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(magnitude);
        mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        int biased = (int)(bits >> 52) & 0x7FF;
        if (biased == 0)
        {
            exponent = -1074;
            return;
        }
        mantissa |= 1UL << 52;
        exponent = biased - 1075;
    }

    private static DecimalDigits Zero => new("0", 1);

    private static BigInteger Scale(double magnitude, long power)
    {
        if (TryScaleFast(magnitude, power, out UInt128 fast)) return (BigInteger)fast;
        Decompose(magnitude, out ulong mantissa, out int exponent);
        BigInteger numerator = mantissa;
        BigInteger denominator = BigInteger.One;
        if (power >= 0) numerator *= BigInteger.Pow(5, (int)power);
        else denominator = BigInteger.Pow(5, (int)-power);
        long shift = exponent + power;
        if (shift >= 0) numerator <<= (int)shift;
        else denominator <<= (int)-shift;
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int order = (rest << 1).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static UInt128 PowerOfFive(int power)
    {
        ulong result = 1;
        for (int i = 0; i < power; i++) result *= 5;
        return result;
    }

    private static bool IsPowerOfTen(string digits) => digits[0] == '1' && digits.AsSpan(1).TrimStart('0').IsEmpty;

    private static DecimalDigits Trimmed(string digits, int point) => new(digits.TrimEnd('0'), point);

    private static DecimalDigits FromShortText(ReadOnlySpan<char> text)
    {
        int exponent = 0;
        int mark = text.IndexOf('E');
        if (mark >= 0)
        {
            exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }
        int dot = text.IndexOf('.');
        Span<char> digits = stackalloc char[32];
        int point = dot < 0 ? text.Length : dot;
        text[..point].CopyTo(digits);
        int length = point;
        if (dot >= 0)
        {
            text[(dot + 1)..].CopyTo(digits[point..]);
            length = text.Length - 1;
        }
        int lead = 0;
        while (lead < length - 1 && digits[lead] == '0') lead++;
        int end = length;
        while (end > lead + 1 && digits[end - 1] == '0') end--;
        return new DecimalDigits(new string(digits[lead..end]), point - lead + exponent);
    }
}
