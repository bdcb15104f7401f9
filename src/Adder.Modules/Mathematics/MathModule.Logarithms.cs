using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

internal static unsafe partial class MathModule
{
    // loghelper: ints are not converted to float first, so that huge ones work.
    private static double LogOf(ThreadState ts, Value x, Func<double, double> log)
    {
        if (PyLong.TryBig(x, out BigInteger number))
        {
            if (number.Sign <= 0) throw DomainError();
            return ExpLog.OfInteger(number, log);
        }
        double value = ToDouble(ts, x);
        if (double.IsNaN(value) || double.IsPositiveInfinity(value)) return value;
        return value > 0 ? log(value) : throw DomainError();
    }

    [PyFunction("""
        log(x, [base=math.e])
        Return the logarithm of x to the given base.

        If the base is not specified, returns the natural logarithm (base e) of x.
        """, Name = "log")]
    private static Value Log(ThreadState ts, Value x, Value @base = default)
    {
        double numerator = LogOf(ts, x, Math.Log);
        if (@base.IsNull) return numerator;
        double denominator = LogOf(ts, @base, Math.Log);
        if (denominator == 0) return ts.Raise(PyType.ZeroDivisionError, "float division by zero");
        return numerator / denominator;
    }

    [PyFunction("log10($module, x, /)\n--\n\nReturn the base 10 logarithm of x.")]
    private static double Log10(ThreadState ts, Value x) => LogOf(ts, x, Math.Log10);

    [PyFunction("log2($module, x, /)\n--\n\nReturn the base 2 logarithm of x.")]
    private static double Log2(ThreadState ts, Value x) => LogOf(ts, x, ExactLog2);

    private static double ExactLog2(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        return mantissa == 1 ? exponent : Math.Log2(x);
    }

    [PyFunction("log1p($module, x, /)\n--\n\nReturn the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.")]
    private static double Log1p(double x) => x <= -1 ? throw DomainError() : ExpLog.Log1p(x);

    [PyFunction("pow($module, x, y, /)\n--\n\nReturn x**y (x to the power of y).")]
    private static double Pow(double x, double y)
    {
        double result = Math.Pow(x, y);
        if (double.IsFinite(result) || !double.IsFinite(x) || !double.IsFinite(y)) return result;
        if (double.IsNaN(result) || x == 0) throw DomainError();
        throw RangeError();
    }

    [PyFunction("fmod($module, x, y, /)\n--\n\nReturn fmod(x, y), according to platform C.\n\nx % y may differ.")]
    private static double Fmod(double x, double y)
    {
        if (double.IsInfinity(y) && double.IsFinite(x)) return x;
        double result = x % y;
        return double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) ? throw DomainError() : result;
    }

    [PyFunction("remainder($module, x, y, /)\n--\n\nDifference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.")]
    private static double Remainder(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.IsNaN(x) ? x : y;
        if (double.IsInfinity(x) || y == 0) throw DomainError();
        return double.IsInfinity(y) ? x : Math.IEEERemainder(x, y);
    }

    [PyFunction("frexp($module, x, /)\n--\n\nReturn the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.")]
    private static Value Frexp(double x)
    {
        if (x == 0 || !double.IsFinite(x)) return new PyTuple(x, 0);
        int exponent = Math.ILogB(x) + 1;
        return new PyTuple(Math.ScaleB(x, -exponent), exponent);
    }

    [PyFunction("ldexp($module, x, i, /)\n--\n\nReturn x * (2**i).\n\nThis is essentially the inverse of frexp().")]
    private static double Ldexp(ThreadState ts, double x, Value i)
    {
        if (!PyLong.TryBig(i, out BigInteger exponent)) throw Errors.TypeError("Expected an int as second argument to ldexp.");
        if (x == 0 || !double.IsFinite(x)) return x;
        if (exponent > 4096) throw RangeError();
        if (exponent < -4096) return Math.CopySign(0, x);
        double result = Math.ScaleB(x, (int)exponent);
        return double.IsInfinity(result) ? throw RangeError() : result;
    }

    [PyFunction("modf($module, x, /)\n--\n\nReturn the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.")]
    private static Value Modf(double x)
    {
        if (double.IsInfinity(x)) return new PyTuple(Math.CopySign(0, x), x);
        if (double.IsNaN(x)) return new PyTuple(x, x);
        double whole = Math.Truncate(x);
        return new PyTuple(Math.CopySign(x - whole, x), Math.CopySign(whole, x));
    }

    [PyFunction("nextafter($module, x, y, /, *, steps=None)\n--\n\nReturn the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1.\n\nRaises a TypeError, if x or y is not a double, or if steps is not an integer.\nRaises ValueError if steps is negative.")]
    private static double NextAfter(ThreadState ts, double x, double y, Value steps)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.IsNaN(x) ? x : y;
        BigInteger count = 1;
        if (!steps.IsNone && !PyLong.TryBig(ToIndex(ts, steps), out count)) return y;
        if (count.Sign < 0) throw Errors.ValueError("steps must be a non-negative integer");
        if (count.IsZero) return x;
        long from = Ordinal(x);
        long to = Ordinal(y);
        BigInteger distance = BigInteger.Abs((BigInteger)to - from);
        if (count >= distance) return y;
        long at = from < to ? from + (long)count : from - (long)count;
        double result = BitConverter.Int64BitsToDouble(at < 0 ? long.MinValue - at : at);
        return result == 0 ? Math.CopySign(0.0, x) : result;
    }

    // Doubles in their order as integers; both zeros are 0.
    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }

    [PyFunction("ulp($module, x, /)\n--\n\nReturn the value of the least significant bit of the float x.")]
    private static double Ulp(double x)
    {
        if (double.IsNaN(x)) return x;
        x = Math.Abs(x);
        if (double.IsInfinity(x)) return x;
        double next = Math.BitIncrement(x);
        return double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x;
    }
}
