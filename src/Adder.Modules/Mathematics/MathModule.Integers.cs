using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

internal static unsafe partial class MathModule
{
    [PyFunction("ceil($module, x, /)\n--\n\nThe least int that is not below x.")]
    private static Value Ceil(ThreadState ts, Value x) => Rounded(ts, x, "__ceil__", Math.Ceiling);

    [PyFunction("floor($module, x, /)\n--\n\nThe greatest int that is not above x.")]
    private static Value Floor(ThreadState ts, Value x) => Rounded(ts, x, "__floor__", Math.Floor);

    private static Value Rounded(ThreadState ts, Value x, string method, Func<double, double> round)
    {
        if (!x.IsFloat)
        {
            Value special = Attributes.FindSpecial(ts, x, method);
            if (!special.IsNull) return Calls.Call(ts, special);
            if (ts.HasPending) return default;
        }
        return ToInteger(ts, round(ToDouble(ts, x)));
    }

    // PyLong_FromDouble
    private static Value ToInteger(ThreadState ts, double x)
    {
        if (double.IsNaN(x)) return ts.Raise(PyType.ValueError, "cannot convert float NaN to integer");
        if (double.IsInfinity(x)) return ts.Raise(PyType.OverflowError, "cannot convert float infinity to integer");
        return Math.Abs(x) < long.MaxValue ? Value.Int((long)x) : PyLong.From((BigInteger)x);
    }

    [PyFunction("trunc($module, x, /)\n--\n\nx without its fraction, by way of __trunc__.")]
    private static Value Trunc(ThreadState ts, Value x)
    {
        if (x.IsFloat) return ToInteger(ts, Math.Truncate(x.Double));
        Value special = Attributes.FindSpecial(ts, x, "__trunc__");
        if (!special.IsNull) return Calls.Call(ts, special);
        return ts.HasPending ? default : ts.Raise(PyType.TypeError, $"type {x.Type.Name} doesn't define __trunc__ method");
    }

    [PyFunction("gcd($module, *integers)\n--\n\nThe greatest common divisor.", Convention = CallingConvention.FastCall)]
    private static Value Gcd(ThreadState ts, params ReadOnlySpan<Value> integers)
    {
        Value result = Value.Int(0);
        foreach (Value integer in integers) result = Gcd(result, ToIndex(ts, integer));
        return result;
    }

    private static Value Gcd(Value a, Value b) => a.IsInt && b.IsInt
        ? PyLong.From(IntegerArithmetic.Gcd(a.Bits, b.Bits))
        : PyLong.From(BigInteger.GreatestCommonDivisor(Indexing.ToBig(a), Indexing.ToBig(b)));

    [PyFunction("lcm($module, *integers)\n--\n\nThe least common multiple.", Convention = CallingConvention.FastCall)]
    private static Value Lcm(ThreadState ts, params ReadOnlySpan<Value> integers)
    {
        BigInteger result = BigInteger.One;
        foreach (Value integer in integers)
        {
            BigInteger number = BigInteger.Abs(Indexing.ToBig(ToIndex(ts, integer)));
            result = number.IsZero || result.IsZero
                ? BigInteger.Zero
                : result / BigInteger.GreatestCommonDivisor(result, number) * number;
        }
        return PyLong.From(result);
    }

    [PyFunction("isqrt($module, n, /)\n--\n\nThe whole part of the square root of an int.")]
    private static Value Isqrt(ThreadState ts, Value n)
    {
        BigInteger number = Indexing.ToBig(ToIndex(ts, n));
        if (number.Sign < 0) return ts.Raise(PyType.ValueError, "isqrt() argument must be nonnegative");
        return PyLong.From(IntegerArithmetic.SquareRoot(number));
    }

    [PyFunction("factorial($module, n, /)\n--\n\nThe product of the ints from 1 to n.")]
    private static Value Factorial(ThreadState ts, Value n)
    {
        BigInteger number = Indexing.ToBig(ToIndex(ts, n));
        if (number > long.MaxValue) return ts.Raise(PyType.OverflowError, $"factorial() argument should not exceed {long.MaxValue}");
        if (number.Sign < 0) return ts.Raise(PyType.ValueError, "factorial() not defined for negative values");
        return PyLong.From(Combinatorics.Factorial((long)number));
    }

    [PyFunction("perm($module, n, k=None, /)\n--\n\nIn how many ways k of n things (by default all) can be put in a row.")]
    private static Value Perm(ThreadState ts, Value n, Value k)
    {
        if (k.IsNone) return Factorial(ts, n);
        BigInteger items = NonNegative(ts, n, "n");
        BigInteger chosen = NonNegative(ts, k, "k");
        if (chosen > items) return Value.Int(0);
        if (chosen > long.MaxValue) return ts.Raise(PyType.OverflowError, $"k must not exceed {long.MaxValue}");
        return PyLong.From(Combinatorics.Permutations(items, (long)chosen));
    }

    [PyFunction("comb($module, n, k, /)\n--\n\nIn how many ways k things can be chosen from n, order aside.")]
    private static Value Comb(ThreadState ts, Value n, Value k)
    {
        BigInteger items = NonNegative(ts, n, "n");
        BigInteger chosen = NonNegative(ts, k, "k");
        if (chosen > items) return Value.Int(0);
        chosen = BigInteger.Min(chosen, items - chosen);
        if (chosen > long.MaxValue) return ts.Raise(PyType.OverflowError, $"min(n - k, k) must not exceed {long.MaxValue}");
        return PyLong.From(Combinatorics.Combinations(items, (long)chosen));
    }

    private static BigInteger NonNegative(ThreadState ts, Value value, string name)
    {
        BigInteger number = Indexing.ToBig(ToIndex(ts, value));
        return number.Sign < 0 ? throw Errors.ValueError($"{name} must be a non-negative integer") : number;
    }
}
