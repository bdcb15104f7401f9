using System.Runtime.CompilerServices;

namespace Adder.Objects.NumberText;

/// <summary>Arithmetic on magnitudes as limbs of 64 bits, the least first.</summary>
internal static class Limbs
{
    /// <summary>The limbs without the zeros at the top.</summary>
    internal static ReadOnlySpan<ulong> Trim(ReadOnlySpan<ulong> limbs) => limbs.TrimEnd(0UL);

    /// <summary>The sum, carry included; the result is one limb longer than the longer operand, which is the first.</summary>
    internal static void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        ulong carry = 0;
        int i = 0;
        for (; i < b.Length; i++)
        {
            ulong sum = a[i] + carry;
            carry = sum < carry ? 1UL : 0;
            sum += b[i];
            carry += sum < b[i] ? 1UL : 0;
            result[i] = sum;
        }
        for (; carry != 0 && i < a.Length; i++)
        {
            result[i] = a[i] + 1;
            carry = result[i] == 0 ? 1UL : 0;
        }
        a[i..].CopyTo(result[i..]);
        result[a.Length] = carry;
    }

    /// <summary>The difference of a number and a smaller one.</summary>
    internal static void Subtract(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        ulong borrow = 0;
        int i = 0;
        for (; i < b.Length; i++)
        {
            ulong less = a[i] - borrow;
            borrow = a[i] < borrow ? 1UL : 0;
            borrow += less < b[i] ? 1UL : 0;
            result[i] = less - b[i];
        }
        for (; borrow != 0 && i < a.Length; i++)
        {
            borrow = a[i] == 0 ? 1UL : 0;
            result[i] = a[i] - 1;
        }
        a[i..].CopyTo(result[i..]);
    }

    internal static int Compare(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        if (a.Length != b.Length) return a.Length.CompareTo(b.Length);
        int i = a.Length - 1;
        while (i >= 0 && a[i] == b[i]) i--;
        return i < 0 ? 0 : a[i].CompareTo(b[i]);
    }

    /// <summary>Multiplies by one limb, in place if need be, and adds another; returns the carry.</summary>
    internal static ulong Multiply(ReadOnlySpan<ulong> a, ulong factor, Span<ulong> result, ulong carry = 0)
    {
        result = result[..a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            ulong high = Math.BigMul(a[i], factor, out ulong low);
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            result[i] = low;
        }
        return carry;
    }

    /// <summary>The product, row by row; the result is as long as both operands together.</summary>
    internal static void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        result[a.Length] = Multiply(a, b[0], result);
        for (int i = 1; i < b.Length; i++) result[i + a.Length] = MultiplyAdd(a, b[i], result[i..]);
    }

    private static ulong MultiplyAdd(ReadOnlySpan<ulong> a, ulong factor, Span<ulong> result)
    {
        ulong carry = 0;
        result = result[..a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            ulong high = Math.BigMul(a[i], factor, out ulong low);
            // What does not need the carry comes first: the next limb waits for it.
            ulong sum = result[i] + low;
            high += sum < low ? 1UL : 0;
            sum += carry;
            carry = high + (sum < carry ? 1UL : 0);
            result[i] = sum;
        }
        return carry;
    }

    private static ulong MultiplySubtract(ReadOnlySpan<ulong> a, ulong factor, Span<ulong> result)
    {
        ulong borrow = 0;
        result = result[..a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            ulong high = Math.BigMul(a[i], factor, out ulong low);
            ulong before = result[i], less = before - low;
            high += before < low ? 1UL : 0;
            result[i] = less - borrow;
            borrow = high + (less < borrow ? 1UL : 0);
        }
        return borrow;
    }

    /// <summary>
    /// Divides by a number of two limbs or more whose top bit is set; leaves the remainder in the dividend, whose last limb must be
    /// less than the divisor's. (Knuth's algorithm D)
    /// </summary>
    internal static void Divide(Span<ulong> dividend, ReadOnlySpan<ulong> divisor, Span<ulong> quotient)
    {
        int n = divisor.Length;
        ulong top = divisor[n - 1], next = divisor[n - 2], reciprocal = Reciprocal(top);
        for (int j = dividend.Length - n - 1; j >= 0; j--)
        {
            Span<ulong> part = dividend.Slice(j, n + 1);
            ulong digit = Estimate(part[n], part[n - 1], part[n - 2], top, next, reciprocal);
            ulong borrow = MultiplySubtract(divisor, digit, part);
            bool isTooLarge = part[n] < borrow;
            part[n] -= borrow;
            if (isTooLarge)
            {
                digit--;
                part[n] += AddTo(part, divisor);
            }
            quotient[j] = digit;
        }
    }

    /// <summary>Divides in place by a limb whose top bit is set; returns the remainder.</summary>
    internal static ulong Divide(Span<ulong> a, ulong divisor, ulong reciprocal)
    {
        ulong rest = 0;
        for (int i = a.Length - 1; i >= 0; i--) a[i] = Divide(rest, a[i], divisor, reciprocal, out rest);
        return rest;
    }

    /// <summary>Adds a number that is not longer; nothing may be carried out.</summary>
    internal static void AddInPlace(Span<ulong> sum, ReadOnlySpan<ulong> b)
    {
        ulong carry = AddTo(sum, b);
        for (int i = b.Length; carry != 0 && i < sum.Length; i++) carry = ++sum[i] == 0 ? 1UL : 0;
    }

    private static ulong AddTo(Span<ulong> sum, ReadOnlySpan<ulong> b)
    {
        ulong carry = 0;
        for (int i = 0; i < b.Length; i++)
        {
            ulong partial = sum[i] + carry;
            carry = partial < carry ? 1UL : 0;
            partial += b[i];
            carry += partial < b[i] ? 1UL : 0;
            sum[i] = partial;
        }
        return carry;
    }

    // A limb of the quotient, from the two upper limbs of the divisor: too large by one at most.
    private static ulong Estimate(ulong u2, ulong u1, ulong u0, ulong top, ulong next, ulong reciprocal)
    {
        ulong digit, rest;
        if (u2 >= top)
        {
            digit = ulong.MaxValue;
            rest = u1 + top;
            if (rest < top) return digit;
        }
        else
        {
            digit = Divide(u2, u1, top, reciprocal, out rest);
        }
        while (true)
        {
            ulong high = Math.BigMul(digit, next, out ulong low);
            if (high < rest || (high == rest && low <= u0)) return digit;
            digit--;
            rest += top;
            if (rest < top) return digit;
        }
    }

    // What multiplying by replaces division by a limb with its top bit set: the quotient of 2^128 - 1, less 2^64. (Möller and Granlund)
    internal static ulong Reciprocal(ulong divisor) => (ulong)(new UInt128(~divisor, ulong.MaxValue) / divisor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Divide(ulong high, ulong low, ulong divisor, ulong reciprocal, out ulong rest)
    {
        ulong quotient = Math.BigMul(reciprocal, high, out ulong fraction);
        fraction += low;
        quotient += high + (fraction < low ? 1UL : 0) + 1;
        rest = low - quotient * divisor;
        if (rest > fraction)
        {
            quotient--;
            rest += divisor;
        }
        if (rest >= divisor)
        {
            quotient++;
            rest -= divisor;
        }
        return quotient;
    }

    /// <summary>Shifts to the left in place, by less than a limb; nothing may fall out.</summary>
    internal static void ShiftLeft(Span<ulong> a, int count)
    {
        if (count == 0) return;
        ulong below = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ulong limb = a[i];
            a[i] = limb << count | below;
            below = limb >> (64 - count);
        }
    }

    /// <summary>Shifts to the right in place, by less than a limb.</summary>
    internal static void ShiftRight(Span<ulong> a, int count)
    {
        if (count == 0) return;
        ulong above = 0;
        for (int i = a.Length - 1; i >= 0; i--)
        {
            ulong limb = a[i];
            a[i] = limb >> count | above;
            above = limb << (64 - count);
        }
    }
}
