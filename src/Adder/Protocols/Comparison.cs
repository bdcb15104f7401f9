using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The comparison operators. (PyObject_RichCompare)</summary>
internal static unsafe class Comparison
{
    private static ReadOnlySpan<byte> Reflected => [(byte)CompareOp.Gt, (byte)CompareOp.Ge, (byte)CompareOp.Eq, (byte)CompareOp.Ne, (byte)CompareOp.Lt, (byte)CompareOp.Le];

    /// <summary>What <c>left op right</c> gives.</summary>
    internal static Value Rich(ThreadState ts, Value left, Value right, CompareOp op)
    {
        if (left.IsInt && right.IsInt) return Value.Bool(Holds(left.Bits.CompareTo(right.Bits), op));
        if (left.IsFloat && right.IsFloat) return Value.Bool(Holds(left.Double, right.Double, op));
        if (!ts.EnterRecursive(" in comparison")) return default;
        Value result = Dispatch(ts, left, right, op);
        ts.LeaveRecursive();
        return result;
    }

    /// <summary>Equality, identity first: 1, 0, or -1 with the error pending. (PyObject_RichCompareBool)</summary>
    internal static int EqualOrError(ThreadState ts, Value left, Value right)
    {
        if (left.Is(right)) return 1;
        if (left.IsInt && right.IsInt) return 0;
        if (ReferenceEquals(left.Type, PyType.Str) && ReferenceEquals(right.Type, PyType.Str))
        {
            return Unsafe.As<PyStr>(left.Ref).ContentEquals(Unsafe.As<PyStr>(right.Ref)) ? 1 : 0;
        }
        Value result = Rich(ts, left, right, CompareOp.Eq);
        return result.IsNull ? -1 : Truth.Of(ts, result);
    }

    /// <summary>As <see cref="EqualOrError"/>, but throws.</summary>
    internal static bool Equal(ThreadState ts, Value left, Value right) => EqualOrError(ts, left, right).OrThrow(ts) != 0;

    /// <summary>Any comparison as 1, 0, or -1 with the error pending; identity decides == and !=.</summary>
    internal static int RichBool(ThreadState ts, Value left, Value right, CompareOp op)
    {
        if (left.Is(right))
        {
            if (op == CompareOp.Eq) return 1;
            if (op == CompareOp.Ne) return 0;
        }
        Value result = Rich(ts, left, right, op);
        return result.IsNull ? -1 : Truth.Of(ts, result);
    }

    /// <summary>Whether the outcome of a three-way comparison satisfies the operator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Holds(int order, CompareOp op) => op switch
    {
        CompareOp.Lt => order < 0,
        CompareOp.Le => order <= 0,
        CompareOp.Eq => order == 0,
        CompareOp.Ne => order != 0,
        CompareOp.Gt => order > 0,
        _ => order >= 0,
    };

    internal static bool Holds(double left, double right, CompareOp op) => op switch
    {
        CompareOp.Lt => left < right,
        CompareOp.Le => left <= right,
        CompareOp.Eq => left == right,
        CompareOp.Ne => left != right,
        CompareOp.Gt => left > right,
        _ => left >= right,
    };

    internal static string Symbol(CompareOp op) => op switch
    {
        CompareOp.Lt => "<",
        CompareOp.Le => "<=",
        CompareOp.Eq => "==",
        CompareOp.Ne => "!=",
        CompareOp.Gt => ">",
        _ => ">=",
    };

    // do_richcompare
    private static Value Dispatch(ThreadState ts, Value left, Value right, CompareOp op)
    {
        PyType leftType = left.Type, rightType = right.Type;
        CompareOp reflected = (CompareOp)Reflected[(int)op];
        bool reflectedTried = false;
        if (!ReferenceEquals(leftType, rightType) && rightType.TpRichcompare != null && rightType.IsSubtypeOf(leftType))
        {
            reflectedTried = true;
            Value result = rightType.TpRichcompare(ts, right, left, reflected);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        if (leftType.TpRichcompare != null)
        {
            Value result = leftType.TpRichcompare(ts, left, right, op);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        if (!reflectedTried && rightType.TpRichcompare != null)
        {
            Value result = rightType.TpRichcompare(ts, right, left, reflected);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        if (op == CompareOp.Eq) return Value.Bool(left.Is(right));
        if (op == CompareOp.Ne) return Value.Bool(!left.Is(right));
        return ts.Raise(PyType.TypeError,
            $"'{Symbol(op)}' not supported between instances of '{leftType.Name}' and '{rightType.Name}'");
    }
}
