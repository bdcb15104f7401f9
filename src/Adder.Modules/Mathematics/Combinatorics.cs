using System.Numerics;
using Adder.Objects.NumberText;

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

    // So many factors are multiplied one by one; of more, balanced halves keep the factors of each multiplication alike in size.
    private const int Few = 256;

    // 20! is the last that 64 bits hold.
    private static BigInteger Product(long from, long to)
    {
        if (to <= 20)
        {
            ulong small = (ulong)from;
            for (long factor = from + 1; factor <= to; factor++) small *= (ulong)factor;
            return small;
        }
        if (to - from >= Few)
        {
            long middle = from + (to - from) / 2;
            return BigArithmetic.Multiply(Product(from, middle), Product(middle + 1, to));
        }
        Span<ulong> limbs = stackalloc ulong[Few + 1];
        limbs[0] = 1;
        int length = 1;
        ulong pending = (ulong)from;
        for (long factor = from + 1; factor <= to; factor++)
        {
            ulong high = Math.BigMul(pending, (ulong)factor, out ulong low);
            if (high != 0)
            {
                MultiplyBy(pending, limbs, ref length);
                low = (ulong)factor;
            }
            pending = low;
        }
        MultiplyBy(pending, limbs, ref length);
        return BigArithmetic.Make(limbs[..length], false);
    }

    private static void MultiplyBy(ulong factor, Span<ulong> limbs, ref int length)
    {
        ulong carry = Limbs.Multiply(limbs[..length], factor, limbs);
        if (carry != 0) limbs[length++] = carry;
    }

    private static BigInteger Falling(BigInteger n, long k)
    {
        if (k == 1) return n;
        long half = k / 2;
        return Falling(n, half) * Falling(n - half, k - half);
    }
}
