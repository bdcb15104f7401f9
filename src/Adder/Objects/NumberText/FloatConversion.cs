using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>Exact ways between integers and doubles.</summary>
internal static class FloatConversion
{
    private const int MantissaBits = 53;
    private const int MinExponent = -1074;
    private const int MaxBitLength = 1024;

    /// <summary>Round to nearest, ties to even. False when the value is too large for a double.</summary>
    internal static bool TryFromInteger(BigInteger value, out double result)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long length = magnitude.GetBitLength();
        bool fits;
        if (length <= 64) fits = TryCompose((ulong)magnitude, false, 0, out result);
        else if (length > MaxBitLength) fits = Fail(out result);
        else
        {
            int shift = (int)length - 64;
            bool sticky = BigInteger.TrailingZeroCount(magnitude) < shift;
            fits = TryCompose((ulong)(magnitude >> shift), sticky, shift, out result);
        }
        if (value.Sign < 0) result = -result;
        return fits;
    }

    /// <summary>bits × 2^exponent, plus a little when <paramref name="sticky"/>, correctly rounded. False on overflow.</summary>
    internal static bool TryCompose(ulong bits, bool sticky, long exponent, out double result)
    {
        result = 0;
        if (bits == 0) return true;
        int length = 64 - BitOperations.LeadingZeroCount(bits);
        if (length + exponent > MaxBitLength) return Fail(out result);
        if (length + exponent < MinExponent) return true;
        long drop = Math.Max(length - MantissaBits, MinExponent - exponent);
        if (drop > 0)
        {
            UInt128 half = UInt128.One << (int)(drop - 1);
            UInt128 rest = bits & ((half << 1) - 1);
            bits = drop >= 64 ? 0 : bits >> (int)drop;
            exponent += drop;
            if (rest > half || (rest == half && (sticky || (bits & 1) != 0))) bits++;
        }
        result = Math.ScaleB(bits, (int)exponent);
        return !double.IsInfinity(result);
    }

    /// <summary>Numerator and denominator in lowest terms of a finite double.</summary>
    internal static (BigInteger Numerator, BigInteger Denominator) IntegerRatio(double value)
    {
        if (value == 0) return (BigInteger.Zero, BigInteger.One);
        DecimalDigits.Decompose(Math.Abs(value), out ulong mantissa, out int exponent);
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        BigInteger numerator = mantissa >> zeros;
        exponent += zeros;
        if (value < 0) numerator = -numerator;
        return exponent >= 0
            ? (numerator << exponent, BigInteger.One)
            : (numerator, BigInteger.One << -exponent);
    }

    /// <summary>The true quotient a / b, correctly rounded; b is not zero. False when it is too large. (long_true_divide)</summary>
    internal static bool TryDivide(BigInteger a, BigInteger b, out double result)
    {
        result = 0;
        if (a.IsZero)
        {
            if (b.Sign < 0) result = -0.0;
            return true;
        }
        bool negative = (a.Sign < 0) != (b.Sign < 0);
        BigInteger numerator = BigInteger.Abs(a);
        BigInteger denominator = BigInteger.Abs(b);
        long difference = numerator.GetBitLength() - denominator.GetBitLength();
        if (difference > MaxBitLength) return Fail(out result);
        if (difference < MinExponent - 1)
        {
            if (negative) result = -0.0;
            return true;
        }
        int shift = (int)(62 - difference);
        if (shift >= 0) numerator <<= shift;
        else denominator <<= -shift;
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        bool fits = TryCompose((ulong)quotient, !rest.IsZero, -shift, out result);
        if (negative) result = -result;
        return fits;
    }

    private static bool Fail(out double result)
    {
        result = double.PositiveInfinity;
        return false;
    }
}
