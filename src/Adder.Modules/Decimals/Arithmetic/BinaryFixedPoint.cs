using System.Numerics;

namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>Exponential and logarithm of numbers scaled by a power of two; results are good to a few units of the last place.</summary>
internal readonly struct BinaryFixedPoint(int bits)
{
    private const int DoubleBits = 50;

    private BigInteger One => BigInteger.One << bits;

    /// <summary>e^x for 0 ≤ x &lt; 4.</summary>
    internal BigInteger Exp(BigInteger x)
    {
        // e^x = (e^(x / 2^halvings))^(2^halvings); each squaring doubles the error.
        int halvings = (int)Math.Sqrt(bits) + 2;
        int guard = halvings + 10;
        BinaryFixedPoint wide = new(bits + guard);
        BigInteger reduced = (x << guard) >> halvings;
        BigInteger sum = wide.One, term = wide.One;
        for (int n = 1; !term.IsZero; n++)
        {
            term = ((term * reduced) >> wide.Bits) / n;
            sum += term;
        }
        for (int i = 0; i < halvings; i++) sum = (sum * sum) >> wide.Bits;
        return sum >> guard;
    }

    private int Bits => bits;

    /// <summary>ln x for 1/4 ≤ x &lt; 16.</summary>
    internal BigInteger Log(BigInteger x)
    {
        if (bits <= DoubleBits) return Seed(x);
        // Newton's step on e^y = x, from half of the bits.
        int half = (bits / 2) + 8;
        BigInteger guess = half >= bits ? Seed(x) : new BinaryFixedPoint(half).Log(x >> (bits - half)) << (bits - half);
        BigInteger power = guess.Sign < 0 ? (One << bits) / Exp(-guess) : Exp(guess);
        return guess + (((x - power) << (bits + 1)) / (x + power));
    }

    private BigInteger Seed(BigInteger x)
    {
        int drop = Math.Max(0, bits - DoubleBits);
        double value = (double)(x >> drop) / Math.Pow(2, bits - drop);
        return new BigInteger(Math.Log(value) * Math.Pow(2, Math.Min(bits, DoubleBits))) << drop;
    }

    /// <summary>ln 10, by Machin's way: 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161).</summary>
    internal BigInteger Log10()
    {
        BinaryFixedPoint wide = new(bits + 16);
        return ((46 * wide.InverseArtanh(31)) + (34 * wide.InverseArtanh(49)) + (20 * wide.InverseArtanh(161))) >> 16;
    }

    // artanh(1/n)
    private BigInteger InverseArtanh(int n)
    {
        BigInteger power = One / n, sum = power;
        int square = n * n;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= square;
            sum += power / k;
        }
        return sum;
    }
}
