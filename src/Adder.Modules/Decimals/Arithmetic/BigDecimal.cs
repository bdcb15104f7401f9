using System.Globalization;
using System.Numerics;
using Adder.Objects.NumberText;

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
    // A coefficient of up to 128 bits stands here; a larger one in a box.
    private readonly ulong _high, _low;
    private readonly object? _large;

    internal BigDecimal(bool isNegative, BigInteger coefficient, long exponent, Special special = Special.None)
    {
        IsNegative = isNegative;
        Exponent = exponent;
        Special = special;
        if (coefficient.GetBitLength() > 128)
        {
            _large = coefficient;
            return;
        }
        UInt128 small = (UInt128)coefficient;
        _high = (ulong)(small >> 64);
        _low = (ulong)small;
    }

    internal BigDecimal(bool isNegative, UInt128 coefficient, long exponent)
    {
        IsNegative = isNegative;
        Exponent = exponent;
        _high = (ulong)(coefficient >> 64);
        _low = (ulong)coefficient;
    }

    private BigDecimal(bool isNegative, in BigDecimal other)
    {
        this = other;
        IsNegative = isNegative;
    }

    internal BigInteger Coefficient => _large is null ? (_high == 0 ? _low : (BigInteger)Small) : (BigInteger)_large;

    /// <summary>Whether the coefficient fits 128 bits, as <see cref="Small"/>.</summary>
    internal bool IsSmall => _large is null;

    internal UInt128 Small => new(_high, _low);

    internal bool HasZeroCoefficient => _large is null && (_low | _high) == 0;

    internal bool IsEven => _large is null ? (_low & 1) == 0 : ((BigInteger)_large).IsEven;

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
    internal bool IsZero => Special == Special.None && HasZeroCoefficient;

    internal long Digits => _large is null ? PowersOfTen.DigitsOf(Small) : PowersOfTen.DigitsOf((BigInteger)_large);

    /// <summary>The exponent of the leading digit.</summary>
    internal long AdjustedExponent => Exponent + Digits - 1;

    internal bool IsInteger => IsFinite && (Exponent >= 0 || HasZeroCoefficient || TrailingZeros() >= -Exponent);

    internal bool IsOddInteger
    {
        get
        {
            if (!IsInteger || HasZeroCoefficient || Exponent > 0) return false;
            BigInteger units = Exponent == 0 ? Coefficient : Coefficient / PowersOfTen.Get(-Exponent);
            return !units.IsEven;
        }
    }

    internal static BigDecimal Infinity(bool isNegative) => new(isNegative, BigInteger.Zero, 0, Special.Infinity);

    internal static BigDecimal From(long number) => new(number < 0, (UInt128)(ulong)(number < 0 ? -number : number), 0);

    internal static BigDecimal From(BigInteger number) => new(number.Sign < 0, BigInteger.Abs(number), 0);

    internal BigDecimal WithSign(bool isNegative) => new(isNegative, this);

    internal BigDecimal Negated() => WithSign(!IsNegative);

    internal BigDecimal Abs() => WithSign(false);

    /// <summary>The same number with a smaller exponent.</summary>
    internal BigDecimal ScaledTo(long exponent)
    {
        if (exponent == Exponent) return this;
        long zeros = Exponent - exponent;
        return IsSmall && zeros + Digits <= PowersOfTen.SmallDigits
            ? new(IsNegative, Small * PowersOfTen.Small((int)zeros), exponent)
            : new(IsNegative, BigArithmetic.Multiply(Coefficient, PowersOfTen.Get(zeros)), exponent);
    }

    internal BigInteger Signed => IsNegative ? -Coefficient : Coefficient;

    internal long TrailingZeros()
    {
        return HasZeroCoefficient ? 0 : WithoutTrailingZeros(long.MaxValue).Exponent - Exponent;
    }

    /// <summary>The same number without trailing zeros, as long as the exponent stays below the limit.</summary>
    internal BigDecimal WithoutTrailingZeros(long limit)
    {
        // What ten divides is even.
        if (Exponent >= limit || !IsEven) return this;
        if (IsSmall) return SmallWithoutTrailingZeros(limit);
        long exponent = Exponent;
        BigInteger rest = Coefficient;
        for (long step = 64; step > 0; step /= 2)
        {
            while (exponent <= limit - step)
            {
                BigInteger quotient = BigInteger.DivRem(rest, PowersOfTen.Get(step), out BigInteger remainder);
                if (!remainder.IsZero) break;
                rest = quotient;
                exponent += step;
            }
        }
        return new(IsNegative, rest, exponent);
    }

    private BigDecimal SmallWithoutTrailingZeros(long limit)
    {
        long exponent = Exponent;
        UInt128 rest = Small;
        for (int step = 16; step > 0; step /= 2)
        {
            while (exponent <= limit - step)
            {
                (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(rest, PowersOfTen.Small(step));
                if (remainder != 0) break;
                rest = quotient;
                exponent += step;
            }
        }
        return new(IsNegative, rest, exponent);
    }

    /// <summary>The product of the coefficients.</summary>
    internal static BigDecimal Product(bool isNegative, in BigDecimal a, in BigDecimal b, long exponent)
    {
        if (a.IsSmall && b.IsSmall)
        {
            if ((a._high | b._high) == 0) return new(isNegative, Math.BigMul(a._low, b._low), exponent);
            if (UInt128.LeadingZeroCount(a.Small) + UInt128.LeadingZeroCount(b.Small) >= 128) return new(isNegative, a.Small * b.Small, exponent);
        }
        return new(isNegative, BigArithmetic.Multiply(a.Coefficient, b.Coefficient), exponent);
    }

    internal string DigitText() => _large is null
        ? _high == 0 ? _low.ToString(CultureInfo.InvariantCulture) : Small.ToString(CultureInfo.InvariantCulture)
        : ((BigInteger)_large).ToString(CultureInfo.InvariantCulture);
}
