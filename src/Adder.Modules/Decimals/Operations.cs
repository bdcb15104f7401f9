using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

internal delegate BigDecimal UnaryOperation(DecimalContext context, in BigDecimal a);

internal delegate BigDecimal BinaryOperation(DecimalContext context, in BigDecimal a, in BigDecimal b);

internal delegate BigDecimal TernaryOperation(DecimalContext context, in BigDecimal a, in BigDecimal b, in BigDecimal c);

/// <summary>Operations with their operands converted and their conditions raised.</summary>
internal static class Operations
{
    /// <summary>The context given, or the thread's own. Throws. (CONTEXT_CHECK_VA)</summary>
    internal static PyDecimalContext ContextOr(ThreadState ts, Value context)
    {
        if (context.IsNull || context.IsNone) return DecimalState.Of(ts).Current(ts);
        return context.Ref as PyDecimalContext ?? throw Errors.TypeError("optional argument must be a context");
    }

    /// <summary>The number of a Decimal or an int. Throws.</summary>
    internal static BigDecimal Number(Value value) => TryNumber(value, out BigDecimal number)
        ? number
        : throw Errors.TypeError($"conversion from {value.Type.Name} to Decimal is not supported");

    internal static bool TryNumber(Value value, out BigDecimal number)
    {
        if (value.Ref is PyDecimal known)
        {
            number = known.Number;
            return true;
        }
        if (PyLong.Is(value) && PyLong.TryInt64(value, out long small))
        {
            number = BigDecimal.From(small);
            return true;
        }
        if (PyLong.Is(value) && PyLong.TryBig(value, out System.Numerics.BigInteger big))
        {
            number = BigDecimal.From(big);
            return true;
        }
        number = default;
        return false;
    }

    internal static Value Apply(ThreadState ts, PyDecimalContext context, UnaryOperation operation, Value a) =>
        context.Finish(ts, operation(context.Arithmetic, Number(a)));

    internal static Value Apply(ThreadState ts, PyDecimalContext context, BinaryOperation operation, Value a, Value b) =>
        context.Finish(ts, operation(context.Arithmetic, Number(a), Number(b)));

    internal static Value Apply(ThreadState ts, PyDecimalContext context, TernaryOperation operation, Value a, Value b, Value c) =>
        context.Finish(ts, operation(context.Arithmetic, Number(a), Number(b), Number(c)));

    /// <summary>An operator: NotImplemented for operands that are no numbers of ours.</summary>
    internal static Value Operator(ThreadState ts, BinaryOperation operation, Value left, Value right)
    {
        PyDecimalContext context = DecimalState.Of(ts).Current(ts);
        if (left.Ref is PyDecimal x && right.Ref is PyDecimal y) return context.Finish(ts, operation(context.Arithmetic, x.Number, y.Number));
        if (!TryNumber(left, out BigDecimal a) || !TryNumber(right, out BigDecimal b)) return Value.NotImplemented;
        return context.Finish(ts, operation(context.Arithmetic, a, b));
    }
}
