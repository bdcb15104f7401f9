using System.Numerics;

namespace Adder.Objects.NumberText;

/// <summary>Hashes of numbers: equal numbers of any type hash alike, by reduction modulo 2^61 - 1.</summary>
internal static class NumericHash
{
    internal const int Bits = 61;
    internal const long Modulus = (1L << Bits) - 1;
    internal const long Infinity = 314159;
    internal const long Imaginary = 1000003;

    internal static long OfInt(long value)
    {
        ulong magnitude = value < 0 ? (ulong)-value : (ulong)value;
        long hash = (long)(magnitude % Modulus);
        if (value < 0) hash = -hash;
        return hash == -1 ? -2 : hash;
    }

    internal static long OfInt(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue) return OfInt((long)value);
        int count = BigInteger.Abs(value).GetByteCount(isUnsigned: true);
        byte[]? rented = count > 512 ? new byte[count] : null;
        Span<byte> bytes = rented ?? stackalloc byte[512];
        BigInteger.Abs(value).TryWriteBytes(bytes, out count, isUnsigned: true);
        ulong hash = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            hash = ((hash << 8) & Modulus | hash >> (Bits - 8)) + bytes[i];
            if (hash >= Modulus) hash -= Modulus;
        }
        long signed = value.Sign < 0 ? -(long)hash : (long)hash;
        return signed == -1 ? -2 : signed;
    }

    /// <summary>Not for NaN, which hashes by identity. (_Py_HashDouble)</summary>
    internal static long OfDouble(double value)
    {
        if (double.IsInfinity(value)) return value > 0 ? Infinity : -Infinity;
        if (value == (long)value && Math.Abs(value) < Modulus) return OfInt((long)value);
        DecimalDigits.Decompose(Math.Abs(value), out ulong mantissa, out int exponent);
        int rotation = exponent % Bits;
        if (rotation < 0) rotation += Bits;
        ulong hash = mantissa % Modulus;
        hash = (hash << rotation) & Modulus | hash >> (Bits - rotation);
        long signed = value < 0 ? -(long)hash : (long)hash;
        return signed == -1 ? -2 : signed;
    }
}
