using System.Numerics;

namespace Adder.Modules.Mathematics;

/// <summary>Factorials and binomials of machine-sized arguments.</summary>
internal static class Combinatorics
{
    internal static BigInteger Factorial(long n) => n < 2 ? BigInteger.One : Product(2, n);

    /// <summary>n · (n-1) · … · (n-k+1)</summary>
    internal static BigInteger Permutations(BigInteger n, long k)
    {
        if (k == 0) return BigInteger.One;
        return n <= long.MaxValue ? Product((long)n - k + 1, (long)n) : Falling(n, k);
    }

    internal static BigInteger Combinations(BigInteger n, long k) => k == 0 ? BigInteger.One : Permutations(n, k) / Factorial(k);

    // Balanced halves keep the factors of each multiplication alike in size.
    private static BigInteger Product(long from, long to)
    {
        if (to - from >= 8)
        {
            long middle = from + (to - from) / 2;
            return Product(from, middle) * Product(middle + 1, to);
        }
        BigInteger result = from;
        ulong pending = 1;
        for (long factor = from + 1; factor <= to; factor++)
        {
            ulong high = Math.BigMul(pending, (ulong)factor, out ulong low);
            if (high == 0)
            {
                pending = low;
                continue;
            }
            result *= pending;
            pending = (ulong)factor;
        }
        return result * pending;
    }

    private static BigInteger Falling(BigInteger n, long k)
    {
        if (k == 1) return n;
        long half = k / 2;
        return Falling(n, half) * Falling(n - half, k - half);
    }
}
