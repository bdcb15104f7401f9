using System.Globalization;
using System.Numerics;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>Predicates, parts and conversions.</summary>
internal partial class PyDecimal
{
    [PyMethod("is_canonical($self, /)\n--\n\nWhether the encoding is canonical: always.")]
    private bool IsCanonical() => true;

    [PyMethod("is_finite($self, /)\n--\n\nWhether it is neither infinite nor a NaN.")]
    private bool IsFinite() => Number.IsFinite;

    [PyMethod("is_infinite($self, /)\n--\n\nWhether it is infinite.")]
    private bool IsInfinite() => Number.IsInfinite;

    [PyMethod("is_nan($self, /)\n--\n\nWhether it is a NaN.")]
    private bool IsNan() => Number.IsNaN;

    [PyMethod("is_qnan($self, /)\n--\n\nWhether it is a quiet NaN.")]
    private bool IsQnan() => Number.Special == Special.QuietNaN;

    [PyMethod("is_snan($self, /)\n--\n\nWhether it is a signaling NaN.")]
    private bool IsSnan() => Number.IsSignaling;

    [PyMethod("is_signed($self, /)\n--\n\nWhether its sign is negative.")]
    private bool IsSigned() => Number.IsNegative;

    [PyMethod("is_zero($self, /)\n--\n\nWhether it is zero.")]
    private bool IsZero() => Number.IsZero;

    [PyMethod("is_normal($self, /, context=None)\n--\n\nWhether it is normal in the context.")]
    private bool IsNormal(ThreadState ts, Value context = default) => Operations.ContextOr(ts, context).Arithmetic.IsNormal(Number);

    [PyMethod("is_subnormal($self, /, context=None)\n--\n\nWhether it is subnormal in the context.")]
    private bool IsSubnormal(ThreadState ts, Value context = default) => Operations.ContextOr(ts, context).Arithmetic.IsSubnormal(Number);

    [PyMethod("adjusted($self, /)\n--\n\nThe exponent of the leading digit; 0 for what is no number.")]
    private long Adjusted() => Number.IsSpecial ? 0 : Number.AdjustedExponent;

    [PyMethod("canonical($self, /)\n--\n\nThe number itself.")]
    private Value Canonical() => this;

    [PyMethod("conjugate($self, /)\n--\n\nThe number itself.")]
    private Value Conjugate() => this;

    [PyMethod("radix($self, /)\n--\n\nTen.")]
    private Value Radix() => new PyDecimal(BigDecimal.From(10));

    [PyMethod("copy_abs($self, /)\n--\n\nA copy without sign, unrounded.")]
    private Value CopyAbs() => new PyDecimal(Number.Abs());

    [PyMethod("copy_negate($self, /)\n--\n\nA copy of the other sign, unrounded.")]
    private Value CopyNegate() => new PyDecimal(Number.Negated());

    [PyMethod("copy_sign($self, /, other, context=None)\n--\n\nA copy with the sign of another number.\n\n>>> Decimal('3').copy_sign(Decimal('-1'))\nDecimal('-3')")]
    private Value CopySign(ThreadState ts, Value other, Value context = default)
    {
        _ = Operations.ContextOr(ts, context);
        return new PyDecimal(Number.WithSign(Operations.Number(other).IsNegative));
    }

    [PyMethod("compare_total($self, /, other, context=None)\n--\n\nThe order of the representations.\n\n>>> Decimal('2.0').compare_total(Decimal('2'))\nDecimal('-1')")]
    private Value CompareTotal(ThreadState ts, Value other, Value context = default)
    {
        _ = Operations.ContextOr(ts, context);
        return new PyDecimal(BigDecimal.From(DecimalContext.CompareTotal(Number, Operations.Number(other))));
    }

    [PyMethod("compare_total_mag($self, /, other, context=None)\n--\n\nThe order of the representations without their signs.")]
    private Value CompareTotalMag(ThreadState ts, Value other, Value context = default)
    {
        _ = Operations.ContextOr(ts, context);
        return new PyDecimal(BigDecimal.From(DecimalContext.CompareTotalMagnitude(Number, Operations.Number(other))));
    }

    [PyMethod("same_quantum($self, /, other, context=None)\n--\n\nWhether both have the same exponent.")]
    private bool SameQuantum(ThreadState ts, Value other, Value context = default)
    {
        _ = Operations.ContextOr(ts, context);
        return SameQuantum(Number, Operations.Number(other));
    }

    internal static bool SameQuantum(in BigDecimal a, in BigDecimal b) =>
        a.IsSpecial || b.IsSpecial ? (a.IsNaN && b.IsNaN) || (a.IsInfinite && b.IsInfinite) : a.Exponent == b.Exponent;

    [PyMethod("quantize($self, /, exp, rounding=None, context=None)\n--\n\nThe number rounded to the exponent of another.\n\n>>> Decimal('2.345').quantize(Decimal('0.1'))\nDecimal('2.3')")]
    private Value Quantize(ThreadState ts, Value exp, Value rounding = default, Value context = default)
    {
        PyDecimalContext used = Operations.ContextOr(ts, context);
        return used.WithRounding(rounding, () => Operations.Apply(ts, used, static (c, in a, in b) => c.Quantize(a, b), this, exp));
    }

    [PyMethod("to_integral_value($self, /, rounding=None, context=None)\n--\n\nThe nearest integer, without signals.")]
    private Value ToIntegralValue(ThreadState ts, Value rounding = default, Value context = default)
    {
        PyDecimalContext used = Operations.ContextOr(ts, context);
        return used.WithRounding(rounding, () => Operations.Apply(ts, used, static (c, in a) => c.ToIntegral(a, c.Rounding), this));
    }

    [PyMethod("to_integral($self, /, rounding=None, context=None)\n--\n\nThe nearest integer, without signals.")]
    private Value ToIntegral(ThreadState ts, Value rounding = default, Value context = default) => ToIntegralValue(ts, rounding, context);

    [PyMethod("number_class($self, /, context=None)\n--\n\nThe class of the number, as text.")]
    private string NumberClass(ThreadState ts, Value context = default) => Operations.ContextOr(ts, context).Arithmetic.ClassOf(Number);

    [PyMethod("to_eng_string($self, /, context=None)\n--\n\nEngineering notation.")]
    private string ToEngString(ThreadState ts, Value context = default) =>
        DecimalText.Engineering(Number, Operations.ContextOr(ts, context).Arithmetic.Capitals);

    [PyMethod("as_tuple($self, /)\n--\n\nSign, digits and exponent.")]
    private Value AsTuple(ThreadState ts)
    {
        bool hasDigits = Number.IsFinite || !Number.HasZeroCoefficient;
        string digits = Number.IsInfinite ? "0" : hasDigits ? Number.DigitText() : "";
        Value[] items = new Value[digits.Length];
        for (int i = 0; i < items.Length; i++) items[i] = digits[i] - '0';
        Value exponent = Number.Special switch
        {
            Special.Infinity => "F",
            Special.QuietNaN => "n",
            Special.SignalingNaN => "N",
            _ => Number.Exponent,
        };
        return Calls.Call(ts, DecimalState.Of(ts).TupleType, [Number.IsNegative ? 1 : 0, new PyTuple(items), exponent], null);
    }

    [PyMethod("as_integer_ratio($self, /)\n--\n\nNumerator and denominator of the exact fraction in lowest terms.\n\n>>> Decimal('-0.75').as_integer_ratio()\n(-3, 4)")]
    private Value AsIntegerRatio()
    {
        if (Number.IsNaN) throw Errors.ValueError("cannot convert NaN to integer ratio");
        if (Number.IsInfinite) throw Errors.OverflowError("cannot convert Infinity to integer ratio");
        if (Number.Exponent >= 0) return new PyTuple(PyLong.From(DecimalContext.ToBigInteger(Number)), 1);
        BigInteger denominator = PowersOfTen.Get(-Number.Exponent);
        BigInteger common = BigInteger.GreatestCommonDivisor(Number.Coefficient, denominator);
        return new PyTuple(PyLong.From(Number.Signed / common), PyLong.From(denominator / common));
    }

    [PyMethod("from_float($type, f, /)\n--\n\nThe exact value of a float or an int.\n\n>>> Decimal.from_float(0.375)\nDecimal('0.375')\n>>> Decimal.from_float(float('inf'))\nDecimal('Infinity')", Class = true)]
    private static Value FromFloat(ThreadState ts, PyType type, Value f)
    {
        BigDecimal number;
        if (PyLong.Is(f)) number = Operations.Number(f);
        else if (PyFloat.Is(f)) number = DecimalConversion.FromDouble(PyFloat.Of(f));
        else throw Errors.TypeError("argument must be int or float");
        return ReferenceEquals(type, TypeObject) ? new PyDecimal(number) : Calls.Call(ts, type, new PyDecimal(number));
    }

    [PyMethod("__copy__($self, /)\n--\n\nThe number itself.")]
    private Value Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nThe number itself.")]
    private Value DeepCopy(Value memo) => this;

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(Type, new PyTuple((Value)ToText(ts)));

    [PyMethod("__complex__($self, /)\n--\n\nThe number as a complex one.")]
    private Value ToComplex() => new PyComplex(DecimalConversion.ToDouble(Number), 0);

    [PyMethod("__trunc__($self, /)\n--\n\nThe integer part.")]
    private Value Truncate() => DecimalConversion.ToInt(Number, RoundingMode.Down);

    [PyMethod("__floor__($self, /)\n--\n\nThe largest integer below.")]
    private Value Floor() => DecimalConversion.ToInt(Number, RoundingMode.Floor);

    [PyMethod("__ceil__($self, /)\n--\n\nThe smallest integer above.")]
    private Value Ceiling() => DecimalConversion.ToInt(Number, RoundingMode.Ceiling);

    [PyMethod("__round__($self, ndigits=<unrepresentable>, /)\n--\n\nThe nearest integer, or the number with that many digits behind the point.\n\n>>> round(Decimal('2.345'), 2)\nDecimal('2.34')\n>>> round(Decimal('3.5'))\n4")]
    private Value Round(ThreadState ts, Value ndigits = default)
    {
        if (ndigits.IsNull) return DecimalConversion.ToInt(Number, RoundingMode.HalfEven);
        if (!PyLong.Is(ndigits)) throw Errors.TypeError("optional arg must be an integer");
        if (!PyLong.TryInt64(ndigits, out long digits)) throw Errors.OverflowError("Python int too large to convert to C ssize_t");
        PyDecimalContext context = DecimalState.Of(ts).Current(ts);
        return context.Finish(ts, context.Arithmetic.Quantize(Number, new BigDecimal(false, BigInteger.One, -digits)));
    }

    [PyMethod("__format__($self, fmtarg, override=<unrepresentable>, /)\n--\n\nFormats by a format specification.")]
    private Value Format(ThreadState ts, Value fmtarg, Value @override = default)
    {
        if (fmtarg.Ref is not PyStr spec) throw Errors.TypeError("format arg must be str");
        if (!@override.IsNull && @override.Ref is not PyDict) throw Errors.TypeError("optional argument must be a dict");
        return DecimalFormatter.Format(ts, Number, spec, DecimalState.Of(ts).Current(ts), @override.Ref as PyDict);
    }
}
