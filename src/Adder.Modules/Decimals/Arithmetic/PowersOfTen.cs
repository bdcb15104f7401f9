using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Powers of ten, and how many decimal digits a number has.</summary>
internal static class PowersOfTen
{
    /// <summary>As many digits always fit 128 bits.</summary>
    internal const int SmallDigits = 38;

    /// <summary>Numbers of more digits don't fit: that is what an integer of .NET can hold, and some room for intermediate results.</summary>
    internal const long MostDigits = 300_000_000;

    private static readonly BigInteger[] s_powers = Table(128);

    private static readonly UInt128[] s_small = SmallTable();

    internal static BigInteger Get(long exponent) =>
        exponent < s_powers.Length ? s_powers[exponent] : exponent <= 2 * MostDigits ? BigInteger.Pow(10, (int)exponent) : throw Errors.MemoryError();

    internal static UInt128 Small(int exponent) => s_small[exponent];

    /// <summary>The number of decimal digits; 1 for zero.</summary>
    internal static int DigitsOf(UInt128 number)
    {
        int bits = 128 - (int)UInt128.LeadingZeroCount(number);
        // Times the logarithm of two: right, or one too small.
        int guess = (bits * 1233) >> 12;
        if (guess > SmallDigits) guess = SmallDigits;
        return number >= s_small[guess] ? guess + 1 : Math.Max(guess, 1);
    }

    /// <summary>The number of decimal digits; 1 for zero.</summary>
    internal static long DigitsOf(BigInteger magnitude)
    {
        if (magnitude.GetBitLength() <= 128) return DigitsOf((UInt128)magnitude);
        // Unless it is next to a power of ten, the logarithm tells without a power of ten to compare with.
        double logarithm = BigInteger.Log10(magnitude);
        long guess = (long)Math.Round(logarithm);
        if (Math.Abs(logarithm - guess) > 1e-9 + (logarithm * 1e-14)) return (long)logarithm + 1;
        return magnitude >= Get(guess) ? guess + 1 : guess;
    }

    private static BigInteger[] Table(int count)
    {
        BigInteger[] table = new BigInteger[count];
        table[0] = BigInteger.One;
        for (int i = 1; i < count; i++) table[i] = table[i - 1] * 10;
        return table;
    }

    private static UInt128[] SmallTable()
    {
        UInt128[] table = new UInt128[SmallDigits + 1];
        table[0] = 1;
        for (int i = 1; i < table.Length; i++) table[i] = table[i - 1] * 10;
        return table;
    }
}
