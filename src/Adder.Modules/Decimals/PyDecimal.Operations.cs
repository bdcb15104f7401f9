using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The operations of the specification as methods: of the number itself, by a context.</summary>
internal partial class PyDecimal
{
    [PyMethod("exp($self, /, context=None)\n--\n\ne to the power of the number.")]
    private Value Exp(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.Exp(a), this);

    [PyMethod("ln($self, /, context=None)\n--\n\nThe natural logarithm.")]
    private Value Ln(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.Ln(a), this);

    [PyMethod("log10($self, /, context=None)\n--\n\nThe logarithm to base ten.")]
    private Value Log10(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.Log10(a), this);

    [PyMethod("next_minus($self, /, context=None)\n--\n\nThe largest representable number below.")]
    private Value NextMinus(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.NextMinus(a), this);

    [PyMethod("next_plus($self, /, context=None)\n--\n\nThe smallest representable number above.")]
    private Value NextPlus(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.NextPlus(a), this);

    [PyMethod("normalize($self, /, context=None)\n--\n\nThe number without trailing zeros.")]
    private Value Normalize(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.Reduce(a), this);

    [PyMethod("to_integral_exact($self, /, rounding=None, context=None)\n--\n\nThe nearest integer, signaling Inexact and Rounded.")]
    private Value ToIntegralExact(ThreadState ts, Value rounding = default, Value context = default)
    {
        PyDecimalContext used = Operations.ContextOr(ts, context);
        return used.WithRounding(rounding, () => Operations.Apply(ts, used, static (c, in a) => c.ToIntegralExact(a), this));
    }

    [PyMethod("sqrt($self, /, context=None)\n--\n\nThe square root.")]
    private Value Sqrt(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.SquareRoot(a), this);

    [PyMethod("logb($self, /, context=None)\n--\n\nThe exponent of the leading digit.")]
    private Value Logb(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.LogB(a), this);

    [PyMethod("logical_invert($self, /, context=None)\n--\n\nThe digits 0 and 1 exchanged.")]
    private Value LogicalInvert(ThreadState ts, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a) => c.LogicalInvert(a), this);

    [PyMethod("compare($self, /, other, context=None)\n--\n\n-1, 0 or 1 as a Decimal, or NaN.")]
    private Value Compare(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.Compare(a, b), this, other);

    [PyMethod("compare_signal($self, /, other, context=None)\n--\n\nAs compare, but every NaN signals.")]
    private Value CompareSignal(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.CompareSignal(a, b), this, other);

    [PyMethod("max($self, /, other, context=None)\n--\n\nThe larger number.")]
    private Value Max(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.Max(a, b), this, other);

    [PyMethod("max_mag($self, /, other, context=None)\n--\n\nThe number of larger magnitude.")]
    private Value MaxMag(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.MaxMagnitude(a, b), this, other);

    [PyMethod("min($self, /, other, context=None)\n--\n\nThe smaller number.")]
    private Value Min(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.Min(a, b), this, other);

    [PyMethod("min_mag($self, /, other, context=None)\n--\n\nThe number of smaller magnitude.")]
    private Value MinMag(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.MinMagnitude(a, b), this, other);

    [PyMethod("next_toward($self, /, other, context=None)\n--\n\nThe neighbour in the direction of the other number.")]
    private Value NextToward(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.NextToward(a, b), this, other);

    [PyMethod("remainder_near($self, /, other, context=None)\n--\n\nThe remainder of the division whose quotient is rounded to the nearest.")]
    private Value RemainderNear(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.RemainderNear(a, b), this, other);

    [PyMethod("logical_and($self, /, other, context=None)\n--\n\nDigit-wise and.")]
    private Value LogicalAnd(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.LogicalAnd(a, b), this, other);

    [PyMethod("logical_or($self, /, other, context=None)\n--\n\nDigit-wise or.")]
    private Value LogicalOr(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.LogicalOr(a, b), this, other);

    [PyMethod("logical_xor($self, /, other, context=None)\n--\n\nDigit-wise exclusive or.")]
    private Value LogicalXor(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.LogicalXor(a, b), this, other);

    [PyMethod("rotate($self, /, other, context=None)\n--\n\nThe digits rotated by that many places.")]
    private Value Rotate(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.Rotate(a, b), this, other);

    [PyMethod("scaleb($self, /, other, context=None)\n--\n\nThe number with the exponent raised.")]
    private Value Scaleb(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.ScaleB(a, b), this, other);

    [PyMethod("shift($self, /, other, context=None)\n--\n\nThe digits shifted by that many places.")]
    private Value Shift(ThreadState ts, Value other, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b) => c.Shift(a, b), this, other);

    [PyMethod("fma($self, /, other, third, context=None)\n--\n\nself * other + third, rounded once.\n\n>>> Decimal('2').fma(3, 4)\nDecimal('10')")]
    private Value Fma(ThreadState ts, Value other, Value third, Value context = default) =>
        Operations.Apply(ts, Operations.ContextOr(ts, context), static (c, in a, in b, in d) => c.FusedMultiplyAdd(a, b, d), this, other, third);
}
