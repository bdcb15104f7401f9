using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

/// <summary>The math module.</summary>
[PyModule("math", Doc = "Mathematical functions of real numbers, as the C standard defines them.")]
internal static unsafe partial class MathModule
{
    [PyConstant(Name = "pi")] internal const double Pi = Math.PI;
    [PyConstant(Name = "e")] internal const double E = Math.E;
    [PyConstant(Name = "tau")] internal const double Tau = Math.Tau;
    [PyConstant(Name = "inf")] internal const double Inf = double.PositiveInfinity;
    [PyConstant(Name = "nan")] internal static double Nan => BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    private static PythonException DomainError() => Errors.ValueError("math domain error");

    private static PythonException RangeError() => Errors.OverflowError("math range error");

    // math_1: a NaN from anything else is a domain error, an infinity from a finite argument an overflow or a singularity.
    private static double Checked(double x, double result, bool canOverflow)
    {
        if (double.IsNaN(result) && !double.IsNaN(x)) throw DomainError();
        if (double.IsInfinity(result) && double.IsFinite(x)) throw canOverflow ? RangeError() : DomainError();
        return result;
    }

    /// <summary>PyFloat_AsDouble. Throws.</summary>
    private static double ToDouble(ThreadState ts, Value value) =>
        ArgumentConversion.ToDouble(ts, value, out double number) ? number : throw ts.Throwable();

    /// <summary>PyNumber_Index. Throws.</summary>
    private static Value ToIndex(ThreadState ts, Value value) => Indexing.Index(ts, value).OrThrow(ts);

    [PyFunction("acos($module, x, /)\n--\n\nThe angle, from 0 to pi, whose cosine is x.")]
    private static double Acos(double x) => Checked(x, Math.Acos(x), false);

    [PyFunction("acosh($module, x, /)\n--\n\nThe inverse of cosh for x >= 1.")]
    private static double Acosh(double x) => Checked(x, Math.Acosh(x), false);

    [PyFunction("asin($module, x, /)\n--\n\nThe angle, from -pi/2 to pi/2, whose sine is x.")]
    private static double Asin(double x) => Checked(x, Math.Asin(x), false);

    [PyFunction("asinh($module, x, /)\n--\n\nThe inverse of sinh.")]
    private static double Asinh(double x) => Checked(x, Math.Asinh(x), false);

    [PyFunction("atan($module, x, /)\n--\n\nThe angle, from -pi/2 to pi/2, whose tangent is x.")]
    private static double Atan(double x) => Math.Atan(x);

    [PyFunction("atan2($module, y, x, /)\n--\n\nThe angle of the point (x, y), from -pi to pi, in the quadrant that the signs say.")]
    private static double Atan2(double y, double x) => Math.Atan2(y, x);

    [PyFunction("atanh($module, x, /)\n--\n\nThe inverse of tanh for -1 < x < 1.")]
    private static double Atanh(double x) => Checked(x, Math.Atanh(x), false);

    [PyFunction("cbrt($module, x, /)\n--\n\nThe cube root.")]
    private static double Cbrt(double x) => Math.Cbrt(x);

    [PyFunction("copysign($module, x, y, /)\n--\n\nThe magnitude of x with the sign of y, which a zero has too.")]
    private static double CopySign(double x, double y) => Math.CopySign(x, y);

    [PyFunction("cos($module, x, /)\n--\n\nThe cosine of an angle in radians.")]
    private static double Cos(double x) => Checked(x, Math.Cos(x), false);

    [PyFunction("cosh($module, x, /)\n--\n\nThe hyperbolic cosine.")]
    private static double Cosh(double x) => Checked(x, Math.Cosh(x), true);

    [PyFunction("degrees($module, x, /)\n--\n\nAn angle in radians as degrees.")]
    private static double Degrees(double x) => x * (180.0 / Math.PI);

    [PyFunction("radians($module, x, /)\n--\n\nAn angle in degrees as radians.")]
    private static double Radians(double x) => x * (Math.PI / 180.0);

    [PyFunction("erf($module, x, /)\n--\n\nThe error function.")]
    private static double Erf(double x) => ErrorFunction.Erf(x);

    [PyFunction("erfc($module, x, /)\n--\n\n1 - erf(x), accurate for large x.")]
    private static double Erfc(double x) => ErrorFunction.Erfc(x);

    [PyFunction("exp($module, x, /)\n--\n\ne to the power of x.")]
    private static double Exp(double x) => Checked(x, Math.Exp(x), true);

    [PyFunction("exp2($module, x, /)\n--\n\n2 to the power of x.")]
    private static double Exp2(double x) => Checked(x, double.IsNegativeInfinity(x) ? 0 : Math.Pow(2, x), true);

    [PyFunction("expm1($module, x, /)\n--\n\nexp(x) - 1, accurate for x near 0.")]
    private static double Expm1(double x) => Checked(x, ExpLog.Expm1(x), true);

    [PyFunction("fabs($module, x, /)\n--\n\nThe absolute value as a float.")]
    private static double Fabs(double x) => Math.Abs(x);

    [PyFunction("gamma($module, x, /)\n--\n\nThe gamma function.")]
    private static double Gamma(double x)
    {
        if (x == 0) throw DomainError();
        return Checked(x, SpecialFunctions.Gamma(x), true);
    }

    [PyFunction("lgamma($module, x, /)\n--\n\nlog(abs(gamma(x))), where gamma itself would overflow.")]
    private static double LogGamma(double x)
    {
        double result = SpecialFunctions.LogGamma(x);
        if (double.IsInfinity(result) && double.IsFinite(x)) throw x <= 0 && x == Math.Floor(x) ? DomainError() : RangeError();
        return result;
    }

    [PyFunction("sin($module, x, /)\n--\n\nThe sine of an angle in radians.")]
    private static double Sin(double x) => Checked(x, Math.Sin(x), false);

    [PyFunction("sinh($module, x, /)\n--\n\nThe hyperbolic sine.")]
    private static double Sinh(double x) => Checked(x, Math.Sinh(x), true);

    [PyFunction("sqrt($module, x, /)\n--\n\nThe square root.")]
    private static double Sqrt(double x) => Checked(x, Math.Sqrt(x), false);

    [PyFunction("tan($module, x, /)\n--\n\nThe tangent of an angle in radians.")]
    private static double Tan(double x) => Checked(x, Math.Tan(x), false);

    [PyFunction("tanh($module, x, /)\n--\n\nThe hyperbolic tangent.")]
    private static double Tanh(double x) => Math.Tanh(x);

    [PyFunction("isfinite($module, x, /)\n--\n\nWhether x is neither infinite nor NaN.")]
    private static bool IsFinite(double x) => double.IsFinite(x);

    [PyFunction("isinf($module, x, /)\n--\n\nWhether x is infinite.")]
    private static bool IsInf(double x) => double.IsInfinity(x);

    [PyFunction("isnan($module, x, /)\n--\n\nWhether x is NaN.")]
    private static bool IsNan(double x) => double.IsNaN(x);
}
