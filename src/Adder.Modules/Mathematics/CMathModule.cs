using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

/// <summary>The cmath module.</summary>
[PyModule("cmath", Doc = "Mathematical functions of complex numbers.")]
internal static partial class CMathModule
{
    [PyConstant(Name = "pi")] internal const double Pi = Math.PI;
    [PyConstant(Name = "e")] internal const double E = Math.E;
    [PyConstant(Name = "tau")] internal const double Tau = Math.Tau;
    [PyConstant(Name = "inf")] internal const double Inf = double.PositiveInfinity;
    [PyConstant(Name = "nan")] internal static double Nan => BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);
    [PyConstant(Name = "infj")] internal static Value InfJ => new PyComplex(0, double.PositiveInfinity);
    [PyConstant(Name = "nanj")] internal static Value NanJ => new PyComplex(0, Nan);

    private static Value Result(Complex z) => new PyComplex(z.Real, z.Imaginary);

    [PyFunction("acos($module, z, /)\n--\n\nReturn the arc cosine of z.")]
    private static Value Acos(ThreadState ts, Value z) => Result(ComplexFunctions.Acos(PyComplex.From(ts, z)));

    [PyFunction("acosh($module, z, /)\n--\n\nThe number whose hyperbolic cosine is z.")]
    private static Value Acosh(ThreadState ts, Value z) => Result(ComplexFunctions.Acosh(PyComplex.From(ts, z)));

    [PyFunction("asin($module, z, /)\n--\n\nReturn the arc sine of z.")]
    private static Value Asin(ThreadState ts, Value z) => Result(ComplexFunctions.Asin(PyComplex.From(ts, z)));

    [PyFunction("asinh($module, z, /)\n--\n\nThe number whose hyperbolic sine is z.")]
    private static Value Asinh(ThreadState ts, Value z) => Result(ComplexFunctions.Asinh(PyComplex.From(ts, z)));

    [PyFunction("atan($module, z, /)\n--\n\nReturn the arc tangent of z.")]
    private static Value Atan(ThreadState ts, Value z) => Result(ComplexFunctions.Atan(PyComplex.From(ts, z)));

    [PyFunction("atanh($module, z, /)\n--\n\nThe number whose hyperbolic tangent is z.")]
    private static Value Atanh(ThreadState ts, Value z) => Result(ComplexFunctions.Atanh(PyComplex.From(ts, z)));

    [PyFunction("cos($module, z, /)\n--\n\nReturn the cosine of z.")]
    private static Value Cos(ThreadState ts, Value z) => Result(ComplexFunctions.Cos(PyComplex.From(ts, z)));

    [PyFunction("cosh($module, z, /)\n--\n\nReturn the hyperbolic cosine of z.")]
    private static Value Cosh(ThreadState ts, Value z) => Result(ComplexFunctions.Cosh(PyComplex.From(ts, z)));

    [PyFunction("exp($module, z, /)\n--\n\nReturn e to the power z.")]
    private static Value Exp(ThreadState ts, Value z) => Result(ComplexFunctions.Exp(PyComplex.From(ts, z)));

    [PyFunction("log10($module, z, /)\n--\n\nReturn the logarithm to base 10 of z.")]
    private static Value Log10(ThreadState ts, Value z) => Result(ComplexFunctions.Log10(PyComplex.From(ts, z)));

    [PyFunction("sin($module, z, /)\n--\n\nReturn the sine of z.")]
    private static Value Sin(ThreadState ts, Value z) => Result(ComplexFunctions.Sin(PyComplex.From(ts, z)));

    [PyFunction("sinh($module, z, /)\n--\n\nReturn the hyperbolic sine of z.")]
    private static Value Sinh(ThreadState ts, Value z) => Result(ComplexFunctions.Sinh(PyComplex.From(ts, z)));

    [PyFunction("sqrt($module, z, /)\n--\n\nReturn the square root of z.")]
    private static Value Sqrt(ThreadState ts, Value z) => Result(ComplexFunctions.Sqrt(PyComplex.From(ts, z)));

    [PyFunction("tan($module, z, /)\n--\n\nReturn the tangent of z.")]
    private static Value Tan(ThreadState ts, Value z) => Result(ComplexFunctions.Tan(PyComplex.From(ts, z)));

    [PyFunction("tanh($module, z, /)\n--\n\nReturn the hyperbolic tangent of z.")]
    private static Value Tanh(ThreadState ts, Value z) => Result(ComplexFunctions.Tanh(PyComplex.From(ts, z)));

    [PyFunction("log($module, z, base=<unrepresentable>, /)\n--\n\nlog(z[, base]) -> the logarithm of z\n\nTo the base e, unless another one is given.")]
    private static Value Log(ThreadState ts, Value z, Value @base)
    {
        Complex number = PyComplex.From(ts, z);
        if (@base.IsNull) return Result(ComplexFunctions.Log(number));
        Complex divisor = ComplexFunctions.Log(PyComplex.From(ts, @base));
        // c_log clears errno where it succeeds: the base's logarithm makes one forget that 0 has none.
        Complex log = number == Complex.Zero
            ? new(double.NegativeInfinity, Math.Atan2(number.Imaginary, number.Real))
            : ComplexFunctions.Log(number);
        if (divisor == Complex.Zero) throw Errors.ValueError("math domain error");
        return Protocols.Numbers.Binary(ts, Bytecode.BinaryOperator.TrueDivide, Result(log), Result(divisor));
    }

    [PyFunction("phase($module, z, /)\n--\n\nReturn the angle of z in the complex plane.")]
    private static double Phase(ThreadState ts, Value z)
    {
        Complex number = PyComplex.From(ts, z);
        return Math.Atan2(number.Imaginary, number.Real);
    }

    [PyFunction("polar($module, z, /)\n--\n\nReturn z in polar coordinates: its length and its angle.")]
    private static Value Polar(ThreadState ts, Value z)
    {
        Complex number = PyComplex.From(ts, z);
        double length = VectorNorm.Hypot(number.Real, number.Imaginary);
        if (double.IsInfinity(length) && ComplexSpecialValues.IsFinite(number)) throw Errors.OverflowError("math range error");
        return new PyTuple(Value.Float(length), Value.Float(Math.Atan2(number.Imaginary, number.Real)));
    }

    [PyFunction("rect($module, r, phi, /)\n--\n\nReturn the number with this length and angle.")]
    private static Value Rect(double r, double phi) => Result(ComplexFunctions.Rect(r, phi));

    [PyFunction("isfinite($module, z, /)\n--\n\nReturn whether both parts of z are finite.", Name = "isfinite")]
    private static bool IsFinite(ThreadState ts, Value z) => ComplexSpecialValues.IsFinite(PyComplex.From(ts, z));

    [PyFunction("isnan($module, z, /)\n--\n\nReturn whether a part of z is NaN.", Name = "isnan")]
    private static bool IsNan(ThreadState ts, Value z)
    {
        Complex number = PyComplex.From(ts, z);
        return double.IsNaN(number.Real) || double.IsNaN(number.Imaginary);
    }

    [PyFunction("isinf($module, z, /)\n--\n\nReturn whether a part of z is infinite.", Name = "isinf")]
    private static bool IsInf(ThreadState ts, Value z)
    {
        Complex number = PyComplex.From(ts, z);
        return double.IsInfinity(number.Real) || double.IsInfinity(number.Imaginary);
    }

    [PyFunction("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nReturn whether a and b differ by no more than the larger of the absolute tolerance and the relative one.", Name = "isclose")]
    private static bool IsClose(ThreadState ts, Value a, Value b, double relTol = 1e-09, double absTol = 0.0)
    {
        Complex first = PyComplex.From(ts, a), second = PyComplex.From(ts, b);
        if (relTol < 0 || absTol < 0) throw Errors.ValueError("tolerances must be non-negative");
        if (first == second) return true;
        if (IsInfinite(first) || IsInfinite(second)) return false;
        double difference = VectorNorm.Hypot(first.Real - second.Real, first.Imaginary - second.Imaginary);
        return difference <= relTol * VectorNorm.Hypot(second.Real, second.Imaginary)
            || difference <= relTol * VectorNorm.Hypot(first.Real, first.Imaginary)
            || difference <= absTol;
    }

    private static bool IsInfinite(Complex z) => double.IsInfinity(z.Real) || double.IsInfinity(z.Imaginary);
}
