using System.Numerics;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary><c>decimal.Decimal</c>.</summary>
[PyType("Decimal", Module = "decimal", Doc = """
    Decimal(value='0', context=None)
    --

    Make a decimal from a string, an int, a tuple of sign, digits and exponent, a float or another decimal, exactly.
    """)]
internal partial class PyDecimal(PyType type) : PyObject(type)
{
    private const long InfinityHash = 314159;

    // Of ten, modulo 2^61 - 1.
    private const ulong InverseOfTen = 2075258708292324556;

    private BigDecimal _number;

    internal PyDecimal(in BigDecimal number) : this(TypeObject) => _number = number;

    internal ref readonly BigDecimal Number => ref _number;

    internal static Value Make(PyType type, in BigDecimal number)
    {
        if (ReferenceEquals(type, TypeObject)) return new PyDecimal(number);
        PyDecimal made = Allocate(type);
        made._number = number;
        return made;
    }

    private static unsafe PyDecimal Allocate(PyType type) => (PyDecimal)type.AllocateInstance(type);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, Value value = default, Value context = default) =>
        DecimalConversion.Exact(ts, type, value.IsNull ? 0 : value, Operations.ContextOr(ts, context));

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts) => $"Decimal('{ToText(ts)}')";

    [Slot(Slot.TpStr)]
    internal Value StrOf(ThreadState ts) => ToText(ts);

    private string ToText(ThreadState ts) => DecimalText.Scientific(Number, DecimalState.Of(ts).Current(ts).Arithmetic.Capitals);

    // _dec_hash
    [Slot(Slot.TpHash)]
    internal long Hash()
    {
        if (Number.IsNaN)
        {
            if (Number.IsSignaling) throw Errors.TypeError("Cannot hash a signaling NaN value");
            return System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
        }
        if (Number.IsInfinite) return Number.IsNegative ? -InfinityHash : InfinityHash;
        ulong modulus = (ulong)NumericHash.Modulus;
        ulong coefficient = Number.IsSmall ? (ulong)(Number.Small % modulus) : (ulong)(Number.Coefficient % modulus);
        ulong scale = Number.Exponent >= 0 ? PowerModulo(10, Number.Exponent, modulus) : PowerModulo(InverseOfTen, -Number.Exponent, modulus);
        long hash = (long)(ulong)((UInt128)coefficient * scale % modulus);
        if (Number.IsNegative) hash = -hash;
        return hash == -1 ? -2 : hash;
    }

    private static ulong PowerModulo(ulong number, long exponent, ulong modulus)
    {
        ulong power = 1;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) power = (ulong)((UInt128)power * number % modulus);
            number = (ulong)((UInt128)number * number % modulus);
        }
        return power;
    }

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        PyDecimalContext context = DecimalState.Of(ts).Current(ts);
        BigDecimal left = ((PyDecimal)self.Ref).Number;
        if (!DecimalConversion.TryComparand(ts, context, op, ref left, other, out BigDecimal right)) return Value.NotImplemented;
        bool isEquality = op is CompareOp.Eq or CompareOp.Ne;
        if (!left.IsNaN && !right.IsNaN) return Value.Bool(Comparison.Holds(DecimalContext.CompareNumbers(left, right), op));
        if (left.IsSignaling || right.IsSignaling || !isEquality) context.Signal(ts, Conditions.InvalidOperation);
        return Value.Bool(op == CompareOp.Ne);
    }

    [Slot(Slot.NbBool)]
    internal bool Bool() => !Number.IsZero;

    [Slot(Slot.NbAdd)]
    internal static Value Add(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.Add(a, b), left, right);

    [Slot(Slot.NbSubtract)]
    internal static Value Subtract(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.Subtract(a, b), left, right);

    [Slot(Slot.NbMultiply)]
    internal static Value Multiply(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.Multiply(a, b), left, right);

    [Slot(Slot.NbTrueDivide)]
    internal static Value Divide(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.Divide(a, b), left, right);

    [Slot(Slot.NbFloorDivide)]
    internal static Value FloorDivide(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.DivideInteger(a, b), left, right);

    [Slot(Slot.NbRemainder)]
    internal static Value Remainder(ThreadState ts, Value left, Value right) =>
        Operations.Operator(ts, static (c, in a, in b) => c.Remainder(a, b), left, right);

    [Slot(Slot.NbDivmod)]
    internal static Value DivMod(ThreadState ts, Value left, Value right)
    {
        if (!Operations.TryNumber(left, out BigDecimal a) || !Operations.TryNumber(right, out BigDecimal b)) return Value.NotImplemented;
        return DecimalState.Of(ts).Current(ts).DivMod(ts, a, b);
    }

    [Slot(Slot.NbPower)]
    internal static Value Power(ThreadState ts, Value left, Value right, Value modulus)
    {
        if (!Operations.TryNumber(left, out BigDecimal a) || !Operations.TryNumber(right, out BigDecimal b)) return Value.NotImplemented;
        PyDecimalContext context = DecimalState.Of(ts).Current(ts);
        if (modulus.IsNone) return context.Finish(ts, context.Arithmetic.Power(a, b));
        if (!Operations.TryNumber(modulus, out BigDecimal m)) return Value.NotImplemented;
        return context.Finish(ts, context.Arithmetic.PowerModulo(a, b, m));
    }

    [Slot(Slot.NbNegative)]
    internal Value Negative(ThreadState ts) =>
        Operations.Apply(ts, DecimalState.Of(ts).Current(ts), static (c, in a) => c.Minus(a), this);

    [Slot(Slot.NbPositive)]
    internal Value Positive(ThreadState ts) =>
        Operations.Apply(ts, DecimalState.Of(ts).Current(ts), static (c, in a) => c.Plus(a), this);

    [Slot(Slot.NbAbsolute)]
    internal Value Absolute(ThreadState ts) =>
        Operations.Apply(ts, DecimalState.Of(ts).Current(ts), static (c, in a) => c.Abs(a), this);

    [Slot(Slot.NbInt)]
    internal Value ToInt(ThreadState ts) => DecimalConversion.ToInt(Number, RoundingMode.Down);

    [Slot(Slot.NbFloat)]
    internal double ToFloat(ThreadState ts) => DecimalConversion.ToDouble(Number);

    [PyGetSet("real")]
    private Value Real => this;

    [PyGetSet("imag")]
    private Value Imaginary => new PyDecimal(BigDecimal.Zero);
}
