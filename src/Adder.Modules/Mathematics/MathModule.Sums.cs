using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

internal static unsafe partial class MathModule
{
    [PyFunction("fsum($module, seq, /)\n--\n\nReturn an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.")]
    private static double Fsum(ThreadState ts, Value seq)
    {
        var sum = new ExactSum();
        Value iterator = Iteration.GetIter(ts, seq).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            if (!sum.Add(ToDouble(ts, item))) throw Errors.OverflowError("intermediate overflow in fsum");
        }
        if (ts.HasPending) throw ts.Throwable();
        return sum.Total(out double total) == SumOutcome.InfinitiesCancel ? throw Errors.ValueError("-inf + inf in fsum") : total;
    }

    [PyFunction("hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).", Name = "hypot", Convention = CallingConvention.FastCall)]
    private static double Hypot(ThreadState ts, params ReadOnlySpan<Value> coordinates)
    {
        Span<double> lengths = coordinates.Length <= 16 ? stackalloc double[16] : new double[coordinates.Length];
        lengths = lengths[..coordinates.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = Math.Abs(ToDouble(ts, coordinates[i]));
        return Norm(lengths);
    }

    [PyFunction("dist($module, p, q, /)\n--\n\nReturn the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))")]
    private static double Dist(ThreadState ts, Value p, Value q)
    {
        PyTuple from = Iterables.ToTuple(ts, p);
        PyTuple to = Iterables.ToTuple(ts, q);
        if (from.Count != to.Count) throw Errors.ValueError("both points must have the same number of dimensions");
        var lengths = new double[from.Count];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = Math.Abs(ToDouble(ts, from[i]) - ToDouble(ts, to[i]));
        return Norm(lengths);
    }

    private static double Norm(Span<double> lengths)
    {
        double largest = 0;
        bool nanSeen = false;
        foreach (double length in lengths)
        {
            nanSeen |= double.IsNaN(length);
            if (length > largest) largest = length;
        }
        return VectorNorm.Length(lengths, largest, nanSeen);
    }

    [PyFunction("prod($module, iterable, /, *, start=1)\n--\n\nCalculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types.")]
    private static Value Prod(ThreadState ts, Value iterable, Value start)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return default;
        Value result = start;
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            result = Numbers.Binary(ts, BinaryOperator.Multiply, result, item);
            if (result.IsNull) return default;
        }
        return ts.HasPending ? default : result;
    }

    [PyFunction("sumprod($module, p, q, /)\n--\n\nReturn the sum of products of values from two iterables p and q.\n\nRoughly equivalent to:\n\n    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))\n\nFor float and mixed int/float inputs, the intermediate products\nand sums are computed with extended precision.")]
    private static Value SumProd(ThreadState ts, Value p, Value q)
    {
        Value first = Iteration.GetIter(ts, p);
        if (first.IsNull) return default;
        Value second = Iteration.GetIter(ts, q);
        if (second.IsNull) return default;
        Value total = Value.Int(0);
        var floats = default(TripleSum);
        bool onFloats = false;
        while (true)
        {
            Value a = Iteration.Next(ts, first);
            if (ts.HasPending) return default;
            Value b = Iteration.Next(ts, second);
            if (ts.HasPending) return default;
            if (a.IsNull != b.IsNull) return ts.Raise(PyType.ValueError, "Inputs are not the same length");
            bool isFloatPair = !a.IsNull && (a.IsFloat || b.IsFloat) && TryFloat(a, out double x) & TryFloat(b, out double y)
                && AddToFloats(ref floats, x, y);
            if (isFloatPair)
            {
                onFloats = true;
                continue;
            }
            if (onFloats)
            {
                total = Numbers.Binary(ts, BinaryOperator.Add, total, Value.Float(floats.Total()));
                if (total.IsNull) return default;
                floats = default;
                onFloats = false;
            }
            if (a.IsNull) return total;
            Value product = Numbers.Binary(ts, BinaryOperator.Multiply, a, b);
            if (product.IsNull) return default;
            total = Numbers.Binary(ts, BinaryOperator.Add, total, product);
            if (total.IsNull) return default;
        }
    }

    private static bool TryFloat(Value value, out double number)
    {
        number = value.IsFloat ? value.Double : value.IsInt ? value.Bits : 0;
        return value.IsFloat || value.IsInt;
    }

    private static bool AddToFloats(ref TripleSum sum, double x, double y)
    {
        TripleSum next = sum;
        next.AddProduct(x, y);
        if (!double.IsFinite(next.Total())) return false;
        sum = next;
        return true;
    }

    [PyFunction("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two floating-point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the difference between them\nmust be smaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\nis, NaN is not close to anything, even itself.  inf and -inf are\nonly close to themselves.", Name = "isclose")]
    private static bool IsClose(double a, double b, double relTol = 1e-09, double absTol = 0.0)
    {
        if (relTol < 0 || absTol < 0) throw Errors.ValueError("tolerances must be non-negative");
        if (a == b) return true;
        if (double.IsInfinity(a) || double.IsInfinity(b)) return false;
        double difference = Math.Abs(b - a);
        return difference <= Math.Abs(relTol * b) || difference <= Math.Abs(relTol * a) || difference <= absTol;
    }
}
