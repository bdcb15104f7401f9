using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The arithmetic operators. (PyNumber_Add and company)</summary>
internal static unsafe partial class Numbers
{
    /// <summary>An operator by the number that BINARY_OP has for it; from 13 on the in-place forms.</summary>
    internal static Value Binary(ThreadState ts, int op, Value left, Value right)
    {
        if (left.IsInt && right.IsInt)
        {
            Value result = IntBinary(op < 13 ? op : op - 13, left.Bits, right.Bits);
            if (!result.IsNull) return result;
        }
        else if (left.IsFloat)
        {
            if (right.IsFloat) return FloatBinary(ts, op, left, right, left.Double, right.Double);
            if (right.IsInt) return FloatBinary(ts, op, left, right, left.Double, right.Bits);
        }
        else if (left.IsInt && right.IsFloat)
        {
            return FloatBinary(ts, op, left, right, left.Bits, right.Double);
        }
        return op < 13 ? Plain(ts, (BinaryOperator)op, left, right) : InPlace(ts, (BinaryOperator)(op - 13), left, right);
    }

    internal static Value Binary(ThreadState ts, BinaryOperator op, Value left, Value right) => Binary(ts, (int)op, left, right);

    internal static Value Remainder(ThreadState ts, Value left, Value right) => Binary(ts, BinaryOperator.Remainder, left, right);

    internal static Value Add(ThreadState ts, Value left, Value right) => Binary(ts, BinaryOperator.Add, left, right);

    /// <summary><c>pow(left, right, modulus)</c>; None for no modulus.</summary>
    internal static Value Power(ThreadState ts, Value left, Value right, Value modulus) => Ternary(ts, left, right, modulus, "** or pow()");

    internal static Value Negative(ThreadState ts, Value value)
    {
        if (value.IsInt && value.Bits != long.MinValue) return Value.Int(-value.Bits);
        if (value.IsFloat) return Value.Float(-value.Double);
        return value.Type.NbNegative != null ? value.Type.NbNegative(ts, value) : BadUnary(ts, "-", value);
    }

    internal static Value Positive(ThreadState ts, Value value) =>
        value.Type.NbPositive != null ? value.Type.NbPositive(ts, value) : BadUnary(ts, "+", value);

    internal static Value Invert(ThreadState ts, Value value) =>
        value.Type.NbInvert != null ? value.Type.NbInvert(ts, value) : BadUnary(ts, "~", value);

    internal static Value Absolute(ThreadState ts, Value value) => value.Type.NbAbsolute != null
        ? value.Type.NbAbsolute(ts, value)
        : ts.Raise(PyType.TypeError, $"bad operand type for abs(): '{value.Type.Name}'");

    /// <summary><c>divmod(left, right)</c></summary>
    internal static Value DivMod(ThreadState ts, Value left, Value right)
    {
        Value result = Dispatch(ts, left.Type.NbDivmod, right.Type.NbDivmod, left, right);
        return result.Is(PyNotImplemented.Instance) ? Unsupported(ts, "divmod()", left, right) : result;
    }

    private static Value BadUnary(ThreadState ts, string op, Value value) =>
        ts.Raise(PyType.TypeError, $"bad operand type for unary {op}: '{value.Type.Name}'");

    // Null where 64 bits do not suffice, or for what int itself should do.
    private static Value IntBinary(int op, long left, long right)
    {
        long result;
        switch ((BinaryOperator)op)
        {
            case BinaryOperator.Add:
                result = left + right;
                return ((result ^ left) & (result ^ right)) < 0 ? default : Value.Int(result);
            case BinaryOperator.Subtract:
                result = left - right;
                return ((left ^ right) & (result ^ left)) < 0 ? default : Value.Int(result);
            case BinaryOperator.Multiply:
                long high = Math.BigMul(left, right, out result);
                return high == result >> 63 ? Value.Int(result) : default;
            case BinaryOperator.And: return Value.Int(left & right);
            case BinaryOperator.Or: return Value.Int(left | right);
            case BinaryOperator.Xor: return Value.Int(left ^ right);
            case BinaryOperator.RShift when (ulong)right < 64: return Value.Int(left >> (int)right);
            case BinaryOperator.LShift when (ulong)right < 63 && left >> (int)(62 - right) is 0 or -1: return Value.Int(left << (int)right);
            case BinaryOperator.FloorDivide when right != 0 && right != -1:
                result = left / right;
                return Value.Int((left ^ right) < 0 && result * right != left ? result - 1 : result);
            case BinaryOperator.Remainder when right != 0 && right != -1:
                result = left % right;
                return Value.Int(result != 0 && (result ^ right) < 0 ? result + right : result);
            case BinaryOperator.TrueDivide when right != 0 && Exact(left) && Exact(right): return Value.Float((double)left / right);
            default: return default;
        }
    }

    private static bool Exact(long number) => number is >= -(1L << 53) and <= 1L << 53;

    private static Value FloatBinary(ThreadState ts, int op, Value leftValue, Value rightValue, double left, double right)
    {
        switch ((BinaryOperator)(op < 13 ? op : op - 13))
        {
            case BinaryOperator.Add: return Value.Float(left + right);
            case BinaryOperator.Subtract: return Value.Float(left - right);
            case BinaryOperator.Multiply: return Value.Float(left * right);
            case BinaryOperator.TrueDivide when right != 0: return Value.Float(left / right);
            case BinaryOperator.Power when left > 0 && double.IsFinite(left) && double.IsFinite(right):
                double power = Math.Pow(left, right);
                if (double.IsFinite(power)) return Value.Float(power);
                goto default;
            default:
                return op < 13
                    ? Plain(ts, (BinaryOperator)op, leftValue, rightValue)
                    : InPlace(ts, (BinaryOperator)(op - 13), leftValue, rightValue);
        }
    }
}
