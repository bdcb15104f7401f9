using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Syntax.Tree;

namespace Adder.Bytecode;

/// <summary>Which constants are one (CPython's <c>_PyCode_ConstantKey</c>): equal and of one type, zeros told apart by their sign.</summary>
internal sealed class ConstantComparer : IEqualityComparer<object>
{
    public static readonly ConstantComparer Instance = new();

    public new bool Equals(object? left, object? right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left is null || right is null || left.GetType() != right.GetType()) return false;
        return left switch
        {
            string text => text == (string)right,
            long number => number == (long)right,
            double number => SameNumber(number, (double)right),
            BigInteger number => number == (BigInteger)right,
            Imaginary number => SameNumber(number.Real, ((Imaginary)right).Real) && SameNumber(number.Imag, ((Imaginary)right).Imag),
            byte[] bytes => bytes.AsSpan().SequenceEqual((byte[])right),
            int[] points => points.AsSpan().SequenceEqual((int[])right),
            object[] items => SameItems(items, (object[])right),
            FrozenItems set => SameSet(set.Items, ((FrozenItems)right).Items),
            CodeUnit code => code.SameAs((CodeUnit)right),
            _ => false,
        };
    }

    public int GetHashCode(object value) => value switch
    {
        string text => text.GetHashCode(),
        long number => number.GetHashCode() ^ 0x5bd1e995,
        double number => number.GetHashCode(),
        BigInteger number => number.GetHashCode(),
        Imaginary number => HashCode.Combine(number.Real, number.Imag),
        byte[] bytes => HashOf(bytes),
        int[] points => points.Length,
        object[] items => HashOf(items),
        FrozenItems set => HashOfSet(set.Items),
        CodeUnit code => HashCode.Combine(code.Name, code.FirstLine, code.Code.Length),
        _ => RuntimeHelpers.GetHashCode(value),
    };

    // A NaN is only itself: boxed, so that identity tells.
    private static bool SameNumber(double left, double right) =>
        left == right && double.IsNegative(left) == double.IsNegative(right);

    private static bool SameItems(object[] left, object[] right)
    {
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!Instance.Equals(left[i], right[i])) return false;
        }
        return true;
    }

    private static bool SameSet(object[] left, object[] right)
    {
        if (left.Length != right.Length) return false;
        var items = new HashSet<object>(left, Instance);
        return items.SetEquals(right);
    }

    private static int HashOf(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static int HashOf(object[] items)
    {
        int hash = 17;
        foreach (object item in items) hash = hash * 31 + Instance.GetHashCode(item);
        return hash;
    }

    private static int HashOfSet(object[] items)
    {
        int hash = items.Length;
        foreach (object item in items) hash ^= Instance.GetHashCode(item);
        return hash;
    }
}
