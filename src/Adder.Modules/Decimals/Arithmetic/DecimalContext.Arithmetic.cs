using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Sum, difference, product, fused multiply-add.</summary>
internal sealed partial class DecimalContext
{
    internal BigDecimal Plus(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsZero && Rounding != RoundingMode.Floor) return Finalize(a.Abs());
        return Finalize(a);
    }

    internal BigDecimal Minus(in BigDecimal a)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsZero && Rounding != RoundingMode.Floor) return Finalize(a.Abs());
        return Finalize(a.Negated());
    }

    internal BigDecimal Abs(in BigDecimal a) => a.IsNegative && !a.IsNaN ? Minus(a) : Plus(a);

    internal BigDecimal Add(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsFinite && b.IsFinite) return Finalize(TrySmallSum(a, b, a.IsNegative, b.IsNegative, out BigDecimal sum) ? sum : Sum(a, b));
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        if (a.IsInfinite && b.IsInfinite && a.IsNegative != b.IsNegative) return Invalid();
        return a.IsInfinite ? a : b;
    }

    internal BigDecimal Subtract(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsFinite && b.IsFinite && TrySmallSum(a, b, a.IsNegative, !b.IsNegative, out BigDecimal sum)) return Finalize(sum);
        return Add(a, b.IsNaN ? b : b.Negated());
    }

    internal BigDecimal Multiply(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        bool isNegative = a.IsNegative != b.IsNegative;
        if (a.IsInfinite || b.IsInfinite)
        {
            return a.IsZero || b.IsZero ? Invalid() : BigDecimal.Infinity(isNegative);
        }
        return Finalize(BigDecimal.Product(isNegative, a, b, a.Exponent + b.Exponent));
    }

    internal BigDecimal FusedMultiplyAdd(in BigDecimal a, in BigDecimal b, in BigDecimal c)
    {
        // libmpdec multiplies first, so an invalid product counts even where the third operand is a NaN.
        if ((a.IsInfinite && b.IsZero) || (a.IsZero && b.IsInfinite)) return Invalid();
        if (IsNaN(a, b, c, out BigDecimal nan)) return nan;
        bool isNegative = a.IsNegative != b.IsNegative;
        if (a.IsInfinite || b.IsInfinite)
        {
            return c.IsInfinite && c.IsNegative != isNegative ? Invalid() : BigDecimal.Infinity(isNegative);
        }
        if (c.IsInfinite) return c;
        return Finalize(Sum(BigDecimal.Product(isNegative, a, b, a.Exponent + b.Exponent), c));
    }

    // The exact sum of finite numbers; where their exponents are far apart, one that rounds alike.
    private BigDecimal Sum(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsZero || b.IsZero) return SumWithZero(a, b);
        bool aIsHigher = a.Exponent >= b.Exponent;
        BigDecimal high = aIsHigher ? a : b, low = aIsHigher ? b : a;
        low = Stand(high, low);
        long exponent = Math.Min(high.Exponent, low.Exponent);
        BigInteger sum = high.ScaledTo(exponent).Signed + low.ScaledTo(exponent).Signed;
        bool isNegative = sum.IsZero ? SignOfZero(a, b) : sum.Sign < 0;
        return new(isNegative, BigInteger.Abs(sum), exponent);
    }

    // The exact sum of finite numbers that are not zero, if both are below 2^127 when they have the same exponent.
    private bool TrySmallSum(in BigDecimal a, in BigDecimal b, bool aIsNegative, bool bIsNegative, out BigDecimal sum)
    {
        UInt128 left = a.Small, right = b.Small;
        long distance = a.Exponent - b.Exponent;
        if (a.HasZeroCoefficient || b.HasZeroCoefficient || !a.IsSmall || !b.IsSmall
            || !(distance > 0 ? TryScale(ref left, distance) : TryScale(ref right, -distance)) || (left | right) >> 127 != 0)
        {
            sum = default;
            return false;
        }
        long exponent = distance > 0 ? b.Exponent : a.Exponent;
        if (aIsNegative == bIsNegative) sum = new(aIsNegative, left + right, exponent);
        else if (left == right) sum = new(Rounding == RoundingMode.Floor, UInt128.Zero, exponent);
        else sum = left > right ? new(aIsNegative, left - right, exponent) : new(bIsNegative, right - left, exponent);
        return true;
    }

    private static bool TryScale(ref UInt128 coefficient, long zeros)
    {
        if (zeros == 0) return true;
        if (zeros > PowersOfTen.SmallDigits || PowersOfTen.DigitsOf(coefficient) + zeros > PowersOfTen.SmallDigits) return false;
        coefficient *= PowersOfTen.Small((int)zeros);
        return true;
    }

    // A number far below the last digit that counts only shows in the rounding: a one stands for it.
    private BigDecimal Stand(in BigDecimal high, in BigDecimal low)
    {
        long highDigits = high.Digits, lowest = high.Exponent + Math.Min(0, highDigits - Precision - 2);
        if (low.Exponent + low.Digits - 1 >= lowest - 1 || low.Exponent >= lowest - 1) return low;
        return new(low.IsNegative, BigInteger.One, lowest - 1);
    }

    private BigDecimal SumWithZero(in BigDecimal a, in BigDecimal b)
    {
        long exponent = Math.Min(a.Exponent, b.Exponent);
        if (a.IsZero && b.IsZero) return new(SignOfZero(a, b), UInt128.Zero, exponent);
        BigDecimal number = a.IsZero ? b : a;
        return exponent == number.Exponent ? number : Padded(number, exponent);
    }

    private bool SignOfZero(in BigDecimal a, in BigDecimal b) =>
        a.IsNegative == b.IsNegative ? a.IsNegative : Rounding == RoundingMode.Floor;
}
