using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>Arithmetic on big integers with Python's rules for signs.</summary>
internal static class IntegerArithmetic
{
    /// <summary>The quotient rounded towards minus infinity, and the remainder with the divisor's sign.</summary>
    internal static BigInteger FloorDivide(BigInteger a, BigInteger b, out BigInteger remainder)
    {
        BigInteger quotient = BigArithmetic.Divide(a, b, out remainder);
        if (remainder.IsZero || (remainder.Sign < 0) == (b.Sign < 0)) return quotient;
        remainder += b;
        return quotient - 1;
    }

    internal static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigArithmetic.Divide(a, b, out bool isExact);
        return isExact || (a.Sign < 0) == (b.Sign < 0) ? quotient : quotient - 1;
    }

    internal static BigInteger FloorModulo(BigInteger a, BigInteger b)
    {
        BigInteger remainder = BigArithmetic.Remainder(a, b);
        return remainder.IsZero || (remainder.Sign < 0) == (b.Sign < 0) ? remainder : remainder + b;
    }

    /// <summary>The quotient rounded half to even, as <c>round(int, -n)</c> needs it; b is positive.</summary>
    internal static BigInteger NearestDivide(BigInteger a, BigInteger b)
    {
        BigInteger quotient = FloorDivide(a, b, out BigInteger remainder);
        int order = (remainder << 1).CompareTo(b);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary><c>pow(base, exponent, modulus)</c>; false when a negative exponent asks for an inverse that does not exist.</summary>
    internal static bool TryModularPower(BigInteger number, BigInteger exponent, BigInteger modulus, out BigInteger result)
    {
        result = BigInteger.Zero;
        BigInteger size = BigInteger.Abs(modulus);
        if (size.IsOne) return true;
        if (exponent.Sign < 0)
        {
            if (!TryInverse(number, size, out number)) return false;
            exponent = -exponent;
        }
        result = FloorModulo(BigInteger.ModPow(FloorModulo(number, size), exponent, size), modulus);
        return true;
    }

    /// <summary>x with number · x ≡ 1 (modulo a positive modulus).</summary>
    internal static bool TryInverse(BigInteger number, BigInteger modulus, out BigInteger inverse)
    {
        BigInteger a = FloorModulo(number, modulus);
        BigInteger b = modulus;
        BigInteger x = BigInteger.One;
        BigInteger y = BigInteger.Zero;
        while (!b.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
            (a, b) = (b, rest);
            (x, y) = (y, x - quotient * y);
        }
        inverse = FloorModulo(x, modulus);
        return a.IsOne;
    }

    /// <summary>Bits of the magnitude, as <c>int.bit_length</c> counts them.</summary>
    internal static long BitLength(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    internal static long BitLength(long value) =>
        64 - BitOperations.LeadingZeroCount(value < 0 ? (ulong)-value : (ulong)value);

    /// <summary>Ones in the magnitude, as <c>int.bit_count</c> counts them.</summary>
    internal static long BitCount(BigInteger value) => (long)BigInteger.PopCount(BigInteger.Abs(value));

    /// <summary>The floor of the square root of a number that is not negative.</summary>
    internal static BigInteger SquareRoot(BigInteger value)
    {
        if (value <= ulong.MaxValue) return SquareRoot((ulong)value);
        int half = (int)((value.GetBitLength() - 1) / 2);
        BigInteger root = BigInteger.One;
        int done = 0;
        // The precision of the root doubles in each step. (math.isqrt)
        for (int s = 31 - BitOperations.LeadingZeroCount((uint)half); s >= 0; s--)
        {
            int before = done;
            done = half >> s;
            root = (root << (done - before - 1)) + (value >> (2 * half - before - done + 1)) / root;
        }
        return root * root > value ? root - 1 : root;
    }

    internal static ulong SquareRoot(ulong value)
    {
        ulong root = (ulong)Math.Sqrt(value);
        if (root > uint.MaxValue) root = uint.MaxValue;
        while (root * root > value) root--;
        while (root < uint.MaxValue && (root + 1) * (root + 1) <= value) root++;
        return root;
    }

    /// <summary>The greatest common divisor of two machine integers; 2^63 is possible, hence unsigned.</summary>
    internal static ulong Gcd(long a, long b)
    {
        ulong x = a < 0 ? (ulong)-a : (ulong)a;
        ulong y = b < 0 ? (ulong)-b : (ulong)b;
        while (y != 0) (x, y) = (y, x % y);
        return x;
    }
}
