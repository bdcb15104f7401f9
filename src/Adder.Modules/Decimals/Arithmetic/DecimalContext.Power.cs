using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Powers, by libmpdec's steps: its last digit and its flags depend on them.</summary>
internal sealed partial class DecimalContext
{
    // MPD_EXPDIGITS and four.
    private const int RealPowerGuard = 23;

    internal BigDecimal Power(in BigDecimal x, in BigDecimal y)
    {
        if (IsNaN(x, y, out BigDecimal nan)) return nan;
        bool isNegative = x.IsNegative && y.IsOddInteger;
        if (x.IsZero)
        {
            if (y.IsZero) return Invalid();
            return y.IsNegative ? BigDecimal.Infinity(isNegative) : BigDecimal.Zero.WithSign(isNegative);
        }
        if (x.IsNegative && !y.IsInteger) return Invalid();
        int comparedToOne = CompareNumbers(x.Abs(), BigDecimal.One);
        if (y.IsInfinite && comparedToOne != 0 && !x.IsInfinite)
        {
            return (comparedToOne > 0) != y.IsNegative ? BigDecimal.Infinity(false) : BigDecimal.Zero;
        }
        if (x.IsInfinite)
        {
            if (y.IsZero) return BigDecimal.One;
            return y.IsNegative ? BigDecimal.Zero.WithSign(isNegative) : BigDecimal.Infinity(isNegative);
        }
        if (y.IsZero) return BigDecimal.One;
        if (comparedToOne == 0) return PowerOfOne(x, y).WithSign(isNegative);
        if (ExceedsLimits(x.Abs(), y, comparedToOne > 0) is { } beyond) return Finalize(beyond.WithSign(isNegative));
        return y.IsInteger ? IntegerPower(x.Abs(), y, isNegative) : RealPower(x, y);
    }

    // _qcheck_pow_one, _qcheck_pow_one_inf
    private BigDecimal PowerOfOne(in BigDecimal x, in BigDecimal y)
    {
        long exponent = 1 - Precision;
        if (!y.IsInteger)
        {
            Status |= Conditions.Inexact | Conditions.Rounded;
        }
        else
        {
            long times = y.IsNegative ? 0 : CompareNumbers(y, BigDecimal.From(Precision)) > 0 ? Precision : (long)ToBigInteger(y);
            long wanted = x.Exponent * times;
            if (wanted < exponent) Status |= Conditions.Rounded;
            else exponent = Math.Min(wanted, 0);
        }
        return new(false, PowersOfTen.Get(-exponent), exponent);
    }

    internal static BigInteger ToBigInteger(in BigDecimal number)
    {
        BigInteger magnitude = number.Exponent >= 0
            ? number.Coefficient * PowersOfTen.Get(number.Exponent)
            : number.Coefficient / PowersOfTen.Get(-number.Exponent);
        return number.IsNegative ? -magnitude : magnitude;
    }

    // A power so large or small that it need not be computed; null when it may fit. (_qcheck_pow_bounds)
    private BigDecimal? ExceedsLimits(in BigDecimal x, in BigDecimal y, bool aboveOne)
    {
        long bound = LogarithmBound(x) + y.AdjustedExponent;
        if (aboveOne != y.IsNegative) return bound > DigitsIn(Emax) ? new(false, BigInteger.One, 4 * MaxExponent) : null;
        return bound > DigitsIn(-Etiny) ? new(false, BigInteger.One, -4 * MaxExponent) : null;
    }

    // A lower bound of the exponent of |log10 x|. (_lower_bound_zeta)
    private static long LogarithmBound(in BigDecimal x)
    {
        long adjusted = x.AdjustedExponent;
        if (adjusted > 0) return DigitsIn(adjusted) - 1;
        if (adjusted < -1) return DigitsIn(-1 - adjusted) - 1;
        BigDecimal distance = new(false, BigInteger.Abs(x.Coefficient - PowersOfTen.Get(-x.Exponent)), x.Exponent);
        return adjusted == 0 ? distance.AdjustedExponent - 2 : distance.AdjustedExponent - 1;
    }

    // _mpd_qpow_int: repeated squaring with some more digits.
    private BigDecimal IntegerPower(in BigDecimal x, in BigDecimal y, bool isNegative)
    {
        DecimalContext work = new() { Precision = Precision + y.Digits + y.Exponent + 2, Emax = Emax, Emin = Emin };
        BigDecimal number = x;
        if (y.IsNegative)
        {
            work.Precision++;
            number = work.Divide(BigDecimal.One, x);
        }
        BigDecimal result = work.RepeatedlySquared(number, BigInteger.Abs(ToBigInteger(y)));
        Status |= work.TakeStatus();
        if (result.IsInfinite) result = new(false, BigInteger.One, 4 * MaxExponent);
        return Finalize(result.WithSign(isNegative));
    }

    // _mpd_qpow_uint
    private BigDecimal RepeatedlySquared(in BigDecimal number, BigInteger times)
    {
        BigDecimal result = number;
        for (long bit = times.GetBitLength() - 2; bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if (!((times >> (int)bit) & 1).IsZero) result = Multiply(result, number);
            if (result.IsSpecial || (result.IsZero && (Status & Conditions.Clamped) != 0)) break;
        }
        return result;
    }

    // _mpd_qpow_real: exp(y ln x) with more digits, rounded to the nearest before it is rounded as wanted.
    private BigDecimal RealPower(in BigDecimal x, in BigDecimal y)
    {
        DecimalContext work = new() { Precision = Math.Max(x.Digits, Precision) + RealPowerGuard, Emax = Emax, Emin = Emin };
        BigDecimal logarithm = work.Multiply(work.Ln(x), y);
        work.Status = Conditions.None;
        BigDecimal result = work.Exp(logarithm);
        Status |= work.TakeStatus() | Conditions.Inexact | Conditions.Rounded;
        if (result.IsFinite && CompareNumbers(result, BigDecimal.One) == 0)
        {
            result = new(false, PowersOfTen.Get(Precision - 1), 1 - Precision);
        }
        if (result.IsInfinite) result = new(false, BigInteger.One, 4 * MaxExponent);
        return Finalize(result);
    }

    /// <summary>x ** y % modulus, of integers. (mpd_qpowmod)</summary>
    internal BigDecimal PowerModulo(in BigDecimal x, in BigDecimal y, in BigDecimal modulus)
    {
        if (IsNaN(x, y, modulus, out BigDecimal nan)) return nan;
        bool valid = x.IsInteger && y.IsInteger && modulus.IsInteger && !y.IsNegative && !modulus.IsZero
            && modulus.AdjustedExponent < Precision && !(x.IsZero && y.IsZero);
        if (!valid) return Invalid();
        bool isNegative = x.IsNegative && y.IsOddInteger;
        BigInteger divisor = BigInteger.Abs(ToBigInteger(modulus));
        return new(isNegative, BigInteger.ModPow(ModularBase(x, divisor), ToBigInteger(y), divisor), 0);
    }

    private static BigInteger ModularBase(in BigDecimal x, BigInteger modulus) => x.Exponent > 0
        ? x.Coefficient * BigInteger.ModPow(10, x.Exponent, modulus) % modulus
        : BigInteger.Abs(ToBigInteger(x)) % modulus;
}
