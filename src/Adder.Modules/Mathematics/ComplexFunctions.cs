using System.Numerics;
using Adder.Objects;
using Table = Adder.Modules.Mathematics.ComplexSpecialValues;

namespace Adder.Modules.Mathematics;

/// <summary>Complex functions by Kahan's formulas, which keep signed zeros and branch cuts right. Throw ValueError and OverflowError.</summary>
internal static class ComplexFunctions
{
    private const double LargeDouble = double.MaxValue / 4;
    private const double SmallDouble = 2.2250738585072014e-308;
    private const double LogLargeDouble = 708.3964185322641;   // log(LargeDouble)
    private const double Ln2 = 0.6931471805599453094;
    private const double Ln10 = 2.302585092994045684;
    private const int ScaleUp = 53, ScaleDown = -27;

    private static readonly double s_sqrtLarge = Math.Sqrt(LargeDouble), s_sqrtSmall = Math.Sqrt(SmallDouble);

    private static Complex Finite(double real, double imaginary) =>
        double.IsInfinity(real) || double.IsInfinity(imaginary) ? throw Errors.OverflowError("math range error") : new(real, imaginary);

    internal static Complex Sqrt(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Sqrt, z.Real, z.Imaginary);
        if (z.Real == 0 && z.Imaginary == 0) return new(0, z.Imaginary);
        double ax = Math.Abs(z.Real), ay = Math.Abs(z.Imaginary), s;
        if (ax < SmallDouble && ay < SmallDouble && (ax > 0 || ay > 0))
        {
            ax = Math.ScaleB(ax, ScaleUp);
            s = Math.ScaleB(Math.Sqrt(ax + VectorNorm.Hypot(ax, Math.ScaleB(ay, ScaleUp))), ScaleDown);
        }
        else
        {
            ax /= 8;
            s = 2 * Math.Sqrt(ax + VectorNorm.Hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        return z.Real >= 0 ? new(s, Math.CopySign(d, z.Imaginary)) : new(d, Math.CopySign(s, z.Imaginary));
    }

    internal static Complex Acos(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Acos, z.Real, z.Imaginary);
        if (IsLarge(z))
        {
            double imaginary = -Math.CopySign(LogOfLarge(z), z.Imaginary);
            return new(Math.Atan2(Math.Abs(z.Imaginary), z.Real), imaginary);
        }
        Complex s1 = Sqrt(new(1 - z.Real, -z.Imaginary)), s2 = Sqrt(new(1 + z.Real, z.Imaginary));
        return new(2 * Math.Atan2(s1.Real, s2.Real), Math.Asinh(s2.Real * s1.Imaginary - s2.Imaginary * s1.Real));
    }

    internal static Complex Acosh(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Acosh, z.Real, z.Imaginary);
        if (IsLarge(z)) return new(LogOfLarge(z), Math.Atan2(z.Imaginary, z.Real));
        Complex s1 = Sqrt(new(z.Real - 1, z.Imaginary)), s2 = Sqrt(new(z.Real + 1, z.Imaginary));
        return new(Math.Asinh(s1.Real * s2.Real + s1.Imaginary * s2.Imaginary), 2 * Math.Atan2(s1.Imaginary, s2.Real));
    }

    internal static Complex Asin(Complex z)
    {
        Complex s = Asinh(new(-z.Imaginary, z.Real));
        return new(s.Imaginary, -s.Real);
    }

    internal static Complex Asinh(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Asinh, z.Real, z.Imaginary);
        if (IsLarge(z)) return new(Math.CopySign(LogOfLarge(z), z.Real), Math.Atan2(z.Imaginary, Math.Abs(z.Real)));
        Complex s1 = Sqrt(new(1 + z.Imaginary, -z.Real)), s2 = Sqrt(new(1 - z.Imaginary, z.Real));
        return new(
            Math.Asinh(s1.Real * s2.Imaginary - s2.Real * s1.Imaginary),
            Math.Atan2(z.Imaginary, s1.Real * s2.Real - s1.Imaginary * s2.Imaginary));
    }

    internal static Complex Atan(Complex z)
    {
        Complex s = Atanh(new(-z.Imaginary, z.Real));
        return new(s.Imaginary, -s.Real);
    }

    internal static Complex Atanh(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Atanh, z.Real, z.Imaginary);
        if (z.Real < 0 || (z.Real == 0 && double.IsNegative(z.Real))) return -Atanh(-z);
        double ay = Math.Abs(z.Imaginary);
        if (z.Real > s_sqrtLarge || ay > s_sqrtLarge)
        {
            double h = VectorNorm.Hypot(z.Real / 2, z.Imaginary / 2);
            return new(z.Real / 4 / h / h, -Math.CopySign(Math.PI / 2, -z.Imaginary));
        }
        if (z.Real == 1 && ay < s_sqrtSmall)
        {
            if (ay == 0) throw Errors.ValueError("math domain error");
            double imaginary = Math.CopySign(Math.Atan2(2, -ay) / 2, z.Imaginary);
            return new(-Math.Log(Math.Sqrt(ay) / Math.Sqrt(VectorNorm.Hypot(ay, 2))), imaginary);
        }
        double real = ExpLog.Log1p(4 * z.Real / ((1 - z.Real) * (1 - z.Real) + ay * ay)) / 4;
        return new(real, -Math.Atan2(-2 * z.Imaginary, (1 - z.Real) * (1 + z.Real) - ay * ay) / 2);
    }

    internal static Complex Cos(Complex z) => Cosh(new(-z.Imaginary, z.Real));

    internal static Complex Cosh(Complex z)
    {
        const double Infinity = double.PositiveInfinity;
        if (!Table.IsFinite(z))
        {
            if (!double.IsInfinity(z.Real) || !double.IsFinite(z.Imaginary) || z.Imaginary == 0) return Table.Of(Table.Cosh, z.Real, z.Imaginary);
            double sine = Math.CopySign(Infinity, Math.Sin(z.Imaginary));
            return new(Math.CopySign(Infinity, Math.Cos(z.Imaginary)), z.Real > 0 ? sine : -sine);
        }
        if (Math.Abs(z.Real) > LogLargeDouble)
        {
            double less = z.Real - Math.CopySign(1, z.Real);
            return Finite(Math.Cos(z.Imaginary) * Math.Cosh(less) * Math.E, Math.Sin(z.Imaginary) * Math.Sinh(less) * Math.E);
        }
        return Finite(Math.Cos(z.Imaginary) * Math.Cosh(z.Real), Math.Sin(z.Imaginary) * Math.Sinh(z.Real));
    }

    internal static Complex Exp(Complex z)
    {
        if (!Table.IsFinite(z))
        {
            if (!double.IsInfinity(z.Real) || !double.IsFinite(z.Imaginary) || z.Imaginary == 0) return Table.Of(Table.Exp, z.Real, z.Imaginary);
            double size = z.Real > 0 ? double.PositiveInfinity : 0;
            return new(Math.CopySign(size, Math.Cos(z.Imaginary)), Math.CopySign(size, Math.Sin(z.Imaginary)));
        }
        if (z.Real > LogLargeDouble)
        {
            double less = Math.Exp(z.Real - 1);
            return Finite(less * Math.Cos(z.Imaginary) * Math.E, less * Math.Sin(z.Imaginary) * Math.E);
        }
        double length = Math.Exp(z.Real);
        return Finite(length * Math.Cos(z.Imaginary), length * Math.Sin(z.Imaginary));
    }

    // c_log
    internal static Complex Log(Complex z)
    {
        if (!Table.IsFinite(z)) return Table.Of(Table.Log, z.Real, z.Imaginary);
        double ax = Math.Abs(z.Real), ay = Math.Abs(z.Imaginary), real;
        if (ax > LargeDouble || ay > LargeDouble)
        {
            real = Math.Log(VectorNorm.Hypot(ax / 2, ay / 2)) + Ln2;
        }
        else if (ax < SmallDouble && ay < SmallDouble)
        {
            if (ax == 0 && ay == 0) throw Errors.ValueError("math domain error");
            real = Math.Log(VectorNorm.Hypot(Math.ScaleB(ax, ScaleUp), Math.ScaleB(ay, ScaleUp))) - ScaleUp * Ln2;
        }
        else
        {
            double h = VectorNorm.Hypot(ax, ay);
            if (h is >= 0.71 and <= 1.73)
            {
                double am = Math.Max(ax, ay), an = Math.Min(ax, ay);
                real = ExpLog.Log1p((am - 1) * (am + 1) + an * an) / 2;
            }
            else
            {
                real = Math.Log(h);
            }
        }
        return new(real, Math.Atan2(z.Imaginary, z.Real));
    }

    internal static Complex Log10(Complex z)
    {
        Complex log = Log(z);
        return new(log.Real / Ln10, log.Imaginary / Ln10);
    }

    internal static Complex Sin(Complex z)
    {
        Complex s = Sinh(new(-z.Imaginary, z.Real));
        return new(s.Imaginary, -s.Real);
    }

    internal static Complex Sinh(Complex z)
    {
        const double Infinity = double.PositiveInfinity;
        if (!Table.IsFinite(z))
        {
            if (!double.IsInfinity(z.Real) || !double.IsFinite(z.Imaginary) || z.Imaginary == 0) return Table.Of(Table.Sinh, z.Real, z.Imaginary);
            double cosine = Math.CopySign(Infinity, Math.Cos(z.Imaginary));
            return new(z.Real > 0 ? cosine : -cosine, Math.CopySign(Infinity, Math.Sin(z.Imaginary)));
        }
        if (Math.Abs(z.Real) > LogLargeDouble)
        {
            double less = z.Real - Math.CopySign(1, z.Real);
            return Finite(Math.Cos(z.Imaginary) * Math.Sinh(less) * Math.E, Math.Sin(z.Imaginary) * Math.Cosh(less) * Math.E);
        }
        return Finite(Math.Cos(z.Imaginary) * Math.Sinh(z.Real), Math.Sin(z.Imaginary) * Math.Cosh(z.Real));
    }

    internal static Complex Tan(Complex z)
    {
        Complex s = Tanh(new(-z.Imaginary, z.Real));
        return new(s.Imaginary, -s.Real);
    }

    internal static Complex Tanh(Complex z)
    {
        if (!Table.IsFinite(z))
        {
            if (!double.IsInfinity(z.Real) || !double.IsFinite(z.Imaginary) || z.Imaginary == 0) return Table.Of(Table.Tanh, z.Real, z.Imaginary);
            double zero = Math.CopySign(0.0, 2 * Math.Sin(z.Imaginary) * Math.Cos(z.Imaginary));
            return new(z.Real > 0 ? 1 : -1, zero);
        }
        if (Math.Abs(z.Real) > LogLargeDouble)
        {
            double tiny = 4 * Math.Sin(z.Imaginary) * Math.Cos(z.Imaginary) * Math.Exp(-2 * Math.Abs(z.Real));
            return new(Math.CopySign(1, z.Real), tiny);
        }
        double tx = Math.Tanh(z.Real), ty = Math.Tan(z.Imaginary), cx = 1 / Math.Cosh(z.Real);
        double product = tx * ty, denominator = 1 + product * product;
        return new(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    internal static Complex Rect(double length, double angle)
    {
        const double Infinity = double.PositiveInfinity;
        if (!double.IsFinite(length) || !double.IsFinite(angle))
        {
            if (!double.IsInfinity(length) || !double.IsFinite(angle) || angle == 0) return Table.Of(Table.Rect, length, angle);
            double real = Math.CopySign(Infinity, Math.Cos(angle)), imaginary = Math.CopySign(Infinity, Math.Sin(angle));
            return length > 0 ? new(real, imaginary) : new(-real, -imaginary);
        }
        return angle == 0 ? new(length, length * angle) : new(length * Math.Cos(angle), length * Math.Sin(angle));
    }

    private static bool IsLarge(Complex z) => Math.Abs(z.Real) > LargeDouble || Math.Abs(z.Imaginary) > LargeDouble;

    private static double LogOfLarge(Complex z) => Math.Log(VectorNorm.Hypot(z.Real / 2, z.Imaginary / 2)) + Ln2 * 2;
}
