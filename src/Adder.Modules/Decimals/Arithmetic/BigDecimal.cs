using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>What a decimal is besides a finite number.</summary>
internal enum Special : byte
{
    None,
    Infinity,
    QuietNaN,
    SignalingNaN,
}

/// <summary>A decimal number: sign, coefficient and exponent, or an infinity, or a NaN with its payload as coefficient.</summary>
internal readonly struct BigDecimal
{
    internal BigDecimal(bool isNegative, BigInteger coefficient, long exponent, Special special = Special.None)
    {
        IsNegative = isNegative;
        Coefficient = coefficient;
        Exponent = exponent;
        Special = special;
    }

    internal BigInteger Coefficient { get; }

    internal long Exponent { get; }

    internal bool IsNegative { get; }

    internal Special Special { get; }

    internal static BigDecimal Zero => new(false, BigInteger.Zero, 0);

    internal static BigDecimal One => new(false, BigInteger.One, 0);

    internal static BigDecimal NaN => new(false, BigInteger.Zero, 0, Special.QuietNaN);

    internal bool IsFinite => Special == Special.None;

    internal bool IsSpecial => Special != Special.None;

    internal bool IsInfinite => Special == Special.Infinity;

    internal bool IsNaN => Special >= Special.QuietNaN;

    internal bool IsSignaling => Special == Special.SignalingNaN;

    /// <summary>Zero, not infinite, not NaN.</summary>
    internal bool IsZero => Special == Special.None && Coefficient.IsZero;

    internal long Digits => PowersOfTen.DigitsOf(Coefficient);

    /// <summary>The exponent of the leading digit.</summary>
    internal long AdjustedExponent => Exponent + Digits - 1;

    internal bool IsInteger => IsFinite && (Exponent >= 0 || Coefficient.IsZero || TrailingZeros() >= -Exponent);

    internal bool IsOddInteger
    {
        get
        {
            if (!IsInteger || Coefficient.IsZero || Exponent > 0) return false;
            BigInteger units = Exponent == 0 ? Coefficient : Coefficient / PowersOfTen.Get(-Exponent);
            return !units.IsEven;
        }
    }

    internal static BigDecimal Infinity(bool isNegative) => new(isNegative, BigInteger.Zero, 0, Special.Infinity);

    internal static BigDecimal From(BigInteger number) => new(number.Sign < 0, BigInteger.Abs(number), 0);

    internal BigDecimal WithSign(bool isNegative) => new(isNegative, Coefficient, Exponent, Special);

    internal BigDecimal Negated() => WithSign(!IsNegative);

    internal BigDecimal Abs() => WithSign(false);

    /// <summary>The same number with a smaller exponent.</summary>
    internal BigDecimal ScaledTo(long exponent) =>
        exponent == Exponent ? this : new(IsNegative, Coefficient * PowersOfTen.Get(Exponent - exponent), exponent);

    internal BigInteger Signed => IsNegative ? -Coefficient : Coefficient;

    internal long TrailingZeros()
    {
        if (Coefficient.IsZero) return 0;
        long zeros = 0;
        BigInteger rest = Coefficient;
        for (long step = 64; step > 0; step /= 2)
        {
            while (true)
            {
                BigInteger quotient = BigInteger.DivRem(rest, PowersOfTen.Get(step), out BigInteger remainder);
                if (!remainder.IsZero) break;
                rest = quotient;
                zeros += step;
            }
        }
        return zeros;
    }
}
