using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Quotients and remainders.</summary>
internal sealed partial class DecimalContext
{
    // What leaves SmallQuotient room for steps of several digits, and for up to three digits more than the precision.
    private const int MostDivisorDigits = 33, MostQuotientDigits = PowersOfTen.SmallDigits - 3;

    internal BigDecimal Divide(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        bool isNegative = a.IsNegative != b.IsNegative;
        if (a.IsInfinite) return b.IsInfinite ? Invalid() : BigDecimal.Infinity(isNegative);
        if (b.IsInfinite)
        {
            Status |= Conditions.Clamped;
            return new(isNegative, UInt128.Zero, Etiny);
        }
        if (b.IsZero)
        {
            if (a.IsZero) return Invalid(Conditions.DivisionUndefined);
            Status |= Conditions.DivisionByZero;
            return BigDecimal.Infinity(isNegative);
        }
        return a.IsZero
            ? Finalize(new BigDecimal(isNegative, UInt128.Zero, a.Exponent - b.Exponent))
            : Finalize(Quotient(a, b, isNegative));
    }

    // One digit more than the precision, sticky where the division goes on; exact ones as near to the ideal exponent as may be.
    private BigDecimal Quotient(in BigDecimal a, in BigDecimal b, bool isNegative)
    {
        if (a.IsSmall && b.IsSmall && b.Digits < MostDivisorDigits && Precision <= MostQuotientDigits) return SmallQuotient(a, b, isNegative);
        long ideal = a.Exponent - b.Exponent;
        // As mpd_qdiv, which fails then if there are more digits than an exact quotient can have.
        bool hasToBeExact = Precision > PowersOfTen.MostDigits;
        long shift = b.Digits - a.Digits + (hasToBeExact ? a.Digits + (4 * b.Digits) : Precision) + 1;
        BigInteger dividend = a.Coefficient, divisor = b.Coefficient;
        if (shift > 0) dividend *= PowersOfTen.Get(shift);
        else if (shift < 0) divisor *= PowersOfTen.Get(-shift);
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        long exponent = ideal - shift;
        if (!remainder.IsZero) return hasToBeExact ? throw Errors.MemoryError() : new(isNegative, quotient * 10 + 1, exponent - 1);
        return new BigDecimal(isNegative, quotient, exponent).WithoutTrailingZeros(ideal);
    }

    // The same by 128 bits: the dividend gets its zeros in as many steps as it takes.
    private BigDecimal SmallQuotient(in BigDecimal a, in BigDecimal b, bool isNegative)
    {
        long ideal = a.Exponent - b.Exponent;
        int digits = PowersOfTen.DigitsOf(b.Small);
        long shift = digits - PowersOfTen.DigitsOf(a.Small) + Precision + 1;
        long exponent = ideal - shift;
        UInt128 divisor = b.Small;
        if (shift < 0) divisor *= PowersOfTen.Small((int)-shift);
        (UInt128 quotient, UInt128 rest) = UInt128.DivRem(a.Small, divisor);
        while (shift > 0)
        {
            int step = (int)Math.Min(shift, PowersOfTen.SmallDigits - digits);
            UInt128 power = PowersOfTen.Small(step);
            (UInt128 next, rest) = UInt128.DivRem(rest * power, divisor);
            quotient = (quotient * power) + next;
            shift -= step;
        }
        if (rest != 0) return new(isNegative, (quotient * 10) + 1, exponent - 1);
        return new BigDecimal(isNegative, quotient, exponent).WithoutTrailingZeros(ideal);
    }

    internal BigDecimal DivideInteger(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        bool isNegative = a.IsNegative != b.IsNegative;
        if (a.IsInfinite) return b.IsInfinite ? Invalid() : BigDecimal.Infinity(isNegative);
        if (b.IsInfinite) return new(isNegative, UInt128.Zero, 0);
        if (b.IsZero)
        {
            if (a.IsZero) return Invalid(Conditions.DivisionUndefined);
            Status |= Conditions.DivisionByZero;
            return BigDecimal.Infinity(isNegative);
        }
        Conditions before = Status;
        bool possible = IntegerQuotient(a, b, out BigDecimal quotient, out _);
        Status = before; // the remainder's padding does not count
        return possible ? Finalize(quotient) : Invalid(Conditions.DivisionImpossible);
    }

    internal BigDecimal Remainder(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        if (a.IsInfinite) return Invalid();
        if (b.IsInfinite) return Finalize(a);
        if (b.IsZero) return Invalid(a.IsZero ? Conditions.DivisionUndefined : Conditions.InvalidOperation);
        return IntegerQuotient(a, b, out _, out BigDecimal remainder) ? Finalize(remainder) : Invalid(Conditions.DivisionImpossible);
    }

    internal (BigDecimal Quotient, BigDecimal Remainder) DivMod(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return (nan, nan);
        bool isNegative = a.IsNegative != b.IsNegative;
        if (a.IsInfinite)
        {
            BigDecimal quotientOfInfinity = b.IsInfinite ? Invalid() : BigDecimal.Infinity(isNegative);
            return (quotientOfInfinity, Invalid());
        }
        if (b.IsInfinite) return (new BigDecimal(isNegative, UInt128.Zero, 0), Finalize(a));
        if (b.IsZero)
        {
            if (a.IsZero)
            {
                BigDecimal undefined = Invalid(Conditions.DivisionUndefined);
                return (undefined, undefined);
            }
            Status |= Conditions.DivisionByZero | Conditions.InvalidOperation;
            return (BigDecimal.Infinity(isNegative), BigDecimal.NaN);
        }
        if (IntegerQuotient(a, b, out BigDecimal quotient, out BigDecimal remainder)) return (Finalize(quotient), Finalize(remainder));
        BigDecimal impossible = Invalid(Conditions.DivisionImpossible);
        return (impossible, impossible);
    }

    // The truncated quotient, which has to fit the precision, and what is left. (_mpd_qdivmod)
    private bool IntegerQuotient(in BigDecimal a, in BigDecimal b, out BigDecimal quotient, out BigDecimal remainder)
    {
        bool isNegative = a.IsNegative != b.IsNegative;
        long ideal = Math.Min(a.Exponent, b.Exponent);
        quotient = new(isNegative, UInt128.Zero, 0);
        if (a.IsZero)
        {
            remainder = new(a.IsNegative, UInt128.Zero, ideal);
            return true;
        }
        remainder = a;
        long distance = a.AdjustedExponent - b.AdjustedExponent;
        if (distance < 0)
        {
            // Padded to the smaller exponent, as far as the precision allows.
            if (a.Exponent > b.Exponent) remainder = Padded(a, ideal);
            return true;
        }
        if (distance > Precision) return false;
        BigDecimal dividend = a.ScaledTo(ideal), divisor = b.ScaledTo(ideal);
        if (dividend.IsSmall && divisor.IsSmall)
        {
            (UInt128 smallWhole, UInt128 smallRest) = UInt128.DivRem(dividend.Small, divisor.Small);
            quotient = new(isNegative, smallWhole, 0);
            remainder = new(a.IsNegative, smallRest, ideal);
            return PowersOfTen.DigitsOf(smallWhole) <= Precision;
        }
        BigInteger whole = BigInteger.DivRem(dividend.Coefficient, divisor.Coefficient, out BigInteger rest);
        if (PowersOfTen.DigitsOf(whole) > Precision) return false;
        quotient = new(isNegative, whole, 0);
        remainder = new(a.IsNegative, rest, ideal);
        return true;
    }

    // With zeros down to the exponent; the same as rounding them off again where they are more than the precision.
    private BigDecimal Padded(in BigDecimal number, long exponent)
    {
        long least = Math.Max(exponent, number.Exponent - Math.Max(0, Precision - number.Digits));
        if (least > exponent) Status |= Conditions.Rounded;
        return number.ScaledTo(least);
    }

    internal BigDecimal RemainderNear(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        if (a.IsInfinite) return Invalid();
        if (b.IsInfinite) return Finalize(a);
        if (b.IsZero) return Invalid(a.IsZero ? Conditions.DivisionUndefined : Conditions.InvalidOperation);
        if (!IntegerQuotient(a, b, out BigDecimal quotient, out BigDecimal remainder)) return Invalid(Conditions.DivisionImpossible);
        if (remainder.IsZero) return Finalize(remainder);
        long exponent = Math.Min(remainder.Exponent, b.Exponent);
        if (b.AdjustedExponent - remainder.AdjustedExponent > 2) return Finalize(remainder);
        BigInteger rest = remainder.ScaledTo(exponent).Coefficient, divisor = b.ScaledTo(exponent).Coefficient;
        int half = (rest * 2).CompareTo(divisor);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            if (PowersOfTen.DigitsOf(quotient.Coefficient + 1) > Precision) return Invalid(Conditions.DivisionImpossible);
            BigInteger nearer = rest - divisor;
            return Finalize(new BigDecimal(a.IsNegative != (nearer.Sign < 0), BigInteger.Abs(nearer), exponent));
        }
        return Finalize(remainder);
    }
}
