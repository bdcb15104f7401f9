namespace Adder.Modules.Mathematics;

/// <summary>The length of a vector, accurate to less than an ulp, and sums of products in triple length.</summary>
internal static class VectorNorm
{
    /// <summary>The coordinates are not negative. (vector_norm)</summary>
    internal static double Length(Span<double> coordinates, double largest, bool nanSeen)
    {
        if (double.IsInfinity(largest)) return largest;
        if (nanSeen) return double.NaN;
        if (largest == 0 || coordinates.Length <= 1) return largest;
        int exponent = double.ILogB(largest) + 1;
        if (exponent < -1023)
        {
            for (int i = 0; i < coordinates.Length; i++) coordinates[i] /= MinNormal;
            return MinNormal * Length(coordinates, largest / MinNormal, nanSeen);
        }
        double scale = Math.ScaleB(1.0, -exponent);
        double sum = 1.0;
        double low1 = 0;
        double low2 = 0;
        foreach (double coordinate in coordinates)
        {
            double x = coordinate * scale;
            Accumulate(x, x, ref sum, ref low1, ref low2);
        }
        double root = Math.Sqrt(sum - 1.0 + (low1 + low2));
        Accumulate(-root, root, ref sum, ref low1, ref low2);
        double rest = sum - 1.0 + (low1 + low2);
        root += rest / (2.0 * root);
        return root / scale;
    }

    /// <summary>The length of (x, y); infinite where a coordinate is, even if the other is NaN. (C's hypot)</summary>
    internal static double Hypot(double x, double y)
    {
        Span<double> coordinates = [Math.Abs(x), Math.Abs(y)];
        if (double.IsInfinity(x) || double.IsInfinity(y)) return double.PositiveInfinity;
        return Length(coordinates, Math.Max(coordinates[0], coordinates[1]), double.IsNaN(x) || double.IsNaN(y));
    }

    private static void Accumulate(double a, double b, ref double sum, ref double low1, ref double low2)
    {
        double product = a * b;
        double productLow = Math.FusedMultiplyAdd(a, b, -product);
        double next = sum + product;
        double nextLow = sum - next + product;
        sum = next;
        low1 += productLow;
        low2 += nextLow;
    }

    private const double MinNormal = 2.2250738585072014e-308;
}

/// <summary>A sum kept in three doubles. (TripleLength)</summary>
internal struct TripleSum
{
    private double _high;
    private double _low;
    private double _tiny;

    internal void AddProduct(double x, double y)
    {
        double product = x * y;
        double productLow = Math.FusedMultiplyAdd(x, y, -product);
        (double high, double r1) = Sum(_high, product);
        (double low, double r2) = Sum(_low, productLow);
        (double r0, double r3) = Sum(low, r1);
        _high = high;
        _low = r0;
        _tiny = _tiny + r2 + r3;
    }

    internal readonly double Total()
    {
        (double last, double rest) = Sum(_low, _tiny);
        (double high, double low) = Sum(_high, last);
        return high + (low + rest);
    }

    private static (double High, double Low) Sum(double a, double b)
    {
        double x = a + b;
        double z = x - a;
        return (x, a - (x - z) + (b - z));
    }
}
