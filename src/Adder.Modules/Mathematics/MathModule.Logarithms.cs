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
        The logarithm of x to the base, by default e; ints may be of any size.
        """, Name = "log")]
    private static Value Log(ThreadState ts, Value x, Value @base = default)
    {
        double numerator = LogOf(ts, x, Math.Log);
        if (@base.IsNull) return numerator;
        double denominator = LogOf(ts, @base, Math.Log);
        if (denominator == 0) return ts.Raise(PyType.ZeroDivisionError, "float division by zero");
        return numerator / denominator;
    }

    [PyFunction("log10($module, x, /)\n--\n\nThe logarithm to base 10; ints may be of any size.")]
    private static double Log10(ThreadState ts, Value x) => LogOf(ts, x, Math.Log10);

    [PyFunction("log2($module, x, /)\n--\n\nThe logarithm to base 2; ints may be of any size.")]
    private static double Log2(ThreadState ts, Value x) => LogOf(ts, x, ExactLog2);

    private static double ExactLog2(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        return mantissa == 1 ? exponent : Math.Log2(x);
    }

    [PyFunction("log1p($module, x, /)\n--\n\nlog(1 + x), accurate for x near 0.")]
    private static double Log1p(double x) => x <= -1 ? throw DomainError() : ExpLog.Log1p(x);

    [PyFunction("pow($module, x, y, /)\n--\n\nx to the power of y, as floats.")]
    private static double Pow(double x, double y)
    {
        double result = Math.Pow(x, y);
        if (double.IsFinite(result) || !double.IsFinite(x) || !double.IsFinite(y)) return result;
        if (double.IsNaN(result) || x == 0) throw DomainError();
        throw RangeError();
    }

    [PyFunction("fmod($module, x, y, /)\n--\n\nThe remainder of x / y with the sign of x, as C's fmod gives it.")]
    private static double Fmod(double x, double y)
    {
        if (double.IsInfinity(y) && double.IsFinite(x)) return x;
        double result = x % y;
        return double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) ? throw DomainError() : result;
    }

    [PyFunction("remainder($module, x, y, /)\n--\n\nThe exact difference between x and the nearest multiple of y; ties go to the even multiple.")]
    private static double Remainder(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.IsNaN(x) ? x : y;
        if (double.IsInfinity(x) || y == 0) throw DomainError();
        return double.IsInfinity(y) ? x : Math.IEEERemainder(x, y);
    }

    [PyFunction("frexp($module, x, /)\n--\n\nThe pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1, or (0, 0).")]
    private static Value Frexp(double x)
    {
        if (x == 0 || !double.IsFinite(x)) return new PyTuple(x, 0);
        int exponent = Math.ILogB(x) + 1;
        return new PyTuple(Math.ScaleB(x, -exponent), exponent);
    }

    [PyFunction("ldexp($module, x, i, /)\n--\n\nx * 2**i.")]
    private static double Ldexp(ThreadState ts, double x, Value i)
    {
        if (!PyLong.TryBig(i, out BigInteger exponent)) throw Errors.TypeError("Expected an int as second argument to ldexp.");
        if (x == 0 || !double.IsFinite(x)) return x;
        if (exponent > 4096) throw RangeError();
        if (exponent < -4096) return Math.CopySign(0, x);
        double result = Math.ScaleB(x, (int)exponent);
        return double.IsInfinity(result) ? throw RangeError() : result;
    }

    [PyFunction("modf($module, x, /)\n--\n\nThe fraction and the whole part of x, both with the sign of x.")]
    private static Value Modf(double x)
    {
        if (double.IsInfinity(x)) return new PyTuple(Math.CopySign(0, x), x);
        if (double.IsNaN(x)) return new PyTuple(x, x);
        double whole = Math.Truncate(x);
        return new PyTuple(Math.CopySign(x - whole, x), Math.CopySign(whole, x));
    }

    [PyFunction("nextafter($module, x, y, /, *, steps=None)\n--\n\nThe float that lies the given number of steps (by default 1) from x towards y.")]
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
        if (count >= distance) return y == 0 && x != 0 ? Math.CopySign(0.0, x) : y;
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

    [PyFunction("ulp($module, x, /)\n--\n\nWhat the last bit of x is worth.")]
    private static double Ulp(double x)
    {
        if (double.IsNaN(x)) return x;
        x = Math.Abs(x);
        if (double.IsInfinity(x)) return x;
        double next = Math.BitIncrement(x);
        return double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x;
    }
}
