using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>
/// Precision, exponent limits and rounding, and the conditions that operations have met since <see cref="Status"/> was cleared.
/// The operations are its methods, as in libmpdec's mpd_q functions.
/// </summary>
internal sealed partial class DecimalContext
{
    internal const long MaxPrecision = 999999999999999999;
    internal const long MaxExponent = 999999999999999999;
    internal const long MinExponent = -999999999999999999;
    internal const long MinTinyExponent = MinExponent - (MaxPrecision - 1);

    internal long Precision = 28;
    internal long Emax = 999999;
    internal long Emin = -999999;
    internal RoundingMode Rounding = RoundingMode.HalfEven;
    internal bool Clamp;
    internal bool Capitals = true;

    /// <summary>What the operations since the last <see cref="TakeStatus"/> have met.</summary>
    internal Conditions Status;

    internal long Etiny => Emin - (Precision - 1);

    internal long Etop => Emax - (Precision - 1);

    /// <summary>A context as wide as there is: for results that have to be exact.</summary>
    internal static DecimalContext Widest() => new()
    {
        Precision = MaxPrecision,
        Emax = MaxExponent,
        Emin = MinExponent,
    };

    /// <summary>A context for intermediate results, with its own status.</summary>
    internal static DecimalContext Working(long precision) => new()
    {
        Precision = precision,
        Emax = MaxExponent,
        Emin = MinExponent,
        Rounding = RoundingMode.HalfEven,
    };

    internal Conditions TakeStatus()
    {
        Conditions status = Status;
        Status = Conditions.None;
        return status;
    }

    internal BigDecimal Invalid(Conditions condition = Conditions.InvalidOperation)
    {
        Status |= condition;
        return BigDecimal.NaN;
    }

    /// <summary>The NaN that an operation on these gives, if one of them is a NaN. (mpd_qcheck_nans)</summary>
    private bool IsNaN(in BigDecimal a, in BigDecimal b, out BigDecimal result)
    {
        if (!a.IsNaN && !b.IsNaN)
        {
            result = default;
            return false;
        }
        if (a.IsSignaling || b.IsSignaling) Status |= Conditions.InvalidOperation;
        result = a.IsSignaling ? Quiet(a) : b.IsSignaling ? Quiet(b) : a.IsNaN ? Quiet(a) : Quiet(b);
        return true;
    }

    // mpd_qcheck_3nans: signaling ones first.
    private bool IsNaN(in BigDecimal a, in BigDecimal b, in BigDecimal c, out BigDecimal result)
    {
        if (c.IsSignaling && !a.IsSignaling && !b.IsSignaling) return IsNaN(c, out result);
        return IsNaN(a, b, out result) || IsNaN(c, out result);
    }

    private bool IsNaN(in BigDecimal a, out BigDecimal result) => IsNaN(a, a, out result);

    // The payload keeps as many digits as fit. (mpd_qfinalize, _mpd_fix_nan)
    private BigDecimal Quiet(in BigDecimal nan)
    {
        BigInteger payload = nan.Coefficient;
        long most = Precision - (Clamp ? 1 : 0);
        if (PowersOfTen.DigitsOf(payload) > most) payload %= PowersOfTen.Get(most);
        return new(nan.IsNegative, payload, 0, Special.QuietNaN);
    }
}
