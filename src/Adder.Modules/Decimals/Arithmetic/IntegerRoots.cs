using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Square roots of big integers.</summary>
internal static class IntegerRoots
{
    /// <summary>The largest integer whose square is at most n.</summary>
    internal static BigInteger Floor(BigInteger n)
    {
        if (n <= 1) return n;
        if (n.GetBitLength() <= 100)
        {
            BigInteger root = new(Math.Sqrt((double)n));
            return Settled(n, (root + (n / root)) >> 1);
        }
        // The root of the leading half, then one step of Newton's.
        int shift = (int)(n.GetBitLength() / 4);
        BigInteger leading = Floor(n >> (2 * shift)) << shift;
        return Settled(n, (leading + (n / leading)) >> 1);
    }

    private static BigInteger Settled(BigInteger n, BigInteger root)
    {
        while (root * root > n) root -= 1;
        while ((root + 1) * (root + 1) <= n) root += 1;
        return root;
    }
}
