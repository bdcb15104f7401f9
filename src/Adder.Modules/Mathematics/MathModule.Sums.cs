using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Mathematics;

internal static unsafe partial class MathModule
{
    [PyFunction("fsum($module, seq, /)\n--\n\nThe sum of floats without loss of precision, rounded once.")]
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

    [PyFunction("hypot(*coordinates) -> value\n\nThe distance of a point from the origin, in any number of dimensions.", Name = "hypot", Convention = CallingConvention.FastCall)]
    private static double Hypot(ThreadState ts, params ReadOnlySpan<Value> coordinates)
    {
        Span<double> lengths = coordinates.Length <= 16 ? stackalloc double[16] : new double[coordinates.Length];
        lengths = lengths[..coordinates.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = Math.Abs(ToDouble(ts, coordinates[i]));
        return Norm(lengths);
    }

    [PyFunction("dist($module, p, q, /)\n--\n\nThe Euclidean distance of two points of equal dimension.")]
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

    [PyFunction("prod($module, iterable, /, *, start=1)\n--\n\nThe product of the items and the start value.")]
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

    [PyFunction("sumprod($module, p, q, /)\n--\n\nThe sum of the products of items at the same position; floats are summed in extended precision.")]
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

    [PyFunction("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nWhether a and b differ by no more than the larger of the absolute tolerance and the relative one.", Name = "isclose")]
    private static bool IsClose(double a, double b, double relTol = 1e-09, double absTol = 0.0)
    {
        if (relTol < 0 || absTol < 0) throw Errors.ValueError("tolerances must be non-negative");
        if (a == b) return true;
        if (double.IsInfinity(a) || double.IsInfinity(b)) return false;
        double difference = Math.Abs(b - a);
        return difference <= Math.Abs(relTol * b) || difference <= Math.Abs(relTol * a) || difference <= absTol;
    }
}
