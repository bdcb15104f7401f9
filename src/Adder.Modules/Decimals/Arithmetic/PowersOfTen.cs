using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Powers of ten, and how many decimal digits a number has.</summary>
internal static class PowersOfTen
{
    private const double Log10Of2 = 0.30102999566398119521;

    private static readonly BigInteger[] s_small = Table(128);

    internal static BigInteger Get(long exponent) =>
        exponent < s_small.Length ? s_small[exponent] : BigInteger.Pow(10, checked((int)exponent));

    /// <summary>The number of decimal digits; 1 for zero.</summary>
    internal static long DigitsOf(BigInteger magnitude)
    {
        if (magnitude.IsZero) return 1;
        if (magnitude <= ulong.MaxValue) return DigitsOf((ulong)magnitude);
        long bits = magnitude.GetBitLength();
        // The logarithm of the leading bit is right but for one.
        long guess = (long)((bits - 1) * Log10Of2) + 1;
        return magnitude >= Get(guess) ? guess + 1 : guess;
    }

    private static int DigitsOf(ulong number)
    {
        int digits = 1;
        for (ulong bound = 10; number >= bound; bound *= 10)
        {
            digits++;
            if (digits == 20) break;
        }
        return digits;
    }

    private static BigInteger[] Table(int count)
    {
        BigInteger[] table = new BigInteger[count];
        table[0] = BigInteger.One;
        for (int i = 1; i < count; i++) table[i] = table[i - 1] * 10;
        return table;
    }
}
