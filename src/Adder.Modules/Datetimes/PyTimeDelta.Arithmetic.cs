using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

internal unsafe partial class PyTimeDelta
{
    [Slot(Slot.NbAdd)]
    private static Value Add(ThreadState ts, Value left, Value right) =>
        left.Ref is PyTimeDelta a && right.Ref is PyTimeDelta b ? Sum(a.Days + b.Days, a.Seconds + b.Seconds, a.Microseconds + b.Microseconds) : Value.NotImplemented;

    [Slot(Slot.NbSubtract)]
    private static Value Subtract(ThreadState ts, Value left, Value right) =>
        left.Ref is PyTimeDelta a && right.Ref is PyTimeDelta b ? Sum(a.Days - b.Days, a.Seconds - b.Seconds, a.Microseconds - b.Microseconds) : Value.NotImplemented;

    // new_delta with normalize
    internal static PyTimeDelta Sum(long days, long seconds, long microseconds) =>
        FromTotal((Int128)days * MicrosPerDay + (Int128)seconds * MicrosPerSecond + microseconds);

    [Slot(Slot.NbNegative)]
    private Value Negate() => FromTotal(-Total);

    [Slot(Slot.NbPositive)]
    private Value Plus() => Make(Days, Seconds, Microseconds);

    [Slot(Slot.NbAbsolute)]
    private Value Absolute() => Days < 0 ? FromTotal(-Total) : Make(Days, Seconds, Microseconds);

    [Slot(Slot.NbMultiply)]
    private static Value Multiply(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyTimeDelta) (left, right) = (right, left);
        if (left.Ref is not PyTimeDelta delta) return Value.NotImplemented;
        if (PyLong.TryBig(right, out BigInteger factor)) return FromTotal(DeltaSum.Checked((BigInteger)delta.Total * factor));
        if (!PyFloat.Is(right)) return Value.NotImplemented;
        (BigInteger top, BigInteger bottom) = Ratio(ts, right);
        return FromTotal(DeltaSum.Checked(Nearest(delta.Total * top, bottom)));
    }

    [Slot(Slot.NbFloorDivide)]
    private static Value FloorDivide(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyTimeDelta delta) return Value.NotImplemented;
        if (right.Ref is PyTimeDelta other)
        {
            return Numbers.Binary(ts, Bytecode.BinaryOperator.FloorDivide, PyLong.From(delta.Total), PyLong.From(other.Total));
        }
        if (!PyLong.TryBig(right, out BigInteger divisor)) return Value.NotImplemented;
        if (divisor.IsZero) return ts.Raise(PyType.ZeroDivisionError, "integer division or modulo by zero");
        BigInteger quotient = BigInteger.DivRem(delta.Total, divisor, out BigInteger rest);
        if (!rest.IsZero && rest.Sign < 0 != divisor.Sign < 0) quotient--;
        return FromTotal((Int128)quotient);
    }

    [Slot(Slot.NbTrueDivide)]
    private static Value TrueDivide(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyTimeDelta delta) return Value.NotImplemented;
        if (right.Ref is PyTimeDelta other)
        {
            return other.IsZero ? ts.Raise(PyType.ZeroDivisionError, "division by zero") : Divide(ts, delta.Total, other.Total);
        }
        if (PyFloat.Is(right))
        {
            (BigInteger top, BigInteger bottom) = Ratio(ts, right);
            if (top.IsZero) return ts.Raise(PyType.ZeroDivisionError, "integer division or modulo by zero");
            return FromTotal(DeltaSum.Checked(top.Sign < 0 ? Nearest(-delta.Total * bottom, -top) : Nearest(delta.Total * bottom, top)));
        }
        if (!PyLong.TryBig(right, out BigInteger divisor)) return Value.NotImplemented;
        if (divisor.IsZero) return ts.Raise(PyType.ZeroDivisionError, "integer division or modulo by zero");
        return FromTotal((Int128)Nearest(delta.Total, divisor));
    }

    [Slot(Slot.NbRemainder)]
    private static Value Remainder(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyTimeDelta delta || right.Ref is not PyTimeDelta other) return Value.NotImplemented;
        if (other.IsZero) return ts.Raise(PyType.ZeroDivisionError, "integer modulo by zero");
        return FromTotal(Modulo(delta.Total, other.Total));
    }

    private static Int128 Modulo(Int128 left, Int128 right)
    {
        Int128 rest = left % right;
        return rest != 0 && rest < 0 != right < 0 ? rest + right : rest;
    }

    [Slot(Slot.NbDivmod)]
    private static Value DivMod(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyTimeDelta delta || right.Ref is not PyTimeDelta other) return Value.NotImplemented;
        if (other.IsZero) return ts.Raise(PyType.ZeroDivisionError, "integer division or modulo by zero");
        Int128 rest = Modulo(delta.Total, other.Total);
        return new PyTuple(PyLong.From((delta.Total - rest) / other.Total), FromTotal(rest));
    }

    private static (BigInteger Top, BigInteger Bottom) Ratio(ThreadState ts, Value number)
    {
        Value pair = Calls.Method(ts, number, "as_integer_ratio").OrThrow(ts);
        if (pair.Ref is not PyTuple tuple) throw Errors.TypeError($"unexpected return type from as_integer_ratio(): expected tuple, not '{pair.Type.ShortName}'");
        if (tuple.Count != 2) throw Errors.ValueError("unexpected return type from as_integer_ratio(): expected a 2-tuple");
        if (!PyLong.Is(tuple[0]) || !PyLong.Is(tuple[1])) throw Errors.TypeError("unexpected return type from as_integer_ratio(): expected a pair of ints");
        return (Indexing.ToBig(tuple[0]), Indexing.ToBig(tuple[1]));
    }

    // divide_nearest: half to even.
    private static BigInteger Nearest(BigInteger top, BigInteger bottom)
    {
        if (bottom.Sign < 0) (top, bottom) = (-top, -bottom);
        BigInteger quotient = BigInteger.DivRem(top, bottom, out BigInteger rest);
        if (rest.Sign < 0)
        {
            rest += bottom;
            quotient--;
        }
        int half = (rest * 2).CompareTo(bottom);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
