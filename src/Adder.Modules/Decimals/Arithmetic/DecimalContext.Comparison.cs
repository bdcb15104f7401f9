using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Orders: by value, by representation, the greater and the smaller, the next one.</summary>
internal sealed partial class DecimalContext
{
    /// <summary>-1, 0 or 1, for numbers that are not NaN. (_mpd_cmp)</summary>
    internal static int CompareNumbers(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsZero && b.IsZero) return 0;
        int signA = SignOf(a), signB = SignOf(b);
        if (signA != signB) return signA.CompareTo(signB);
        return signA < 0 ? -CompareMagnitudes(a, b) : CompareMagnitudes(a, b);
    }

    private static int SignOf(in BigDecimal number) => number.IsZero ? 0 : number.IsNegative ? -1 : 1;

    private static int CompareMagnitudes(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsInfinite || b.IsInfinite) return a.IsInfinite.CompareTo(b.IsInfinite);
        if (a.IsZero || b.IsZero) return b.IsZero.CompareTo(a.IsZero);
        int byExponent = a.AdjustedExponent.CompareTo(b.AdjustedExponent);
        if (byExponent != 0) return byExponent;
        long exponent = Math.Min(a.Exponent, b.Exponent);
        BigDecimal left = a.ScaledTo(exponent), right = b.ScaledTo(exponent);
        return left.IsSmall && right.IsSmall ? left.Small.CompareTo(right.Small) : left.Coefficient.CompareTo(right.Coefficient);
    }

    internal BigDecimal Compare(in BigDecimal a, in BigDecimal b) =>
        IsNaN(a, b, out BigDecimal nan) ? nan : BigDecimal.From(CompareNumbers(a, b));

    internal BigDecimal CompareSignal(in BigDecimal a, in BigDecimal b)
    {
        if (!IsNaN(a, b, out BigDecimal nan)) return BigDecimal.From(CompareNumbers(a, b));
        Status |= Conditions.InvalidOperation;
        return nan;
    }

    /// <summary>The total order of representations. (mpd_cmp_total)</summary>
    internal static int CompareTotal(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsNegative != b.IsNegative) return a.IsNegative ? -1 : 1;
        int magnitude = CompareTotalMagnitude(a, b);
        return a.IsNegative ? -magnitude : magnitude;
    }

    internal static int CompareTotalMagnitude(in BigDecimal a, in BigDecimal b)
    {
        if (a.IsNaN || b.IsNaN)
        {
            int rank = NaNRank(a).CompareTo(NaNRank(b));
            return rank != 0 || !a.IsNaN ? rank : a.Coefficient.CompareTo(b.Coefficient);
        }
        int compared = CompareMagnitudes(a, b);
        return compared != 0 ? compared : a.Exponent.CompareTo(b.Exponent);
    }

    private static int NaNRank(in BigDecimal number) => number.Special switch
    {
        Special.SignalingNaN => 1,
        Special.QuietNaN => 2,
        _ => 0,
    };

    internal BigDecimal Max(in BigDecimal a, in BigDecimal b) => Extreme(a, b, 1, byMagnitude: false);

    internal BigDecimal Min(in BigDecimal a, in BigDecimal b) => Extreme(a, b, -1, byMagnitude: false);

    internal BigDecimal MaxMagnitude(in BigDecimal a, in BigDecimal b) => Extreme(a, b, 1, byMagnitude: true);

    internal BigDecimal MinMagnitude(in BigDecimal a, in BigDecimal b) => Extreme(a, b, -1, byMagnitude: true);

    // A quiet NaN gives way to a number; equal numbers go by their representation.
    private BigDecimal Extreme(in BigDecimal a, in BigDecimal b, int wanted, bool byMagnitude)
    {
        if (a.Special == Special.QuietNaN && !b.IsNaN) return Finalize(b);
        if (b.Special == Special.QuietNaN && !a.IsNaN) return Finalize(a);
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        int compared = byMagnitude ? CompareNumbers(a.Abs(), b.Abs()) : CompareNumbers(a, b);
        if (compared == 0) compared = CompareTotal(a, b);
        return Finalize(compared == wanted ? a : b);
    }

    internal BigDecimal NextMinus(in BigDecimal a) => Next(a, RoundingMode.Floor, towardNegative: true);

    internal BigDecimal NextPlus(in BigDecimal a) => Next(a, RoundingMode.Ceiling, towardNegative: false);

    private BigDecimal Next(in BigDecimal a, RoundingMode rounding, bool towardNegative)
    {
        if (IsNaN(a, out BigDecimal nan)) return nan;
        if (a.IsInfinite) return a.IsNegative == towardNegative ? a : new(a.IsNegative, PowersOfTen.Get(Precision) - 1, Etop);
        DecimalContext work = new() { Precision = Precision, Emax = Emax, Emin = Emin, Clamp = Clamp, Rounding = rounding };
        BigDecimal rounded = work.Finalize(a);
        if ((work.TakeStatus() & Conditions.Inexact) != 0) return rounded;
        BigDecimal tiny = new(towardNegative, BigInteger.One, Etiny - 1);
        return work.Add(a, tiny);
    }

    internal BigDecimal NextToward(in BigDecimal a, in BigDecimal b)
    {
        if (IsNaN(a, b, out BigDecimal nan)) return nan;
        int compared = CompareNumbers(a, b);
        if (compared == 0) return a.WithSign(b.IsNegative);
        BigDecimal result = compared < 0 ? NextPlus(a) : NextMinus(a);
        if (result.IsInfinite)
        {
            Status |= Conditions.Overflow | Conditions.Rounded | Conditions.Inexact;
        }
        else if (result.AdjustedExponent < Emin)
        {
            Status |= Conditions.Underflow | Conditions.Subnormal | Conditions.Rounded | Conditions.Inexact;
            if (result.IsZero) Status |= Conditions.Clamped;
        }
        return result;
    }
}
