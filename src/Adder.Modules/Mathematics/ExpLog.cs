using System.Numerics;
using Adder.Objects.NumberText;

namespace Adder.Modules.Mathematics;

/// <summary>Exponentials and logarithms near their fixed points, and logarithms of ints of any size.</summary>
internal static class ExpLog
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700e+00;

    /// <summary>exp(x) - 1 without cancellation, by the method of fdlibm.</summary>
    internal static double Expm1(double x)
    {
        double magnitude = Math.Abs(x);
        if (!(magnitude < 709.782712893384)) return double.IsNaN(x) ? x : x > 0 ? double.IsInfinity(x) ? x : Math.Exp(x) - 1 : -1;
        if (x < -38.816242) return -1;
        if (magnitude < 5.551115123125783e-17) return x;
        int k = 0;
        double c = 0;
        if (magnitude > 0.5 * 0.6931471805599453)
        {
            k = magnitude < 1.5 * 0.6931471805599453 ? Math.Sign(x) : (int)(InverseLn2 * x + (x > 0 ? 0.5 : -0.5));
            double high = x - k * Ln2High;
            double low = k * Ln2Low;
            x = high - low;
            c = high - x - low;
        }
        double half = 0.5 * x;
        double squared = x * half;
        double fourth = squared * squared;
        double r = 1 + squared * -3.33333333333331316428e-02
            + fourth * (1.58730158725481460165e-03 + squared * -7.93650757867487942473e-05)
            + fourth * fourth * (4.00821782732936239552e-06 + squared * -2.01099218183624371326e-07);
        double t = 3 - r * half;
        double e = squared * ((r - t) / (6 - x * t));
        return k == 0 ? x - (x * e - squared) : Scaled(x, x * (e - c) - c - squared, k);
    }

    private static double Scaled(double x, double e, int k)
    {
        switch (k)
        {
            case -1:
                return 0.5 * (x - e) - 0.5;
            case 1:
                return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
            case <= -2 or > 56:
                return Math.ScaleB(1 - (e - x), k) - 1;
            case < 20:
                return Math.ScaleB(1 - Math.ScaleB(1, -k) - (e - x), k);
            default:
                return Math.ScaleB(x - (e + Math.ScaleB(1, -k)) + 1, k);
        }
    }

    /// <summary>log(1 + x) without cancellation, by the method of fdlibm.</summary>
    internal static double Log1p(double x)
    {
        if (!double.IsFinite(x)) return x;
        double magnitude = Math.Abs(x);
        if (magnitude < 1.862645149230957e-09) return magnitude < 5.551115123125783e-17 ? x : x - x * x * 0.5;
        int k = 0;
        double f = x;
        double c = 0;
        if (x is <= -0.29289338 or >= 0.41421356)
        {
            double u = x < 9007199254740992.0 ? 1 + x : x;
            k = Math.ILogB(u);
            if (u != x) c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
            u = Math.ScaleB(u, -k);
            if (u >= 1.41421318)
            {
                k++;
                u *= 0.5;
            }
            f = u - 1;
        }
        double half = 0.5 * f * f;
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double r = z * 6.666666666666735130e-01
            + z2 * (3.999999999940941908e-01 + z * 2.857142874366239149e-01)
            + z4 * (2.222219843214978396e-01 + z * 1.818357216161805012e-01)
            + z4 * z2 * (1.531383769920937332e-01 + z * 1.479819860511658591e-01);
        return k == 0
            ? f - (half - s * (half + r))
            : k * Ln2High - (half - (s * (half + r) + (k * Ln2Low + c)) - f);
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
