using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Rounding to the precision, and what becomes of exponents beyond the limits. (mpd_qfinalize)</summary>
internal sealed partial class DecimalContext
{
    internal BigDecimal Finalize(in BigDecimal number)
    {
        if (number.IsNaN) return number.Special == Special.QuietNaN ? Quiet(number) : number;
        if (number.IsInfinite) return number;
        long digits = number.Digits, adjusted = number.Exponent + digits - 1;
        if (Clamp || adjusted > Emax || adjusted < Emin) return FinalizeAtLimits(number, digits);
        if (digits <= Precision) return number;
        if (!number.IsSmall) return FinalizeAtLimits(number, digits);
        long count = digits - Precision;
        UInt128 coefficient = Shorten(number.Small, count, number.IsNegative, out bool inexact);
        if (coefficient >= PowersOfTen.Small((int)Precision)) return FinalizeAtLimits(number, digits);
        Status |= inexact ? Conditions.Rounded | Conditions.Inexact : Conditions.Rounded;
        return new(number.IsNegative, coefficient, number.Exponent + count);
    }

    private BigDecimal FinalizeAtLimits(in BigDecimal number, long digits)
    {
        BigDecimal result = number;
        if (digits > Precision && result.Exponent + digits - 1 >= Emin)
        {
            result = RoundOff(result, digits - Precision);
            digits = result.Digits;
            if (digits > Precision)
            {
                // A carry out of nines.
                result = result.WithoutTrailingZeros(result.Exponent + 1);
                digits--;
            }
        }
        return LimitExponent(result, digits);
    }

    // Drops the last digits, rounding.
    private BigDecimal RoundOff(in BigDecimal number, long count)
    {
        Status |= Conditions.Rounded;
        bool inexact;
        BigDecimal result = number.IsSmall
            ? new(number.IsNegative, Shorten(number.Small, count, number.IsNegative, out inexact), number.Exponent + count)
            : new(number.IsNegative, Shorten(number.Coefficient, count, number.IsNegative, out inexact), number.Exponent + count);
        if (inexact) Status |= Conditions.Inexact;
        return result;
    }

    /// <summary>The coefficient without its last digits, rounded; one more digit may come of it.</summary>
    private BigInteger Shorten(BigInteger coefficient, long count, bool isNegative, out bool inexact)
    {
        if (count > PowersOfTen.DigitsOf(coefficient) + 1)
        {
            // Nothing is left but the fact that there was something.
            inexact = !coefficient.IsZero;
            return inexact && RoundsAway(0, -1, isNegative) ? BigInteger.One : BigInteger.Zero;
        }
        BigInteger unit = PowersOfTen.Get(count);
        BigInteger quotient = BigInteger.DivRem(coefficient, unit, out BigInteger remainder);
        inexact = !remainder.IsZero;
        if (inexact && RoundsAway((int)(quotient % 10), (remainder * 2).CompareTo(unit), isNegative)) quotient += 1;
        return quotient;
    }

    private UInt128 Shorten(UInt128 coefficient, long count, bool isNegative, out bool inexact)
    {
        if (count > PowersOfTen.SmallDigits)
        {
            inexact = coefficient != 0;
            return inexact && RoundsAway(0, -1, isNegative) ? UInt128.One : UInt128.Zero;
        }
        UInt128 unit = PowersOfTen.Small((int)count);
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(coefficient, unit);
        inexact = remainder != 0;
        if (!inexact) return quotient;
        // Which digit it is, and not only whether it is even, counts in one mode.
        int last = Rounding == RoundingMode.Up05 ? (int)(quotient % 10) : (int)((ulong)quotient & 1);
        if (RoundsAway(last, remainder.CompareTo(unit >> 1), isNegative)) quotient += 1;
        return quotient;
    }

    /// <summary>Whether something nonzero was cut off that makes the last digit go up; half is its comparison with one half.</summary>
    private bool RoundsAway(int lastDigit, int half, bool isNegative) => Rounding switch
    {
        RoundingMode.Up => true,
        RoundingMode.Down => false,
        RoundingMode.Ceiling => !isNegative,
        RoundingMode.Floor => isNegative,
        RoundingMode.HalfUp => half >= 0,
        RoundingMode.HalfDown => half > 0,
        RoundingMode.HalfEven => half > 0 || (half == 0 && (lastDigit & 1) != 0),
        _ => lastDigit is 0 or 5,
    };

    // _mpd_check_exp
    private BigDecimal LimitExponent(in BigDecimal number, long digits)
    {
        long adjusted = number.Exponent + digits - 1;
        if (adjusted > Emax) return number.HasZeroCoefficient ? ClampedZero(number, Clamp ? Etop : Emax) : Overflowed(number.IsNegative);
        if (Clamp && number.Exponent > Etop)
        {
            Status |= Conditions.Clamped;
            if (number.HasZeroCoefficient) return new(number.IsNegative, UInt128.Zero, Etop);
            if (adjusted < Emin) Status |= Conditions.Subnormal;
            return number.ScaledTo(Etop);
        }
        if (adjusted >= Emin) return number;
        if (number.HasZeroCoefficient) return number.Exponent < Etiny ? ClampedZero(number, Etiny) : number;
        Status |= Conditions.Subnormal;
        if (number.Exponent >= Etiny) return number;
        return RoundOffSubnormal(number);
    }

    private BigDecimal RoundOffSubnormal(in BigDecimal number)
    {
        BigInteger quotient = Shorten(number.Coefficient, Etiny - number.Exponent, number.IsNegative, out bool inexact);
        Status |= Conditions.Rounded;
        if (inexact) Status |= Conditions.Inexact | Conditions.Underflow;
        if (quotient.IsZero) Status |= Conditions.Clamped;
        return new(number.IsNegative, quotient, Etiny);
    }

    private BigDecimal ClampedZero(in BigDecimal number, long exponent)
    {
        Status |= Conditions.Clamped;
        return new(number.IsNegative, UInt128.Zero, exponent);
    }

    private BigDecimal Overflowed(bool isNegative)
    {
        Status |= Conditions.Overflow | Conditions.Inexact | Conditions.Rounded;
        bool infinite = Rounding switch
        {
            RoundingMode.Down or RoundingMode.Up05 => false,
            RoundingMode.Ceiling => !isNegative,
            RoundingMode.Floor => isNegative,
            _ => true,
        };
        return infinite ? BigDecimal.Infinity(isNegative) : new(isNegative, PowersOfTen.Get(Precision) - 1, Etop);
    }
}
