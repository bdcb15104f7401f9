using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Exponential, logarithms and square root, correctly rounded to the nearest.</summary>
internal sealed partial class DecimalContext
{
    private const double BitsPerDigit = 3.3219280948873626;

    internal BigDecimal Exp(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsInfinite) return a.IsNegative ? BigDecimal.Zero : a;
        if (a.IsZero) return BigDecimal.One;
        long adjusted = a.AdjustedExponent;
        if (!a.IsNegative && adjusted > DigitsIn((Emax + 1) * 3)) return NearestEven(new BigDecimal(false, 1, Emax + 1));
        if (a.IsNegative && adjusted > DigitsIn((1 - Etiny) * 3)) return NearestEven(new BigDecimal(false, 1, Etiny - 1));
        if (!a.IsNegative && adjusted < -Precision) return NearestEven(new BigDecimal(false, PowersOfTen.Get(Precision) + 1, -Precision));
        if (a.IsNegative && adjusted < -Precision - 1)
        {
            return NearestEven(new BigDecimal(false, PowersOfTen.Get(Precision + 1) - 1, -Precision - 1));
        }
        BigDecimal x = a;
        return NearestEven(Unambiguous(digits => ExpTo(x, digits)));
    }

    private static int DigitsIn(long number) => (int)PowersOfTen.DigitsOf(number);

    internal BigDecimal Ln(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsZero) return BigDecimal.Infinity(true);
        if (a.IsNegative) return Invalid();
        if (a.IsInfinite) return a;
        if (CompareNumbers(a, BigDecimal.One) == 0) return BigDecimal.Zero;
        BigDecimal x = a;
        return NearestEven(Unambiguous(digits => LogTo(x, digits)));
    }

    internal BigDecimal Log10(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsZero) return BigDecimal.Infinity(true);
        if (a.IsNegative) return Invalid();
        if (a.IsInfinite) return a;
        if (a.TrailingZeros() == a.Digits - 1 && a.Coefficient == PowersOfTen.Get(a.Digits - 1))
        {
            return NearestEven(BigDecimal.From(a.AdjustedExponent));
        }
        BigDecimal x = a;
        return NearestEven(Unambiguous(digits => Log10To(x, digits)));
    }

    internal BigDecimal SquareRoot(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        long ideal = a.Exponent >> 1;
        if (a.IsZero) return Finalize(new BigDecimal(a.IsNegative, UInt128.Zero, ideal));
        if (a.IsNegative) return Invalid();
        if (a.IsInfinite) return a;
        // The root of an even power of ten times an integer of twice the wanted digits, and two for the rounding.
        bool hasToBeExact = Precision > PowersOfTen.MostDigits;
        long shift = (2 * ((hasToBeExact ? a.Digits : Precision) + 2)) - a.Digits;
        if (shift < 0) shift = 0;
        if (((a.Exponent - shift) & 1) != 0) shift++;
        BigInteger radicand = a.Coefficient * PowersOfTen.Get(shift);
        BigInteger root = IntegerRoots.Floor(radicand);
        long exponent = (a.Exponent - shift) / 2;
        if (root * root != radicand) return hasToBeExact ? throw Errors.MemoryError() : NearestEven(new BigDecimal(false, (root * 10) + 1, exponent - 1));
        return NearestEven(new BigDecimal(false, root, exponent).WithoutTrailingZeros(ideal));
    }

    // These functions round to the nearest whatever the context says.
    private BigDecimal NearestEven(in BigDecimal result)
    {
        RoundingMode kept = Rounding;
        Rounding = RoundingMode.HalfEven;
        BigDecimal rounded = Finalize(result);
        Rounding = kept;
        return rounded;
    }

    // More and more digits, until an error of two units in the last can't change the rounding.
    private BigDecimal Unambiguous(Func<long, BigDecimal> approximate)
    {
        if (Precision > PowersOfTen.MostDigits) throw Errors.MemoryError();
        for (long extra = 6; ; extra *= 2)
        {
            BigDecimal result = approximate(Precision + extra);
            BigInteger unit = PowersOfTen.Get(result.Digits - Precision);
            BigInteger tail = result.Coefficient % unit, half = unit / 2;
            if (tail > 2 && unit - tail > 2 && BigInteger.Abs(tail - half) > 2) return result;
        }
    }

    private static int BitsFor(long digits) => (int)(digits * BitsPerDigit) + 32;

    private static BigDecimal ExpTo(in BigDecimal x, long digits)
    {
        int bits = BitsFor(digits) + (int)(Math.Max(0, x.AdjustedExponent + 1) * 2 * BitsPerDigit);
        BinaryFixedPoint fixedPoint = new(bits);
        BigInteger scaled = ToFixed(x, bits);
        if (x.IsNegative) scaled = -scaled;
        BigInteger log10 = fixedPoint.Log10();
        BigInteger power = BigInteger.DivRem(scaled, log10, out BigInteger rest);
        if (rest.Sign < 0)
        {
            rest += log10;
            power -= 1;
        }
        return FromFixed(fixedPoint.Exp(rest), bits, digits, (long)power);
    }

    private static BigDecimal LogTo(in BigDecimal x, long digits)
    {
        BigInteger value = LogFixed(x, digits, out int bits, out _);
        return FromFixed(value, bits, digits, 0);
    }

    private static BigDecimal Log10To(in BigDecimal x, long digits)
    {
        BigInteger value = LogFixed(x, digits, out int bits, out BigInteger log10);
        return FromFixed((value << bits) / log10, bits, digits, 0);
    }

    // ln x = ln m + k ln 10 with m around one; more bits where m is so close to one that the logarithm is small.
    private static BigInteger LogFixed(in BigDecimal x, long digits, out int bits, out BigInteger log10)
    {
        long exponent = x.AdjustedExponent;
        BigDecimal mantissa = new(false, x.Coefficient, x.Exponent - exponent);
        if (mantissa.Coefficient > 3 * PowersOfTen.Get(-mantissa.Exponent))
        {
            exponent++;
            mantissa = new(false, mantissa.Coefficient, mantissa.Exponent - 1);
        }
        bits = BitsFor(digits) + 64;
        if (exponent == 0) bits += (int)(-Math.Min(0, DistanceFromOne(mantissa)) * BitsPerDigit);
        BinaryFixedPoint fixedPoint = new(bits);
        log10 = fixedPoint.Log10();
        return fixedPoint.Log(ToFixed(mantissa, bits)) + (exponent * log10);
    }

    // The exponent of the leading digit of |m - 1|.
    private static long DistanceFromOne(in BigDecimal mantissa)
    {
        BigInteger difference = BigInteger.Abs(mantissa.Coefficient - PowersOfTen.Get(-mantissa.Exponent));
        return PowersOfTen.DigitsOf(difference) - 1 + mantissa.Exponent;
    }

    private static BigInteger ToFixed(in BigDecimal x, int bits) => x.Exponent >= 0
        ? (x.Coefficient * PowersOfTen.Get(x.Exponent)) << bits
        : (x.Coefficient << bits) / PowersOfTen.Get(-x.Exponent);

    // The first digits of a fixed-point number.
    private static BigDecimal FromFixed(BigInteger value, int bits, long digits, long power)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long integerDigits = (long)((magnitude.GetBitLength() - bits) / BitsPerDigit);
        long scale = digits - integerDigits;
        BigInteger coefficient = scale >= 0
            ? (magnitude * PowersOfTen.Get(scale)) >> bits
            : (magnitude / PowersOfTen.Get(-scale)) >> bits;
        return new(value.Sign < 0, coefficient, power - scale);
    }
}
