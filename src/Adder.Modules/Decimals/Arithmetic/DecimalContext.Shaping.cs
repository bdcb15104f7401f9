using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Operations on the representation: quantize, reduce, integral values, shifts of digits and exponents.</summary>
internal sealed partial class DecimalContext
{
    internal BigDecimal Quantize(in BigDecimal a, in BigDecimal pattern)
    {
        if (IsNaN(a, pattern, out BigDecimal nan)) return nan;
        if (a.IsInfinite || pattern.IsInfinite) return a.IsInfinite && pattern.IsInfinite ? a : Invalid();
        return Rescale(a, pattern.Exponent);
    }

    private BigDecimal Rescale(in BigDecimal a, long exponent)
    {
        if (exponent > Emax || exponent < Etiny) return Invalid();
        if (a.IsZero) return Finalize(new BigDecimal(a.IsNegative, UInt128.Zero, exponent));
        long shift = a.Exponent - exponent;
        if (a.Digits + shift > Precision) return Invalid();
        Conditions before = Status;
        BigDecimal result = shift >= 0 ? a.ScaledTo(exponent) : RoundOff(a, -shift);
        if (result.Digits <= Precision && result.AdjustedExponent <= Emax) return Finalize(result);
        Status = before;
        return Invalid();
    }

    /// <summary>Rounded to this exponent, without regard to the context's limits: for formatting and round().</summary>
    internal BigDecimal RescaleFreely(in BigDecimal a, long exponent)
    {
        if (a.IsSpecial) return a;
        if (a.HasZeroCoefficient) return new(a.IsNegative, UInt128.Zero, exponent);
        return a.Exponent >= exponent ? a.ScaledTo(exponent) : RoundOff(a, exponent - a.Exponent);
    }

    internal BigDecimal Reduce(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        BigDecimal result = Finalize(a);
        if (result.IsSpecial) return result;
        if (result.IsZero) return new(result.IsNegative, UInt128.Zero, 0);
        return result.WithoutTrailingZeros(Clamp ? Etop : Emax);
    }

    internal BigDecimal ToIntegralExact(in BigDecimal a) => ToIntegral(a, Rounding, keepStatus: true);

    internal BigDecimal ToIntegral(in BigDecimal a, RoundingMode rounding) => ToIntegral(a, rounding, keepStatus: false);

    private BigDecimal ToIntegral(in BigDecimal a, RoundingMode rounding, bool keepStatus)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsInfinite || a.Exponent >= 0) return a;
        if (a.IsZero) return new(a.IsNegative, UInt128.Zero, 0);
        RoundingMode kept = Rounding;
        Conditions before = Status;
        Rounding = rounding;
        BigDecimal result = RoundOff(a, -a.Exponent);
        Rounding = kept;
        if (!keepStatus) Status = before;
        return result;
    }

    internal BigDecimal LogB(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsInfinite) return BigDecimal.Infinity(false);
        if (!a.IsZero) return Finalize(BigDecimal.From(a.AdjustedExponent));
        Status |= Conditions.DivisionByZero;
        return BigDecimal.Infinity(true);
    }

    internal BigDecimal ScaleB(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        BigInteger limit = 2 * ((BigInteger)Emax + Precision);
        if (b.IsInfinite || b.Exponent != 0 || b.Coefficient > limit) return Invalid();
        if (a.IsInfinite) return a;
        BigInteger exponent = a.Exponent + b.Signed;
        long limited = (long)BigInteger.Max(BigInteger.Min(exponent, 2 * MaxExponent), 2 * MinTinyExponent);
        return Finalize(new BigDecimal(a.IsNegative, a.Coefficient, limited));
    }

    internal BigDecimal Shift(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        if (!DigitCount(b, out int count)) return Invalid();
        if (a.IsInfinite) return a;
        BigInteger coefficient = count >= 0
            ? Fitting(a.Coefficient * PowersOfTen.Get(count))
            : Fitting(a.Coefficient) / PowersOfTen.Get(-count);
        return new(a.IsNegative, coefficient, a.Exponent);
    }

    internal BigDecimal Rotate(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        if (!DigitCount(b, out int count)) return Invalid();
        if (a.IsInfinite) return a;
        long left = count >= 0 ? count : Precision + count;
        BigInteger high = BigInteger.DivRem(Fitting(a.Coefficient), PowersOfTen.Get(Precision - left), out BigInteger low);
        return new(a.IsNegative, (low * PowersOfTen.Get(left)) + high, a.Exponent);
    }

    // An integer of at most the precision's size.
    private bool DigitCount(in BigDecimal b, out int count)
    {
        count = 0;
        if (b.IsInfinite || b.Exponent != 0 || b.Coefficient > Precision) return false;
        count = (int)b.Signed;
        return true;
    }

    private BigInteger Fitting(BigInteger coefficient) =>
        PowersOfTen.DigitsOf(coefficient) > Precision ? coefficient % PowersOfTen.Get(Precision) : coefficient;

    internal BigDecimal LogicalAnd(in BigDecimal a, in BigDecimal b) => Logical(a, b, static (x, y) => x & y);

    internal BigDecimal LogicalOr(in BigDecimal a, in BigDecimal b) => Logical(a, b, static (x, y) => x | y);

    internal BigDecimal LogicalXor(in BigDecimal a, in BigDecimal b) => Logical(a, b, static (x, y) => x ^ y);

    internal BigDecimal LogicalInvert(in BigDecimal a) =>
        Logical(a, new BigDecimal(false, (PowersOfTen.Get(Precision) - 1) / 9, 0), static (x, y) => x ^ y);

    private BigDecimal Logical(in BigDecimal a, in BigDecimal b, Func<int, int, int> combine)
    {
        if (!IsLogical(a) || !IsLogical(b)) return Invalid();
        string left = a.Coefficient.ToString(), right = b.Coefficient.ToString();
        int width = (int)Math.Min(Math.Max(left.Length, right.Length), Precision);
        char[] digits = new char[width];
        for (int i = 0; i < width; i++)
        {
            int x = i < left.Length ? left[left.Length - 1 - i] - '0' : 0, y = i < right.Length ? right[right.Length - 1 - i] - '0' : 0;
            digits[width - 1 - i] = (char)('0' + combine(x, y));
        }
        return new(false, BigInteger.Parse(digits), 0);
    }

    private static bool IsLogical(in BigDecimal a) =>
        a.IsFinite && !a.IsNegative && a.Exponent == 0 && a.Coefficient.ToString().AsSpan().IndexOfAnyExcept('0', '1') < 0;

    internal bool IsNormal(in BigDecimal a) => a.IsFinite && !a.IsZero && a.AdjustedExponent >= Emin;

    internal bool IsSubnormal(in BigDecimal a) => a.IsFinite && !a.IsZero && a.AdjustedExponent < Emin;

    internal string ClassOf(in BigDecimal a)
    {
        switch (a.Special)
        {
            case Special.SignalingNaN: return "sNaN";
            case Special.QuietNaN: return "NaN";
            case Special.Infinity: return a.IsNegative ? "-Infinity" : "+Infinity";
        }
        string kind = a.IsZero ? "Zero" : IsSubnormal(a) ? "Subnormal" : "Normal";
        return (a.IsNegative ? "-" : "+") + kind;
    }
}
