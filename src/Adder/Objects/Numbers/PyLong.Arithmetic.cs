using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    /// <summary>Below this many bits a double holds an int exactly.</summary>
    private const long ExactInDouble = 1L << 53;

    [Slot(Slot.NbAdd)]
    [NoThrow]
    internal static Value Add(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt)
        {
            long sum = left.Bits + right.Bits;
            return ((sum ^ left.Bits) & (sum ^ right.Bits)) >= 0 ? Value.Int(sum) : AddBig(left, right);
        }
        return AddBig(left, right);
    }

    internal static Value AddBig(Value left, Value right) =>
        TryBig(left, out BigInteger a) && TryBig(right, out BigInteger b) ? From(BigArithmetic.Add(a, b)) : Value.NotImplemented;

    [Slot(Slot.NbSubtract)]
    [NoThrow]
    internal static Value Subtract(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt)
        {
            long difference = left.Bits - right.Bits;
            return ((left.Bits ^ right.Bits) & (left.Bits ^ difference)) >= 0 ? Value.Int(difference) : SubtractBig(left, right);
        }
        return SubtractBig(left, right);
    }

    internal static Value SubtractBig(Value left, Value right) =>
        TryBig(left, out BigInteger a) && TryBig(right, out BigInteger b) ? From(BigArithmetic.Subtract(a, b)) : Value.NotImplemented;

    [Slot(Slot.NbMultiply)]
    internal static Value Multiply(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt)
        {
            long high = Math.BigMul(left.Bits, right.Bits, out long low);
            return high == low >> 63 ? Value.Int(low) : MultiplyBig(left, right);
        }
        return MultiplyBig(left, right);
    }

    internal static Value MultiplyBig(Value left, Value right)
    {
        if (!TryBig(left, out BigInteger a) || !TryBig(right, out BigInteger b)) return Value.NotImplemented;
        return From(BigArithmetic.Multiply(a, b));
    }

    [Slot(Slot.NbFloorDivide)]
    internal static Value FloorDivide(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits is not (0 or -1))
        {
            long quotient = Math.DivRem(left.Bits, right.Bits, out long rest);
            return rest != 0 && (rest ^ right.Bits) < 0 ? quotient - 1 : quotient;
        }
        if (!TryBig(left, out BigInteger a) || !TryBig(right, out BigInteger b)) return Value.NotImplemented;
        return b.IsZero ? DivisionByZero(ts) : From(IntegerArithmetic.FloorDivide(a, b));
    }

    [Slot(Slot.NbRemainder)]
    internal static Value Remainder(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits is not (0 or -1))
        {
            long rest = left.Bits % right.Bits;
            return rest != 0 && (rest ^ right.Bits) < 0 ? rest + right.Bits : rest;
        }
        if (!TryBig(left, out BigInteger a) || !TryBig(right, out BigInteger b)) return Value.NotImplemented;
        return b.IsZero ? ModuloByZero(ts) : From(IntegerArithmetic.FloorModulo(a, b));
    }

    [Slot(Slot.NbDivmod)]
    internal static Value DivMod(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits is not (0 or -1))
        {
            long quotient = Math.DivRem(left.Bits, right.Bits, out long rest);
            if (rest != 0 && (rest ^ right.Bits) < 0) (quotient, rest) = (quotient - 1, rest + right.Bits);
            return PyTuple.From(quotient, rest);
        }
        if (!TryBig(left, out BigInteger a) || !TryBig(right, out BigInteger b)) return Value.NotImplemented;
        if (b.IsZero) return DivisionByZero(ts);
        BigInteger whole = IntegerArithmetic.FloorDivide(a, b, out BigInteger remainder);
        return PyTuple.From(From(whole), From(remainder));
    }

    [Slot(Slot.NbTrueDivide)]
    internal static Value TrueDivide(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits != 0 && IsExactInDouble(left.Bits) && IsExactInDouble(right.Bits))
        {
            return Value.Float((double)left.Bits / right.Bits);
        }
        if (!TryBig(left, out BigInteger a) || !TryBig(right, out BigInteger b)) return Value.NotImplemented;
        if (b.IsZero) return ts.Raise(PyType.ZeroDivisionError, "division by zero");
        return FloatConversion.TryDivide(a, b, out double quotient)
            ? Value.Float(quotient)
            : ts.Raise(PyType.OverflowError, "integer division result too large for a float");
    }

    [Slot(Slot.NbNegative)]
    internal static Value Negative(ThreadState ts, Value self) =>
        self.IsInt && self.Bits != long.MinValue ? Value.Int(-self.Bits) : From(-BigOf(self));

    [Slot(Slot.NbPositive)]
    internal static Value Positive(ThreadState ts, Value self) => Exact(self);

    [Slot(Slot.NbAbsolute)]
    internal static Value Absolute(ThreadState ts, Value self) =>
        self.IsInt && self.Bits != long.MinValue ? Value.Int(Math.Abs(self.Bits)) : From(BigInteger.Abs(BigOf(self)));

    [Slot(Slot.NbInvert)]
    internal static Value Invert(ThreadState ts, Value self) => self.IsInt ? Value.Int(~self.Bits) : From(-(BigOf(self) + 1));

    [Slot(Slot.NbBool)]
    [NoThrow]
    internal static int ToBool(ThreadState ts, Value self) => self.IsInt ? self.Bits != 0 ? 1 : 0 : BigOf(self).IsZero ? 0 : 1;

    [Slot(Slot.NbInt)]
    [Slot(Slot.NbIndex)]
    [NoThrow]
    internal static Value ToInt(ThreadState ts, Value self) => Exact(self);

    [Slot(Slot.NbFloat)]
    internal static Value ToFloat(ThreadState ts, Value self) =>
        TryDouble(self, out double number) ? Value.Float(number) : ts.Raise(PyType.OverflowError, "int too large to convert to float");

    /// <summary>The nearest double of an int of any kind; false when it is too large for one.</summary>
    internal static bool TryDouble(Value self, out double number)
    {
        if (!self.IsInt) return FloatConversion.TryFromInteger(BigOf(self), out number);
        number = self.Bits;
        return true;
    }

    private static bool IsExactInDouble(long number) => number is <= ExactInDouble and >= -ExactInDouble;

    private static Value DivisionByZero(ThreadState ts) => ts.Raise(PyType.ZeroDivisionError, "integer division or modulo by zero");

    private static Value ModuloByZero(ThreadState ts) => ts.Raise(PyType.ZeroDivisionError, "integer modulo by zero");
}
