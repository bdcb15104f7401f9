using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Objects.NumberText;

/// <summary>
/// What <see cref="BigInteger"/> computes 32 bits at a time is computed here 64 bits at a time: sums and products unless they are so small that
/// it does not matter, quotients unless they are so long that its better algorithms win.
/// </summary>
[SkipLocalsInit]
internal static partial class BigArithmetic
{
    // In digits of 32 bits.
    private const int WorthAdding = 12, WorthMultiplying = 6, WorthDividing = 8;

    // Of the quotient, in limbs; the divisor may be of any length.
    private const int TooMuchToDivide = 64;

    internal static BigInteger Add(BigInteger a, BigInteger b) => Sum(a, b, false);

    internal static BigInteger Subtract(BigInteger a, BigInteger b) => Sum(a, b, true);

    private static BigInteger Sum(BigInteger a, BigInteger b, bool subtract)
    {
        if (Length(ref a) < WorthAdding && Length(ref b) < WorthAdding) return subtract ? a - b : a + b;
        bool aNegative = IsNegative(ref a), bNegative = IsNegative(ref b) ^ subtract;
        using Operand left = new(ref a, stackalloc ulong[Operand.OnStack]), right = new(ref b, stackalloc ulong[Operand.OnStack]);
        int order = Limbs.Compare(left.Span, right.Span);
        ReadOnlySpan<ulong> larger = order >= 0 ? left.Span : right.Span, smaller = order >= 0 ? right.Span : left.Span;
        using Operand result = new(larger.Length + 1, stackalloc ulong[Operand.OnStack]);
        if (aNegative == bNegative)
        {
            Limbs.Add(larger, smaller, result.Span);
        }
        else
        {
            Limbs.Subtract(larger, smaller, result.Span);
            result.Span[larger.Length] = 0;
        }
        return Make(result.Span, order >= 0 ? aNegative : bNegative);
    }

    internal static BigInteger Multiply(BigInteger a, BigInteger b)
    {
        if (Math.Max(Length(ref a), Length(ref b)) < WorthMultiplying) return a * b;
        using Operand left = new(ref a, stackalloc ulong[Operand.OnStack]), right = new(ref b, stackalloc ulong[Operand.OnStack]);
        if (left.Span.IsEmpty || right.Span.IsEmpty) return BigInteger.Zero;
        using Operand result = new(left.Span.Length + right.Span.Length, stackalloc ulong[Operand.OnStack]);
        if (left.Span.Length >= right.Span.Length) Karatsuba.Multiply(left.Span, right.Span, result.Span);
        else Karatsuba.Multiply(right.Span, left.Span, result.Span);
        return Make(result.Span, IsNegative(ref a) ^ IsNegative(ref b));
    }

    internal static BigInteger Power(BigInteger number, int exponent)
    {
        const int few = 32;
        if (exponent < few) return BigInteger.Pow(number, exponent);
        BigInteger half = Power(number, exponent / 2), square = Multiply(half, half);
        return exponent % 2 == 0 ? square : Multiply(square, number);
    }

    /// <summary>The quotient rounded towards zero, and the remainder with the dividend's sign.</summary>
    internal static BigInteger Divide(BigInteger a, BigInteger b, out BigInteger remainder)
    {
        if (Digits(ref b) is null) return DivideBySmall(a, SignOrNumber(ref b), out remainder);
        if (!IsWorthDividing(ref a, ref b)) return BigInteger.DivRem(a, b, out remainder);
        using Operand rest = new(ref a, stackalloc ulong[Operand.OnStack], 1), divisor = new(ref b, stackalloc ulong[Operand.OnStack]);
        using Operand quotient = new(Math.Max(rest.Span.Length - divisor.Span.Length, 0), stackalloc ulong[Operand.OnStack]);
        int shift = Divide(rest.Span, divisor.Span, quotient.Span);
        Limbs.ShiftRight(rest.Span, shift);
        remainder = Make(rest.Span, IsNegative(ref a));
        return Make(quotient.Span, IsNegative(ref a) ^ IsNegative(ref b));
    }

    /// <summary>The quotient rounded towards zero, and whether that is all.</summary>
    internal static BigInteger Divide(BigInteger a, BigInteger b, out bool isExact)
    {
        if (Digits(ref b) is null || !IsWorthDividing(ref a, ref b))
        {
            BigInteger whole = Divide(a, b, out BigInteger remainder);
            isExact = remainder.IsZero;
            return whole;
        }
        using Operand rest = new(ref a, stackalloc ulong[Operand.OnStack], 1), divisor = new(ref b, stackalloc ulong[Operand.OnStack]);
        using Operand quotient = new(Math.Max(rest.Span.Length - divisor.Span.Length, 0), stackalloc ulong[Operand.OnStack]);
        Divide(rest.Span, divisor.Span, quotient.Span);
        isExact = rest.Span.IndexOfAnyExcept(0UL) < 0;
        return Make(quotient.Span, IsNegative(ref a) ^ IsNegative(ref b));
    }

    private static bool IsWorthDividing(ref BigInteger a, ref BigInteger b) =>
        Length(ref b) >= WorthDividing && (Length(ref a) - Length(ref b)) / 2 is >= 0 and <= TooMuchToDivide;

    // The remainder stands in the dividend's place, shifted to the left by what is returned.
    private static int Divide(Span<ulong> dividend, Span<ulong> divisor, Span<ulong> quotient)
    {
        int shift = BitOperations.LeadingZeroCount(divisor[^1]);
        Limbs.ShiftLeft(dividend, shift);
        Limbs.ShiftLeft(divisor, shift);
        Limbs.Divide(dividend, divisor, quotient);
        return shift;
    }

    private static int Length(ref BigInteger number) => Digits(ref number)?.Length ?? 1;

    private static bool IsNegative(ref BigInteger number) => SignOrNumber(ref number) < 0;

    /// <summary>The number with these limbs, the least first.</summary>
    internal static BigInteger Make(ReadOnlySpan<ulong> limbs, bool isNegative)
    {
        limbs = Limbs.Trim(limbs);
        if (limbs.Length <= 1)
        {
            BigInteger small = limbs.IsEmpty ? 0 : limbs[0];
            return isNegative ? -small : small;
        }
        ReadOnlySpan<uint> digits = MemoryMarshal.Cast<ulong, uint>(limbs);
        if (digits[^1] == 0) digits = digits[..^1];
        uint[] owned = GC.AllocateUninitializedArray<uint>(digits.Length);
        digits.CopyTo(owned);
        return Own(owned, isNegative);
    }

    private static ref uint[]? Digits(ref BigInteger number) => ref Unsafe.As<BigInteger, Parts>(ref number).Digits;

    private static ref int SignOrNumber(ref BigInteger number) => ref Unsafe.As<BigInteger, Parts>(ref number).SignOrNumber;

    // What a BigInteger is: its digits of 32 bits and its sign, or, where the digits are null, a number of 32 bits. (An UnsafeAccessor waits for the
    // JIT, which every program that imports something would load for it.)
    private struct Parts
    {
#pragma warning disable CS0649 // Assigned as a part of the number.
        internal int SignOrNumber;
        internal uint[]? Digits;
#pragma warning restore CS0649
    }

    /// <summary>Limbs to compute with, on the stack where they are few.</summary>
    private readonly ref struct Operand
    {
        internal const int OnStack = 64;

        private readonly ulong[]? _rented;

        internal Operand(int length, Span<ulong> room)
        {
            if (length > room.Length) room = _rented = ArrayPool<ulong>.Shared.Rent(length);
            Span = room[..length];
        }

        /// <summary>The magnitude of a number, without zeros at the top but for some more limbs.</summary>
        internal Operand(ref BigInteger number, Span<ulong> room, int more = 0) : this((Length(ref number) + 1) / 2 + more, room)
        {
            if (Digits(ref number) is not { } digits)
            {
                int small = SignOrNumber(ref number);
                Span.Clear();
                Span[0] = (uint)(small < 0 ? -small : small);
                if (small == 0) Span = default;
                return;
            }
            Span[(digits.Length / 2)..].Clear();
            digits.CopyTo(MemoryMarshal.Cast<ulong, uint>(Span));
        }

        internal Span<ulong> Span { get; }

        public void Dispose()
        {
            if (_rented is not null) ArrayPool<ulong>.Shared.Return(_rented);
        }
    }
}
