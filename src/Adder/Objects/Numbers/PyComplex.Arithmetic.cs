using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyComplex
{
    // to_complex: false means NotImplemented. Throws when an int is too large.
    private static bool TryOperand(Value value, out double real, out double imaginary)
    {
        imaginary = 0;
        if (value.Ref is PyComplex number)
        {
            (real, imaginary) = (number.Real, number.Imaginary);
            return true;
        }
        real = 0;
        if (PyFloat.Is(value))
        {
            real = PyFloat.Of(value);
            return true;
        }
        if (!PyLong.Is(value)) return false;
        return PyLong.TryDouble(value, out real) ? true : throw Errors.OverflowError("int too large to convert to float");
    }

    [Slot(Slot.NbAdd)]
    internal static Value Add(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a, out double b) && TryOperand(right, out double c, out double d)
            ? new PyComplex(a + c, b + d)
            : Value.NotImplemented;

    [Slot(Slot.NbSubtract)]
    internal static Value Subtract(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a, out double b) && TryOperand(right, out double c, out double d)
            ? new PyComplex(a - c, b - d)
            : Value.NotImplemented;

    [Slot(Slot.NbMultiply)]
    internal static Value Multiply(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a, out double b) && TryOperand(right, out double c, out double d)
            ? new PyComplex(a * c - b * d, a * d + b * c)
            : Value.NotImplemented;

    [Slot(Slot.NbTrueDivide)]
    internal static Value TrueDivide(ThreadState ts, Value left, Value right)
    {
        if (!TryOperand(left, out double a, out double b) || !TryOperand(right, out double c, out double d)) return Value.NotImplemented;
        return TryDivide(a, b, c, d, out PyComplex? quotient) ? quotient : ts.Raise(PyType.ZeroDivisionError, "complex division by zero");
    }

    // _Py_c_quot: Smith's method, which does not overflow in between.
    private static bool TryDivide(double a, double b, double c, double d, out PyComplex? quotient)
    {
        double absC = Math.Abs(c), absD = Math.Abs(d);
        quotient = null;
        if (absC >= absD)
        {
            if (absC == 0) return false;
            double ratio = d / c, denominator = c + d * ratio;
            quotient = new PyComplex((a + b * ratio) / denominator, (b - a * ratio) / denominator);
        }
        else if (absD >= absC)
        {
            double ratio = c / d, denominator = c * ratio + d;
            quotient = new PyComplex((a * ratio + b) / denominator, (b * ratio - a) / denominator);
        }
        else
        {
            quotient = new PyComplex(double.NaN, double.NaN);
        }
        return true;
    }

    // complex_pow
    [Slot(Slot.NbPower)]
    internal static Value Power(ThreadState ts, Value left, Value right, Value modulus)
    {
        if (!TryOperand(left, out double a, out double b) || !TryOperand(right, out double c, out double d)) return Value.NotImplemented;
        if (!modulus.IsNone) return ts.Raise(PyType.ValueError, "complex modulo");
        PyComplex? result;
        if (d == 0 && c == Math.Floor(c) && Math.Abs(c) <= 100)
        {
            if (!TryIntegerPower(a, b, (long)c, out result)) return ZeroToNegative(ts);
        }
        else if (!TryGeneralPower(a, b, c, d, out result))
        {
            return ZeroToNegative(ts);
        }
        return double.IsInfinity(result!.Real) || double.IsInfinity(result.Imaginary)
            ? ts.Raise(PyType.OverflowError, "complex exponentiation")
            : result;
    }

    private static Value ZeroToNegative(ThreadState ts) =>
        ts.Raise(PyType.ZeroDivisionError, "0.0 to a negative or complex power");

    // _Py_c_pow
    private static bool TryGeneralPower(double a, double b, double c, double d, out PyComplex? result)
    {
        result = null;
        if (c == 0 && d == 0)
        {
            result = new PyComplex(1, 0);
            return true;
        }
        if (a == 0 && b == 0)
        {
            if (d != 0 || c < 0) return false;
            result = new PyComplex(0, 0);
            return true;
        }
        double magnitude = Hypot(a, b);
        double length = Math.Pow(magnitude, c);
        double angle = Math.Atan2(b, a);
        double phase = angle * c;
        if (d != 0)
        {
            length *= Math.Exp(-angle * d);
            phase += d * Math.Log(magnitude);
        }
        // The C library's cos refuses an infinite angle (EDOM), which complex_pow takes for a division by zero.
        if (double.IsInfinity(phase)) return false;
        result = new PyComplex(length * Math.Cos(phase), length * Math.Sin(phase));
        return true;
    }

    // c_powi: multiplication by squaring.
    private static bool TryIntegerPower(double a, double b, long exponent, out PyComplex? result)
    {
        (double re, double im) = (1.0, 0.0);
        (double x, double y) = (a, b);
        long count = Math.Abs(exponent);
        for (long mask = 1; mask > 0 && count >= mask; mask <<= 1)
        {
            if ((count & mask) != 0) (re, im) = (re * x - im * y, re * y + im * x);
            (x, y) = (x * x - y * y, 2 * x * y);
        }
        if (exponent > 0)
        {
            result = new PyComplex(re, im);
            return true;
        }
        return TryDivide(1, 0, re, im, out result);
    }

    internal static double Hypot(double a, double b) => double.Hypot(a, b);

    [Slot(Slot.NbNegative)]
    internal PyComplex Negative() => new(-Real, -Imaginary);

    [Slot(Slot.NbPositive)]
    internal PyComplex Positive() => ReferenceEquals(Type, PyType.Complex) ? this : new(Real, Imaginary);

    [Slot(Slot.NbAbsolute)]
    internal Value Absolute(ThreadState ts)
    {
        double magnitude = double.IsInfinity(Real) || double.IsInfinity(Imaginary) ? double.PositiveInfinity : Hypot(Real, Imaginary);
        bool overflowed = double.IsInfinity(magnitude) && double.IsFinite(Real) && double.IsFinite(Imaginary);
        return overflowed ? ts.Raise(PyType.OverflowError, "absolute value too large") : magnitude;
    }

    [Slot(Slot.NbBool)]
    internal bool ToBool() => Real != 0 || Imaginary != 0;
}
