using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The operations of the specification as methods of a context.</summary>
internal partial class PyDecimalContext
{
    [PyMethod("exp($self, x, /)\n--\n\ne to the power of the number.")]
    private Value Exp(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Exp(a), x);

    [PyMethod("ln($self, x, /)\n--\n\nThe natural logarithm.")]
    private Value Ln(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Ln(a), x);

    [PyMethod("log10($self, x, /)\n--\n\nThe logarithm to base ten.")]
    private Value Log10(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Log10(a), x);

    [PyMethod("next_minus($self, x, /)\n--\n\nThe largest representable number below.")]
    private Value NextMinus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.NextMinus(a), x);

    [PyMethod("next_plus($self, x, /)\n--\n\nThe smallest representable number above.")]
    private Value NextPlus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.NextPlus(a), x);

    [PyMethod("normalize($self, x, /)\n--\n\nThe number without trailing zeros.")]
    private Value Normalize(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Reduce(a), x);

    [PyMethod("to_integral_exact($self, x, /)\n--\n\nThe nearest integer, signaling Inexact and Rounded.")]
    private Value ToIntegralExact(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.ToIntegralExact(a), x);

    [PyMethod("sqrt($self, x, /)\n--\n\nThe square root.")]
    private Value Sqrt(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.SquareRoot(a), x);

    [PyMethod("logb($self, x, /)\n--\n\nThe exponent of the leading digit.")]
    private Value Logb(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.LogB(a), x);

    [PyMethod("logical_invert($self, x, /)\n--\n\nThe digits 0 and 1 exchanged.")]
    private Value LogicalInvert(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.LogicalInvert(a), x);

    [PyMethod("abs($self, x, /)\n--\n\nThe magnitude.")]
    private Value Abs(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Abs(a), x);

    [PyMethod("minus($self, x, /)\n--\n\nThe number negated and rounded.")]
    private Value Minus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Minus(a), x);

    [PyMethod("plus($self, x, /)\n--\n\nThe number rounded.")]
    private Value Plus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Plus(a), x);

    [PyMethod("compare($self, x, y, /)\n--\n\n-1, 0 or 1 as a Decimal, or NaN.")]
    private Value Compare(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Compare(a, b), x, y);

    [PyMethod("compare_signal($self, x, y, /)\n--\n\nAs compare, but every NaN signals.")]
    private Value CompareSignal(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.CompareSignal(a, b), x, y);

    [PyMethod("max($self, x, y, /)\n--\n\nThe larger number.")]
    private Value Max(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Max(a, b), x, y);

    [PyMethod("max_mag($self, x, y, /)\n--\n\nThe number of larger magnitude.")]
    private Value MaxMag(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.MaxMagnitude(a, b), x, y);

    [PyMethod("min($self, x, y, /)\n--\n\nThe smaller number.")]
    private Value Min(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Min(a, b), x, y);

    [PyMethod("min_mag($self, x, y, /)\n--\n\nThe number of smaller magnitude.")]
    private Value MinMag(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.MinMagnitude(a, b), x, y);

    [PyMethod("next_toward($self, x, y, /)\n--\n\nThe neighbour in the direction of the other number.")]
    private Value NextToward(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.NextToward(a, b), x, y);

    [PyMethod("remainder_near($self, x, y, /)\n--\n\nThe remainder of the division whose quotient is rounded to the nearest.")]
    private Value RemainderNear(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.RemainderNear(a, b), x, y);

    [PyMethod("logical_and($self, x, y, /)\n--\n\nDigit-wise and.")]
    private Value LogicalAnd(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalAnd(a, b), x, y);

    [PyMethod("logical_or($self, x, y, /)\n--\n\nDigit-wise or.")]
    private Value LogicalOr(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalOr(a, b), x, y);

    [PyMethod("logical_xor($self, x, y, /)\n--\n\nDigit-wise exclusive or.")]
    private Value LogicalXor(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalXor(a, b), x, y);

    [PyMethod("rotate($self, x, y, /)\n--\n\nThe digits rotated by that many places.")]
    private Value Rotate(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Rotate(a, b), x, y);

    [PyMethod("scaleb($self, x, y, /)\n--\n\nThe number with the exponent raised.")]
    private Value Scaleb(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.ScaleB(a, b), x, y);

    [PyMethod("shift($self, x, y, /)\n--\n\nThe digits shifted by that many places.")]
    private Value Shift(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Shift(a, b), x, y);

    [PyMethod("add($self, x, y, /)\n--\n\nThe sum.")]
    private Value Add(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Add(a, b), x, y);

    [PyMethod("subtract($self, x, y, /)\n--\n\nThe difference.")]
    private Value Subtract(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Subtract(a, b), x, y);

    [PyMethod("multiply($self, x, y, /)\n--\n\nThe product.")]
    private Value Multiply(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Multiply(a, b), x, y);

    [PyMethod("divide($self, x, y, /)\n--\n\nThe quotient.")]
    private Value Divide(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Divide(a, b), x, y);

    [PyMethod("divide_int($self, x, y, /)\n--\n\nThe integer part of the quotient.")]
    private Value DivideInt(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.DivideInteger(a, b), x, y);

    [PyMethod("remainder($self, x, y, /)\n--\n\nThe remainder of the integer division.")]
    private Value Remainder(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Remainder(a, b), x, y);

    [PyMethod("quantize($self, x, y, /)\n--\n\nx with the exponent of y.")]
    private Value Quantize(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Quantize(a, b), x, y);

    [PyMethod("is_canonical($self, x, /)\n--\n\nWhether the encoding is canonical: always.")]
    private bool IsCanonical(Value x) => x.Ref is PyDecimal ? true : throw Errors.TypeError("argument must be a Decimal");

    [PyMethod("is_finite($self, x, /)\n--\n\nWhether it is neither infinite nor a NaN.")]
    private bool IsFinite(Value x) => Operations.Number(x).IsFinite;

    [PyMethod("is_infinite($self, x, /)\n--\n\nWhether it is infinite.")]
    private bool IsInfinite(Value x) => Operations.Number(x).IsInfinite;

    [PyMethod("is_nan($self, x, /)\n--\n\nWhether it is a NaN.")]
    private bool IsNan(Value x) => Operations.Number(x).IsNaN;

    [PyMethod("is_qnan($self, x, /)\n--\n\nWhether it is a quiet NaN.")]
    private bool IsQnan(Value x) => Operations.Number(x).Special == Special.QuietNaN;

    [PyMethod("is_snan($self, x, /)\n--\n\nWhether it is a signaling NaN.")]
    private bool IsSnan(Value x) => Operations.Number(x).IsSignaling;

    [PyMethod("is_signed($self, x, /)\n--\n\nWhether its sign is negative.")]
    private bool IsSigned(Value x) => Operations.Number(x).IsNegative;

    [PyMethod("is_zero($self, x, /)\n--\n\nWhether it is zero.")]
    private bool IsZero(Value x) => Operations.Number(x).IsZero;

    [PyMethod("is_normal($self, x, /)\n--\n\nWhether it is normal in this context.")]
    private bool IsNormal(Value x) => Arithmetic.IsNormal(Operations.Number(x));

    [PyMethod("is_subnormal($self, x, /)\n--\n\nWhether it is subnormal in this context.")]
    private bool IsSubnormal(Value x) => Arithmetic.IsSubnormal(Operations.Number(x));

    [PyMethod("canonical($self, x, /)\n--\n\nThe number itself.")]
    private Value Canonical(Value x) => x.Ref is PyDecimal ? x : throw Errors.TypeError("argument must be a Decimal");

    [PyMethod("copy_abs($self, x, /)\n--\n\nA copy without sign, unrounded.")]
    private Value CopyAbs(Value x) => new PyDecimal(Operations.Number(x).Abs());

    [PyMethod("copy_negate($self, x, /)\n--\n\nA copy of the other sign, unrounded.")]
    private Value CopyNegate(Value x) => new PyDecimal(Operations.Number(x).Negated());

    [PyMethod("copy_decimal($self, x, /)\n--\n\nA copy.")]
    private Value CopyDecimal(Value x) => x.Ref is PyDecimal ? x : new PyDecimal(Operations.Number(x));

    [PyMethod("number_class($self, x, /)\n--\n\nThe class of the number, as text.")]
    private Value NumberClass(Value x) => Arithmetic.ClassOf(Operations.Number(x));

    [PyMethod("to_eng_string($self, x, /)\n--\n\nEngineering notation.")]
    private Value ToEngString(Value x) => DecimalText.Engineering(Operations.Number(x), Arithmetic.Capitals);

    [PyMethod("to_sci_string($self, x, /)\n--\n\nScientific notation.")]
    private Value ToSciString(Value x) => DecimalText.Scientific(Operations.Number(x), Arithmetic.Capitals);

    [PyMethod("to_integral_value($self, x, /)\n--\n\nThe nearest integer, without signals.")]
    private Value ToIntegralValue(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.ToIntegral(a, c.Rounding), x);

    [PyMethod("to_integral($self, x, /)\n--\n\nThe nearest integer, without signals.")]
    private Value ToIntegral(ThreadState ts, Value x) => ToIntegralValue(ts, x);

    [PyMethod("compare_total($self, x, y, /)\n--\n\nThe order of the representations.")]
    private Value CompareTotal(Value x, Value y) =>
        new PyDecimal(BigDecimal.From(DecimalContext.CompareTotal(Operations.Number(x), Operations.Number(y))));

    [PyMethod("compare_total_mag($self, x, y, /)\n--\n\nThe order of the representations without their signs.")]
    private Value CompareTotalMag(Value x, Value y) =>
        new PyDecimal(BigDecimal.From(DecimalContext.CompareTotalMagnitude(Operations.Number(x), Operations.Number(y))));

    [PyMethod("copy_sign($self, x, y, /)\n--\n\nx with the sign of y.")]
    private Value CopySign(Value x, Value y) => new PyDecimal(Operations.Number(x).WithSign(Operations.Number(y).IsNegative));

    [PyMethod("same_quantum($self, x, y, /)\n--\n\nWhether both have the same exponent.")]
    private bool SameQuantum(Value x, Value y) => PyDecimal.SameQuantum(Operations.Number(x), Operations.Number(y));

    [PyMethod("divmod($self, x, y, /)\n--\n\nQuotient and remainder of the integer division.")]
    private Value DivMod(ThreadState ts, Value x, Value y) => DivMod(ts, Operations.Number(x), Operations.Number(y));

    [PyMethod("power($self, /, a, b, modulo=None)\n--\n\na ** b, or a ** b % modulo.")]
    private Value Power(ThreadState ts, Value a, Value b, Value modulo = default) => modulo.IsNull || modulo.IsNone
        ? Operations.Apply(ts, this, static (c, in x, in y) => c.Power(x, y), a, b)
        : Operations.Apply(ts, this, static (c, in x, in y, in m) => c.PowerModulo(x, y, m), a, b, modulo);

    [PyMethod("fma($self, x, y, z, /)\n--\n\nx * y + z, rounded once.")]
    private Value Fma(ThreadState ts, Value x, Value y, Value z) =>
        Operations.Apply(ts, this, static (c, in a, in b, in d) => c.FusedMultiplyAdd(a, b, d), x, y, z);

    [PyMethod("radix($self, /)\n--\n\nTen.")]
    private Value Radix() => new PyDecimal(BigDecimal.From(10));

    [PyMethod("Etiny($self, /)\n--\n\nThe exponent of the smallest subnormal number.")]
    private long Etiny() => Arithmetic.Etiny;

    [PyMethod("Etop($self, /)\n--\n\nThe largest exponent of a number with all digits.")]
    private long Etop() => Arithmetic.Etop;
}
