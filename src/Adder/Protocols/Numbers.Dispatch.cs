using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

internal static unsafe partial class Numbers
{
    private static Value Plain(ThreadState ts, BinaryOperator op, Value left, Value right)
    {
        if (op == BinaryOperator.Power) return Ternary(ts, left, right, Value.None, "** or pow()");
        Value result = Dispatch(ts, SlotOf(left.Type, op), SlotOf(right.Type, op), left, right);
        if (!result.Is(PyNotImplemented.Instance)) return result;
        if (op == BinaryOperator.Add && left.Type.SqConcat != null) return left.Type.SqConcat(ts, left, right);
        if (op == BinaryOperator.Multiply)
        {
            if (left.Type.SqRepeat != null) return Repeat(ts, left.Type.SqRepeat, left, right);
            if (right.Type.SqRepeat != null) return Repeat(ts, right.Type.SqRepeat, right, left);
        }
        if (op == BinaryOperator.RShift && left.Ref is PyBuiltinFunction { Def.Name: "print" })
        {
            return ts.Raise(PyType.TypeError, $"unsupported operand type(s) for >>: '{left.Type.Name}' and '{right.Type.Name}'. Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        return Unsupported(ts, Symbol(op), left, right);
    }

    private static Value InPlace(ThreadState ts, BinaryOperator op, Value left, Value right)
    {
        PyType type = left.Type;
        if (op == BinaryOperator.Power)
        {
            if (type.NbInplacePower != null)
            {
                Value power = type.NbInplacePower(ts, left, right, Value.None);
                if (!power.Is(PyNotImplemented.Instance)) return power;
            }
            return Ternary(ts, left, right, Value.None, "**=");
        }
        var slot = InPlaceSlotOf(type, op);
        if (slot != null)
        {
            Value changed = slot(ts, left, right);
            if (!changed.Is(PyNotImplemented.Instance)) return changed;
        }
        Value result = Dispatch(ts, SlotOf(type, op), SlotOf(right.Type, op), left, right);
        if (!result.Is(PyNotImplemented.Instance)) return result;
        if (op == BinaryOperator.Add)
        {
            var concat = type.SqInplaceConcat != null ? type.SqInplaceConcat : type.SqConcat;
            if (concat != null) return concat(ts, left, right);
        }
        if (op == BinaryOperator.Multiply)
        {
            var repeat = type.SqInplaceRepeat != null ? type.SqInplaceRepeat : type.SqRepeat;
            if (repeat != null) return Repeat(ts, repeat, left, right);
            if (right.Type.SqRepeat != null && !Subscript.IsSequence(type)) return Repeat(ts, right.Type.SqRepeat, right, left);
        }
        return Unsupported(ts, Symbol(op) + "=", left, right);
    }

    // binary_op1
    private static Value Dispatch(
        ThreadState ts, delegate*<ThreadState, Value, Value, Value> leftSlot, delegate*<ThreadState, Value, Value, Value> rightSlot, Value left, Value right)
    {
        PyType leftType = left.Type, rightType = right.Type;
        if (ReferenceEquals(leftType, rightType) || rightSlot == leftSlot) rightSlot = null;
        if (leftSlot != null)
        {
            if (rightSlot != null && rightType.IsSubtypeOf(leftType))
            {
                Value first = rightSlot(ts, left, right);
                if (!first.Is(PyNotImplemented.Instance)) return first;
                rightSlot = null;
            }
            Value result = leftSlot(ts, left, right);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        return rightSlot != null ? rightSlot(ts, left, right) : Value.NotImplemented;
    }

    // ternary_op
    private static Value Ternary(ThreadState ts, Value left, Value right, Value modulus, string name)
    {
        PyType leftType = left.Type, rightType = right.Type, modulusType = modulus.Type;
        var leftSlot = leftType.NbPower;
        var rightSlot = rightType.NbPower;
        if (ReferenceEquals(leftType, rightType) || rightSlot == leftSlot) rightSlot = null;
        if (leftSlot != null)
        {
            if (rightSlot != null && rightType.IsSubtypeOf(leftType))
            {
                Value first = rightSlot(ts, left, right, modulus);
                if (!first.Is(PyNotImplemented.Instance)) return first;
                rightSlot = null;
            }
            Value result = leftSlot(ts, left, right, modulus);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        if (rightSlot != null)
        {
            Value result = rightSlot(ts, left, right, modulus);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        var third = modulusType.NbPower;
        if (third != null && third != leftType.NbPower && third != rightType.NbPower)
        {
            Value result = third(ts, left, right, modulus);
            if (!result.Is(PyNotImplemented.Instance)) return result;
        }
        return modulus.IsNone
            ? Unsupported(ts, name, left, right)
            : ts.Raise(PyType.TypeError, $"unsupported operand type(s) for {name}: '{leftType.Name}', '{rightType.Name}', '{modulusType.Name}'");
    }

    // sequence_repeat
    private static Value Repeat(ThreadState ts, delegate*<ThreadState, Value, long, Value> repeat, Value sequence, Value count)
    {
        if (!count.IsInt && count.Ref is not PyLong && count.Type.NbIndex == null)
        {
            return ts.Raise(PyType.TypeError, $"can't multiply sequence by non-int of type '{count.Type.Name}'");
        }
        long times = Indexing.ToSsize(ts, count, PyType.OverflowError);
        return times == -1 && ts.HasPending ? default : repeat(ts, sequence, times);
    }

    private static Value Unsupported(ThreadState ts, string op, Value left, Value right) =>
        ts.Raise(PyType.TypeError, $"unsupported operand type(s) for {op}: '{left.Type.Name}' and '{right.Type.Name}'");

    private static delegate*<ThreadState, Value, Value, Value> SlotOf(PyType type, BinaryOperator op) => op switch
    {
        BinaryOperator.Add => type.NbAdd,
        BinaryOperator.And => type.NbAnd,
        BinaryOperator.FloorDivide => type.NbFloorDivide,
        BinaryOperator.LShift => type.NbLshift,
        BinaryOperator.MatrixMultiply => type.NbMatrixMultiply,
        BinaryOperator.Multiply => type.NbMultiply,
        BinaryOperator.Remainder => type.NbRemainder,
        BinaryOperator.Or => type.NbOr,
        BinaryOperator.RShift => type.NbRshift,
        BinaryOperator.Subtract => type.NbSubtract,
        BinaryOperator.TrueDivide => type.NbTrueDivide,
        _ => type.NbXor,
    };

    private static delegate*<ThreadState, Value, Value, Value> InPlaceSlotOf(PyType type, BinaryOperator op) => op switch
    {
        BinaryOperator.Add => type.NbInplaceAdd,
        BinaryOperator.And => type.NbInplaceAnd,
        BinaryOperator.FloorDivide => type.NbInplaceFloorDivide,
        BinaryOperator.LShift => type.NbInplaceLshift,
        BinaryOperator.MatrixMultiply => type.NbInplaceMatrixMultiply,
        BinaryOperator.Multiply => type.NbInplaceMultiply,
        BinaryOperator.Remainder => type.NbInplaceRemainder,
        BinaryOperator.Or => type.NbInplaceOr,
        BinaryOperator.RShift => type.NbInplaceRshift,
        BinaryOperator.Subtract => type.NbInplaceSubtract,
        BinaryOperator.TrueDivide => type.NbInplaceTrueDivide,
        _ => type.NbInplaceXor,
    };

    internal static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.And => "&",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.LShift => "<<",
        BinaryOperator.MatrixMultiply => "@",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Or => "|",
        BinaryOperator.RShift => ">>",
        BinaryOperator.Subtract => "-",
        BinaryOperator.TrueDivide => "/",
        BinaryOperator.Power => "**",
        _ => "^",
    };
}
