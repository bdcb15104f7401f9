using System.Buffers;

namespace Adder.Objects.NumberText;

/// <summary>Products of many limbs: three products of half the length instead of four.</summary>
internal static class Karatsuba
{
    /// <summary>Factors shorter than this are multiplied row by row.</summary>
    internal const int Threshold = 40;

    /// <summary>The product; the first factor is not the shorter one, and the result is as long as both together.</summary>
    internal static void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        if (b.Length < Threshold)
        {
            Limbs.Multiply(a, b, result);
            return;
        }
        // Each level takes twice the length of a factor; the levels halve it, and add a limb for carries.
        ulong[] scratch = ArrayPool<ulong>.Shared.Rent(4 * a.Length + 256);
        Multiply(a, b, result, scratch);
        ArrayPool<ulong>.Shared.Return(scratch);
    }

    private static void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result, Span<ulong> scratch)
    {
        if (b.Length < Threshold)
        {
            if (b.IsEmpty) result.Clear();
            else Limbs.Multiply(a, b, result);
        }
        else if (a.Length >= 2 * b.Length)
        {
            MultiplyByParts(a, b, result, scratch);
        }
        else
        {
            MultiplyHalves(a, b, result, scratch);
        }
    }

    private static void MultiplyByParts(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result, Span<ulong> scratch)
    {
        result.Clear();
        while (!a.IsEmpty)
        {
            ReadOnlySpan<ulong> part = a[..Math.Min(a.Length, b.Length)];
            Span<ulong> product = scratch[..(part.Length + b.Length)];
            Multiply(b, part, product, scratch[product.Length..]);
            Limbs.AddInPlace(result, product);
            a = a[part.Length..];
            result = result[part.Length..];
        }
    }

    private static void MultiplyHalves(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result, Span<ulong> scratch)
    {
        int half = (a.Length + 1) / 2;
        ReadOnlySpan<ulong> lowA = a[..half], highA = a[half..], lowB = b[..half], highB = b[half..];
        Span<ulong> low = result[..(2 * half)], high = result[(2 * half)..];
        Span<ulong> sumA = scratch[..(half + 1)], sumB = scratch.Slice(half + 1, half + 1), middle = scratch.Slice(2 * half + 2, 2 * half + 2);
        Span<ulong> rest = scratch[(4 * half + 4)..];
        Multiply(lowA, lowB, low, rest);
        Multiply(highA, highB, high, rest);
        Limbs.Add(lowA, highA, sumA);
        Limbs.Add(lowB, highB, sumB);
        Multiply(sumA, sumB, middle, rest);
        Limbs.Subtract(middle, low, middle);
        Limbs.Subtract(middle, high, middle);
        Limbs.AddInPlace(result[half..], Limbs.Trim(middle));
    }
}
