using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyFloat
{
    // CONVERT_TO_DOUBLE: floats and ints of any kind; false: NotImplemented. Throws when an int is too large.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperand(Value value, out double number)
    {
        number = value.Double;
        return value.IsFloat || TryOperandSlow(value, out number);
    }

    private static bool TryOperandSlow(Value value, out double number)
    {
        if (value.Ref is PyFloat instance)
        {
            number = instance.Number;
            return true;
        }
        number = 0;
        if (!PyLong.Is(value)) return false;
        return PyLong.TryDouble(value, out number) ? true : throw Errors.OverflowError("int too large to convert to float");
    }

    [Slot(Slot.NbAdd)]
    internal static Value Add(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a) && TryOperand(right, out double b) ? a + b : Value.NotImplemented;

    [Slot(Slot.NbSubtract)]
    internal static Value Subtract(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a) && TryOperand(right, out double b) ? a - b : Value.NotImplemented;

    [Slot(Slot.NbMultiply)]
    internal static Value Multiply(ThreadState ts, Value left, Value right) =>
        TryOperand(left, out double a) && TryOperand(right, out double b) ? a * b : Value.NotImplemented;

    [Slot(Slot.NbTrueDivide)]
    internal static Value TrueDivide(ThreadState ts, Value left, Value right)
    {
        if (!TryOperand(left, out double a) || !TryOperand(right, out double b)) return Value.NotImplemented;
        return b != 0 ? a / b : ts.Raise(PyType.ZeroDivisionError, "float division by zero");
    }

    [Slot(Slot.NbRemainder)]
    internal static Value Remainder(ThreadState ts, Value left, Value right)
    {
        if (!TryOperand(left, out double a) || !TryOperand(right, out double b)) return Value.NotImplemented;
        return b != 0 ? Modulo(a, b) : ts.Raise(PyType.ZeroDivisionError, "float modulo");
    }

    [Slot(Slot.NbFloorDivide)]
    internal static Value FloorDivide(ThreadState ts, Value left, Value right)
    {
        if (!TryOperand(left, out double a) || !TryOperand(right, out double b)) return Value.NotImplemented;
        return b != 0 ? DivMod(a, b).Quotient : ts.Raise(PyType.ZeroDivisionError, "float floor division by zero");
    }

    [Slot(Slot.NbDivmod)]
    internal static Value DivMod(ThreadState ts, Value left, Value right)
    {
        if (!TryOperand(left, out double a) || !TryOperand(right, out double b)) return Value.NotImplemented;
        if (b == 0) return ts.Raise(PyType.ZeroDivisionError, "float divmod()");
        (double quotient, double rest) = DivMod(a, b);
        return PyTuple.From(quotient, rest);
    }

    // float_pow
    [Slot(Slot.NbPower)]
    internal static Value Power(ThreadState ts, Value left, Value right, Value modulus)
    {
        if (!modulus.IsNone) return ts.Raise(PyType.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
        if (!TryOperand(left, out double number) || !TryOperand(right, out double exponent)) return Value.NotImplemented;
        if (exponent == 0) return 1.0;
        if (double.IsNaN(number)) return number;
        if (double.IsNaN(exponent)) return number == 1 ? 1.0 : exponent;
        if (double.IsInfinity(exponent)) return PowerOfInfinite(Math.Abs(number), exponent);
        bool odd = Math.Abs(Math.IEEERemainder(exponent, 2)) == 1;
        if (double.IsInfinity(number))
        {
            if (exponent > 0) return odd ? number : Math.Abs(number);
            return odd ? Math.CopySign(0.0, number) : 0.0;
        }
        if (number == 0)
        {
            if (exponent < 0) return ts.Raise(PyType.ZeroDivisionError, "0.0 cannot be raised to a negative power");
            return odd ? number : 0.0;
        }
        if (number < 0 && exponent != Math.Floor(exponent)) return PyComplex.Power(ts, left, right, modulus);
        if (number == 1) return 1.0;
        if (number == -1) return odd ? -1.0 : 1.0;
        double result = Math.Pow(number, exponent);
        return double.IsInfinity(result) ? ts.Raise(OverflowOfPower()) : result;
    }

    private static PyException OverflowOfPower() => Errors.Simple(PyType.OverflowError, 34, "Numerical result out of range");

    private static double PowerOfInfinite(double magnitude, double exponent)
    {
        if (magnitude == 1) return 1;
        return exponent > 0 == magnitude > 1 ? double.PositiveInfinity : 0;
    }

    [Slot(Slot.NbNegative)]
    internal static double Negative(Value self) => -Of(self);

    [Slot(Slot.NbPositive)]
    internal static double Positive(Value self) => Of(self);

    [Slot(Slot.NbAbsolute)]
    internal static double Absolute(Value self) => Math.Abs(Of(self));

    [Slot(Slot.NbBool)]
    [NoThrow]
    internal static int ToBool(ThreadState ts, Value self) => Of(self) != 0 ? 1 : 0;

    [Slot(Slot.NbFloat)]
    internal static double ToFloat(Value self) => Of(self);

    [Slot(Slot.NbInt)]
    internal static Value ToInt(ThreadState ts, Value self) => TruncateToInt(ts, Of(self));

    // float_rem: the rest has the sign of the divisor.
    internal static double Modulo(double a, double b)
    {
        double rest = a % b;
        if (rest == 0) return Math.CopySign(0.0, b);
        return b < 0 != rest < 0 ? rest + b : rest;
    }

    // float_floor_div, float_divmod
    internal static (double Quotient, double Remainder) DivMod(double a, double b)
    {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0)
        {
            if (b < 0 != rest < 0)
            {
                rest += b;
                quotient -= 1;
            }
        }
        else
        {
            rest = Math.CopySign(0.0, b);
        }
        if (quotient == 0) return (Math.CopySign(0.0, a / b), rest);
        double floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, rest);
    }
}
