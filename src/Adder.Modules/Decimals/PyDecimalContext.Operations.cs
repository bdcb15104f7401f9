using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The operations of the specification as methods of a context.</summary>
internal partial class PyDecimalContext
{
    [PyMethod("exp($self, x, /)\n--\n\ne to the power of the number.\n\n>>> ExtendedContext.exp(Decimal('1'))\nDecimal('2.71828183')")]
    private Value Exp(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Exp(a), x);

    [PyMethod("ln($self, x, /)\n--\n\nThe natural logarithm.\n\n>>> ExtendedContext.ln(Decimal('2'))\nDecimal('0.693147181')")]
    private Value Ln(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Ln(a), x);

    [PyMethod("log10($self, x, /)\n--\n\nThe logarithm to base ten.\n\n>>> ExtendedContext.log10(Decimal('50'))\nDecimal('1.69897000')")]
    private Value Log10(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Log10(a), x);

    [PyMethod("next_minus($self, x, /)\n--\n\nThe largest representable number below.\n\n>>> ExtendedContext.next_minus(Decimal('2'))\nDecimal('1.99999999')")]
    private Value NextMinus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.NextMinus(a), x);

    [PyMethod("next_plus($self, x, /)\n--\n\nThe smallest representable number above.\n\n>>> ExtendedContext.next_plus(Decimal('2'))\nDecimal('2.00000001')")]
    private Value NextPlus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.NextPlus(a), x);

    [PyMethod("normalize($self, x, /)\n--\n\nThe number without trailing zeros.\n\n>>> ExtendedContext.normalize(Decimal('4500.00'))\nDecimal('4.5E+3')")]
    private Value Normalize(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Reduce(a), x);

    [PyMethod("to_integral_exact($self, x, /)\n--\n\nThe nearest integer, signaling Inexact and Rounded.\n\n>>> ExtendedContext.to_integral_exact(Decimal('2.5'))\nDecimal('2')")]
    private Value ToIntegralExact(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.ToIntegralExact(a), x);

    [PyMethod("sqrt($self, x, /)\n--\n\nThe square root.\n\n>>> ExtendedContext.sqrt(Decimal('3'))\nDecimal('1.73205081')")]
    private Value Sqrt(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.SquareRoot(a), x);

    [PyMethod("logb($self, x, /)\n--\n\nThe exponent of the leading digit.\n\n>>> ExtendedContext.logb(Decimal('1234'))\nDecimal('3')")]
    private Value Logb(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.LogB(a), x);

    [PyMethod("logical_invert($self, x, /)\n--\n\nThe digits 0 and 1 exchanged.\n\n>>> ExtendedContext.logical_invert(Decimal('1101'))\nDecimal('111110010')")]
    private Value LogicalInvert(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.LogicalInvert(a), x);

    [PyMethod("abs($self, x, /)\n--\n\nThe magnitude.\n\n>>> ExtendedContext.abs(Decimal('-7.25'))\nDecimal('7.25')")]
    private Value Abs(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Abs(a), x);

    [PyMethod("minus($self, x, /)\n--\n\nThe number negated and rounded.\n\n>>> ExtendedContext.minus(Decimal('4.5'))\nDecimal('-4.5')")]
    private Value Minus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Minus(a), x);

    [PyMethod("plus($self, x, /)\n--\n\nThe number rounded.\n\n>>> Context(prec=3).plus(Decimal('1.23456'))\nDecimal('1.23')")]
    private Value Plus(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.Plus(a), x);

    [PyMethod("compare($self, x, y, /)\n--\n\n-1, 0 or 1 as a Decimal, or NaN.\n\n>>> ExtendedContext.compare(Decimal('2.0'), Decimal('2'))\nDecimal('0')\n>>> ExtendedContext.compare(1, 5)\nDecimal('-1')")]
    private Value Compare(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Compare(a, b), x, y);

    [PyMethod("compare_signal($self, x, y, /)\n--\n\nAs compare, but every NaN signals.\n\n>>> ExtendedContext.compare_signal(Decimal('9'), Decimal('-9'))\nDecimal('1')")]
    private Value CompareSignal(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.CompareSignal(a, b), x, y);

    [PyMethod("max($self, x, y, /)\n--\n\nThe larger number.\n\n>>> ExtendedContext.max(Decimal('4'), Decimal('NaN'))\nDecimal('4')")]
    private Value Max(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Max(a, b), x, y);

    [PyMethod("max_mag($self, x, y, /)\n--\n\nThe number of larger magnitude.\n\n>>> ExtendedContext.max_mag(Decimal('4'), Decimal('-5'))\nDecimal('-5')")]
    private Value MaxMag(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.MaxMagnitude(a, b), x, y);

    [PyMethod("min($self, x, y, /)\n--\n\nThe smaller number.\n\n>>> ExtendedContext.min(Decimal('4'), Decimal('-5'))\nDecimal('-5')")]
    private Value Min(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Min(a, b), x, y);

    [PyMethod("min_mag($self, x, y, /)\n--\n\nThe number of smaller magnitude.\n\n>>> ExtendedContext.min_mag(Decimal('4'), Decimal('-5'))\nDecimal('4')")]
    private Value MinMag(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.MinMagnitude(a, b), x, y);

    [PyMethod("next_toward($self, x, y, /)\n--\n\nThe neighbour in the direction of the other number.\n\n>>> ExtendedContext.next_toward(Decimal('2'), Decimal('-9'))\nDecimal('1.99999999')")]
    private Value NextToward(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.NextToward(a, b), x, y);

    [PyMethod("remainder_near($self, x, y, /)\n--\n\nThe remainder of the division whose quotient is rounded to the nearest.\n\n>>> ExtendedContext.remainder_near(Decimal('18'), Decimal('5'))\nDecimal('-2')")]
    private Value RemainderNear(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.RemainderNear(a, b), x, y);

    [PyMethod("logical_and($self, x, y, /)\n--\n\nDigit-wise and.\n\n>>> ExtendedContext.logical_and(Decimal('1101'), Decimal('1011'))\nDecimal('1001')")]
    private Value LogicalAnd(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalAnd(a, b), x, y);

    [PyMethod("logical_or($self, x, y, /)\n--\n\nDigit-wise or.\n\n>>> ExtendedContext.logical_or(Decimal('1100'), Decimal('1010'))\nDecimal('1110')")]
    private Value LogicalOr(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalOr(a, b), x, y);

    [PyMethod("logical_xor($self, x, y, /)\n--\n\nDigit-wise exclusive or.\n\n>>> ExtendedContext.logical_xor(Decimal('1100'), Decimal('1010'))\nDecimal('110')")]
    private Value LogicalXor(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.LogicalXor(a, b), x, y);

    [PyMethod("rotate($self, x, y, /)\n--\n\nThe digits rotated by that many places.\n\n>>> ExtendedContext.rotate(Decimal('123456789'), Decimal('2'))\nDecimal('345678912')")]
    private Value Rotate(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Rotate(a, b), x, y);

    [PyMethod("scaleb($self, x, y, /)\n--\n\nThe number with the exponent raised.\n\n>>> ExtendedContext.scaleb(Decimal('1.5'), Decimal('3'))\nDecimal('1.5E+3')")]
    private Value Scaleb(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.ScaleB(a, b), x, y);

    [PyMethod("shift($self, x, y, /)\n--\n\nThe digits shifted by that many places.\n\n>>> ExtendedContext.shift(Decimal('12345'), Decimal('-2'))\nDecimal('123')")]
    private Value Shift(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Shift(a, b), x, y);

    [PyMethod("add($self, x, y, /)\n--\n\nThe sum.\n\n>>> ExtendedContext.add(Decimal('0.1'), Decimal('0.2'))\nDecimal('0.3')\n>>> ExtendedContext.add(3, 4)\nDecimal('7')")]
    private Value Add(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Add(a, b), x, y);

    [PyMethod("subtract($self, x, y, /)\n--\n\nThe difference.\n\n>>> ExtendedContext.subtract(Decimal('1.3'), Decimal('0.55'))\nDecimal('0.75')")]
    private Value Subtract(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Subtract(a, b), x, y);

    [PyMethod("multiply($self, x, y, /)\n--\n\nThe product.\n\n>>> ExtendedContext.multiply(Decimal('1.10'), Decimal('3'))\nDecimal('3.30')")]
    private Value Multiply(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Multiply(a, b), x, y);

    [PyMethod("divide($self, x, y, /)\n--\n\nThe quotient.\n\n>>> ExtendedContext.divide(Decimal('2'), Decimal('3'))\nDecimal('0.666666667')")]
    private Value Divide(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Divide(a, b), x, y);

    [PyMethod("divide_int($self, x, y, /)\n--\n\nThe integer part of the quotient.\n\n>>> ExtendedContext.divide_int(Decimal('17'), Decimal('5'))\nDecimal('3')")]
    private Value DivideInt(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.DivideInteger(a, b), x, y);

    [PyMethod("remainder($self, x, y, /)\n--\n\nThe remainder of the integer division.\n\n>>> ExtendedContext.remainder(Decimal('-17'), Decimal('5'))\nDecimal('-2')")]
    private Value Remainder(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Remainder(a, b), x, y);

    [PyMethod("quantize($self, x, y, /)\n--\n\nx with the exponent of y.\n\n>>> ExtendedContext.quantize(Decimal('2.345'), Decimal('0.01'))\nDecimal('2.34')")]
    private Value Quantize(ThreadState ts, Value x, Value y) => Operations.Apply(ts, this, static (c, in a, in b) => c.Quantize(a, b), x, y);

    [PyMethod("is_canonical($self, x, /)\n--\n\nWhether the encoding is canonical: always.\n\n>>> ExtendedContext.is_canonical(Decimal('1.50'))\nTrue")]
    private bool IsCanonical(Value x) => x.Ref is PyDecimal ? true : throw Errors.TypeError("argument must be a Decimal");

    [PyMethod("is_finite($self, x, /)\n--\n\nWhether it is neither infinite nor a NaN.\n\n>>> ExtendedContext.is_finite(Decimal('8'))\nTrue\n>>> ExtendedContext.is_finite(Decimal('Inf'))\nFalse")]
    private bool IsFinite(Value x) => Operations.Number(x).IsFinite;

    [PyMethod("is_infinite($self, x, /)\n--\n\nWhether it is infinite.\n\n>>> ExtendedContext.is_infinite(Decimal('-Inf'))\nTrue")]
    private bool IsInfinite(Value x) => Operations.Number(x).IsInfinite;

    [PyMethod("is_nan($self, x, /)\n--\n\nWhether it is a NaN.\n\n>>> ExtendedContext.is_nan(Decimal('sNaN'))\nTrue")]
    private bool IsNan(Value x) => Operations.Number(x).IsNaN;

    [PyMethod("is_qnan($self, x, /)\n--\n\nWhether it is a quiet NaN.\n\n>>> ExtendedContext.is_qnan(Decimal('NaN'))\nTrue")]
    private bool IsQnan(Value x) => Operations.Number(x).Special == Special.QuietNaN;

    [PyMethod("is_snan($self, x, /)\n--\n\nWhether it is a signaling NaN.\n\n>>> ExtendedContext.is_snan(Decimal('NaN'))\nFalse")]
    private bool IsSnan(Value x) => Operations.Number(x).IsSignaling;

    [PyMethod("is_signed($self, x, /)\n--\n\nWhether its sign is negative.\n\n>>> ExtendedContext.is_signed(Decimal('-0'))\nTrue")]
    private bool IsSigned(Value x) => Operations.Number(x).IsNegative;

    [PyMethod("is_zero($self, x, /)\n--\n\nWhether it is zero.\n\n>>> ExtendedContext.is_zero(Decimal('0.00'))\nTrue")]
    private bool IsZero(Value x) => Operations.Number(x).IsZero;

    [PyMethod("is_normal($self, x, /)\n--\n\nWhether it is normal in this context.\n\n>>> ExtendedContext.is_normal(Decimal('8'))\nTrue\n>>> ExtendedContext.is_normal(Decimal('0'))\nFalse")]
    private bool IsNormal(Value x) => Arithmetic.IsNormal(Operations.Number(x));

    [PyMethod("is_subnormal($self, x, /)\n--\n\nWhether it is subnormal in this context.\n\n>>> Context(Emin=-9).is_subnormal(Decimal('1E-10'))\nTrue")]
    private bool IsSubnormal(Value x) => Arithmetic.IsSubnormal(Operations.Number(x));

    [PyMethod("canonical($self, x, /)\n--\n\nThe number itself.\n\n>>> ExtendedContext.canonical(Decimal('1.50'))\nDecimal('1.50')")]
    private Value Canonical(Value x) => x.Ref is PyDecimal ? x : throw Errors.TypeError("argument must be a Decimal");

    [PyMethod("copy_abs($self, x, /)\n--\n\nA copy without sign, unrounded.\n\n>>> ExtendedContext.copy_abs(Decimal('-0.5'))\nDecimal('0.5')")]
    private Value CopyAbs(Value x) => new PyDecimal(Operations.Number(x).Abs());

    [PyMethod("copy_negate($self, x, /)\n--\n\nA copy of the other sign, unrounded.\n\n>>> ExtendedContext.copy_negate(Decimal('0.5'))\nDecimal('-0.5')")]
    private Value CopyNegate(Value x) => new PyDecimal(Operations.Number(x).Negated());

    [PyMethod("copy_decimal($self, x, /)\n--\n\nA copy.\n\n>>> ExtendedContext.copy_decimal(Decimal('1E+3'))\nDecimal('1E+3')")]
    private Value CopyDecimal(Value x) => x.Ref is PyDecimal ? x : new PyDecimal(Operations.Number(x));

    [PyMethod("number_class($self, x, /)\n--\n\nThe class of the number, as text.\n\n>>> ExtendedContext.number_class(Decimal('-0'))\n'-Zero'")]
    private Value NumberClass(Value x) => Arithmetic.ClassOf(Operations.Number(x));

    [PyMethod("to_eng_string($self, x, /)\n--\n\nEngineering notation.\n\n>>> ExtendedContext.to_eng_string(Decimal('12E+4'))\n'120E+3'")]
    private Value ToEngString(Value x) => DecimalText.Engineering(Operations.Number(x), Arithmetic.Capitals);

    [PyMethod("to_sci_string($self, x, /)\n--\n\nScientific notation.")]
    private Value ToSciString(Value x) => DecimalText.Scientific(Operations.Number(x), Arithmetic.Capitals);

    [PyMethod("to_integral_value($self, x, /)\n--\n\nThe nearest integer, without signals.\n\n>>> ExtendedContext.to_integral_value(Decimal('-7.9'))\nDecimal('-8')")]
    private Value ToIntegralValue(ThreadState ts, Value x) => Operations.Apply(ts, this, static (c, in a) => c.ToIntegral(a, c.Rounding), x);

    [PyMethod("to_integral($self, x, /)\n--\n\nThe nearest integer, without signals.")]
    private Value ToIntegral(ThreadState ts, Value x) => ToIntegralValue(ts, x);

    [PyMethod("compare_total($self, x, y, /)\n--\n\nThe order of the representations.\n\n>>> ExtendedContext.compare_total(Decimal('2.0'), Decimal('2'))\nDecimal('-1')")]
    private Value CompareTotal(Value x, Value y) =>
        new PyDecimal(BigDecimal.From(DecimalContext.CompareTotal(Operations.Number(x), Operations.Number(y))));

    [PyMethod("compare_total_mag($self, x, y, /)\n--\n\nThe order of the representations without their signs.")]
    private Value CompareTotalMag(Value x, Value y) =>
        new PyDecimal(BigDecimal.From(DecimalContext.CompareTotalMagnitude(Operations.Number(x), Operations.Number(y))));

    [PyMethod("copy_sign($self, x, y, /)\n--\n\nx with the sign of y.\n\n>>> ExtendedContext.copy_sign(Decimal('3'), Decimal('-1'))\nDecimal('-3')")]
    private Value CopySign(Value x, Value y) => new PyDecimal(Operations.Number(x).WithSign(Operations.Number(y).IsNegative));

    [PyMethod("same_quantum($self, x, y, /)\n--\n\nWhether both have the same exponent.\n\n>>> ExtendedContext.same_quantum(Decimal('1.25'), Decimal('0.01'))\nTrue")]
    private bool SameQuantum(Value x, Value y) => PyDecimal.SameQuantum(Operations.Number(x), Operations.Number(y));

    [PyMethod("divmod($self, x, y, /)\n--\n\nQuotient and remainder of the integer division.\n\n>>> ExtendedContext.divmod(Decimal('17'), Decimal('5'))\n(Decimal('3'), Decimal('2'))")]
    private Value DivMod(ThreadState ts, Value x, Value y) => DivMod(ts, Operations.Number(x), Operations.Number(y));

    [PyMethod("power($self, /, a, b, modulo=None)\n--\n\na ** b, or a ** b % modulo.\n\n>>> ExtendedContext.power(Decimal('2'), Decimal('0.5'))\nDecimal('1.41421356')\n>>> ExtendedContext.power(7, 20, 11)\nDecimal('1')")]
    private Value Power(ThreadState ts, Value a, Value b, Value modulo = default) => modulo.IsNull || modulo.IsNone
        ? Operations.Apply(ts, this, static (c, in x, in y) => c.Power(x, y), a, b)
        : Operations.Apply(ts, this, static (c, in x, in y, in m) => c.PowerModulo(x, y, m), a, b, modulo);

    [PyMethod("fma($self, x, y, z, /)\n--\n\nx * y + z, rounded once.\n\n>>> ExtendedContext.fma(Decimal('2'), Decimal('3'), Decimal('4'))\nDecimal('10')")]
    private Value Fma(ThreadState ts, Value x, Value y, Value z) =>
        Operations.Apply(ts, this, static (c, in a, in b, in d) => c.FusedMultiplyAdd(a, b, d), x, y, z);

    [PyMethod("radix($self, /)\n--\n\nTen.\n\n>>> ExtendedContext.radix()\nDecimal('10')")]
    private Value Radix() => new PyDecimal(BigDecimal.From(10));

    [PyMethod("Etiny($self, /)\n--\n\nThe exponent of the smallest subnormal number.")]
    private long Etiny() => Arithmetic.Etiny;

    [PyMethod("Etop($self, /)\n--\n\nThe largest exponent of a number with all digits.")]
    private long Etop() => Arithmetic.Etop;
}
