using System.Numerics;
using Adder.Objects.NumberText;

namespace Adder.Modules.Mathematics;

/// <summary>Exponentials and logarithms near their fixed points, and logarithms of ints of any size.</summary>
internal static class ExpLog
{
    /// <summary>exp(x) - 1 without cancellation (Kahan's method).</summary>
    internal static double Expm1(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        if (Math.Abs(x) < 1e-5) return x + x * x / 2 + x * x * x / 6;
        double u = Math.Exp(x);
        if (u == 1) return x;
        double less = u - 1;
        if (less == -1) return -1;
        return less * x / Math.Log(u);
    }

    /// <summary>log(1 + x) without cancellation.</summary>
    internal static double Log1p(double x)
    {
        if (x == 0 || Math.Abs(x) < 1.1102230246251565e-16) return x;
        if (double.IsPositiveInfinity(x)) return x;
        double y = 1 + x;
        return Math.Log(y) - (y - 1 - x) / y;
    }

    /// <summary>Applies a logarithm to a positive int that may be too large for a double. (loghelper)</summary>
    internal static double OfInteger(BigInteger value, Func<double, double> log)
    {
        if (FloatConversion.TryFromInteger(value, out double number)) return log(number);
        long bits = IntegerArithmetic.BitLength(value);
        int shift = (int)(bits - 64);
        FloatConversion.TryFromInteger(value >> shift, out double top);
        top = Math.ScaleB(top, -64);
        return log(top) + log(2.0) * bits;
    }
}
