using System.Numerics;
using System.Runtime.InteropServices;

namespace Adder.Objects.NumberText;

// What goes through the digits of 32 bits once, without copying them first.
internal static partial class BigArithmetic
{
    private const int DigitBits = 32;

    /// <summary>The number, if 64 bits hold it.</summary>
    internal static bool TryInt64(ref BigInteger number, out long small)
    {
        small = SignOrNumber(ref number);
        if (Digits(ref number) is not { } digits) return true;
        if (digits.Length > 2) return false;
        ulong magnitude = ToLimb(digits);
        bool isNegative = small < 0;
        small = isNegative ? -(long)magnitude : (long)magnitude;
        return isNegative ? small < 0 : small >= 0;
    }

    internal static BigInteger ShiftLeft(BigInteger a, int count)
    {
        uint single = 0;
        ReadOnlySpan<uint> digits = Magnitude(ref a, ref single);
        if (a.IsZero || count == 0) return a;
        int whole = count / DigitBits, bits = count % DigitBits;
        uint above = bits == 0 ? 0 : digits[^1] >> (DigitBits - bits);
        int length = digits.Length + whole + (above != 0 ? 1 : 0);
        if (length <= 2) return FromLimb(ToLimb(digits) << count, IsNegative(ref a));
        uint[] shifted = GC.AllocateUninitializedArray<uint>(length);
        shifted.AsSpan(0, whole).Clear();
        Span<uint> upper = shifted.AsSpan(whole);
        if (bits == 0)
        {
            digits.CopyTo(upper);
            return Own(shifted, IsNegative(ref a));
        }
        uint below = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            uint digit = digits[i];
            upper[i] = digit << bits | below;
            below = digit >> (DigitBits - bits);
        }
        if (below != 0) upper[^1] = below;
        return Own(shifted, IsNegative(ref a));
    }

    internal static BigInteger And(BigInteger a, BigInteger b)
    {
        if (IsNegative(ref a) || IsNegative(ref b)) return a & b;
        uint singleA = 0, singleB = 0;
        ReadOnlySpan<uint> left = Magnitude(ref a, ref singleA), right = Magnitude(ref b, ref singleB);
        int length = Math.Min(left.Length, right.Length);
        while (length > 0 && (left[length - 1] & right[length - 1]) == 0) length--;
        left = left[..length];
        right = right[..length];
        if (length <= 2) return FromLimb(ToLimb(left) & ToLimb(right), false);
        uint[] both = GC.AllocateUninitializedArray<uint>(length);
        for (int i = 0; i < both.Length; i++) both[i] = left[i] & right[i];
        return Own(both, false);
    }

    internal static BigInteger Or(BigInteger a, BigInteger b)
    {
        if (IsNegative(ref a) || IsNegative(ref b)) return a | b;
        uint singleA = 0, singleB = 0;
        ReadOnlySpan<uint> longer = Magnitude(ref a, ref singleA), shorter = Magnitude(ref b, ref singleB);
        if (longer.Length < shorter.Length)
        {
            ReadOnlySpan<uint> other = longer;
            longer = shorter;
            shorter = other;
        }
        if (longer.Length <= 2) return FromLimb(ToLimb(longer) | ToLimb(shorter), false);
        uint[] either = longer.ToArray();
        for (int i = 0; i < shorter.Length; i++) either[i] |= shorter[i];
        return Own(either, false);
    }

    private static BigInteger DivideBySmall(BigInteger a, int divisor, out BigInteger remainder)
    {
        uint single = 0;
        ReadOnlySpan<uint> digits = Magnitude(ref a, ref single);
        if (digits.Length <= 2 || divisor == 0) return BigInteger.DivRem(a, divisor, out remainder);
        uint by = (uint)Math.Abs((long)divisor);
        ulong rest = 0;
        int length = digits.Length;
        if (digits[^1] < by) rest = digits[--length];
        uint[] quotient = GC.AllocateUninitializedArray<uint>(length);
        for (int i = length - 1; i >= 0; i--) (quotient[i], rest) = DivideStep(rest << DigitBits | digits[i], by);
        bool isNegative = IsNegative(ref a);
        remainder = isNegative ? -(long)rest : (long)rest;
        bool isQuotientNegative = isNegative ^ divisor < 0;
        return length <= 2 ? FromLimb(ToLimb(quotient), isQuotientNegative) : Own(quotient, isQuotientNegative);
    }

    private static (uint Quotient, ulong Remainder) DivideStep(ulong number, uint by)
    {
        uint quotient = (uint)(number / by);
        return (quotient, number - (ulong)quotient * by);
    }

    /// <summary>The remainder, with the dividend's sign.</summary>
    internal static BigInteger Remainder(BigInteger a, BigInteger b)
    {
        if (Digits(ref b) is null && !b.IsZero && Digits(ref a) is { } digits)
        {
            uint by = (uint)Math.Abs((long)SignOrNumber(ref b));
            ulong rest = 0;
            for (int i = digits.Length - 1; i >= 0; i--) rest = (rest << DigitBits | digits[i]) % by;
            return IsNegative(ref a) ? -(long)rest : (long)rest;
        }
        Divide(a, b, out BigInteger remainder);
        return remainder;
    }

    // The digits of a number, which has none of its own where it is small: then the one given.
    private static ReadOnlySpan<uint> Magnitude(ref BigInteger number, ref uint single)
    {
        if (Digits(ref number) is { } digits) return digits;
        single = (uint)Math.Abs((long)SignOrNumber(ref number));
        return MemoryMarshal.CreateReadOnlySpan(ref single, 1);
    }

    private static ulong ToLimb(ReadOnlySpan<uint> digits) =>
        digits.IsEmpty ? 0 : digits.Length == 1 ? digits[0] : (ulong)digits[1] << DigitBits | digits[0];

    private static BigInteger FromLimb(ulong magnitude, bool isNegative)
    {
        BigInteger small = magnitude;
        return isNegative ? -small : small;
    }

    // More than one digit, and no zero at the top.
    private static BigInteger Own(uint[] digits, bool isNegative)
    {
        BigInteger made = default;
        Digits(ref made) = digits;
        SignOrNumber(ref made) = isNegative ? -1 : 1;
        return made;
    }
}
