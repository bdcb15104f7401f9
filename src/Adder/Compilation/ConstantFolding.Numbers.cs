using System.Numerics;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal static partial class ConstantFolding
{
    private static object? OfIntegers(Operator op, BigInteger left, BigInteger right)
    {
        switch (op)
        {
            case Operator.Add: return Normalize(left + right);
            case Operator.Sub: return Normalize(left - right);
            case Operator.Mult:
                return !left.IsZero && !right.IsZero && Bits(left) + Bits(right) > MaxIntBits ? null : Normalize(left * right);
            case Operator.Div: return right.IsZero ? null : TrueDivide(left, right);
            case Operator.FloorDiv: return right.IsZero ? null : Normalize(FloorDivide(left, right));
            case Operator.Mod: return right.IsZero ? null : Normalize(left - FloorDivide(left, right) * right);
            case Operator.Pow: return Power(left, right);
            case Operator.LShift:
                if (right.Sign < 0) return null;
                if (left.IsZero) return 0L;
                return right > MaxIntBits || !right.IsZero && Bits(left) > MaxIntBits - (int)right ? null : Normalize(left << (int)right);
            case Operator.RShift:
                if (right.Sign < 0) return null;
                return right > int.MaxValue ? left.Sign < 0 ? -1L : 0L : Normalize(left >> (int)right);
            case Operator.BitAnd: return Normalize(left & right);
            case Operator.BitOr: return Normalize(left | right);
            case Operator.BitXor: return Normalize(left ^ right);
            default: return null;
        }
    }

    private static long Bits(BigInteger number) => BigInteger.Abs(number).GetBitLength();

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger remainder);
        return !remainder.IsZero && remainder.Sign < 0 != right.Sign < 0 ? quotient - 1 : quotient;
    }

    private static object? Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0) return AsDouble(left) is { } x && AsDouble(right) is { } y ? OfDoubles(Operator.Pow, x, y) : null;
        if (!left.IsZero && right.Sign > 0 && (right > MaxIntBits || Bits(left) > MaxIntBits / (int)right)) return null;
        return left.IsZero ? right.IsZero ? 1L : 0L : Normalize(BigInteger.Pow(left, (int)right));
    }

    private static double? AsDouble(object value) =>
        value is double number ? number : AsInteger(value) is { } integer ? ToDouble(integer) : null;

    private static Imaginary? AsComplex(object value) => value switch
    {
        Imaginary number => number,
        _ => AsDouble(value) is { } real ? new Imaginary(0.0, real) : null,
    };

    /// <summary>Rounds half to even; null when too big.</summary>
    private static double? ToDouble(BigInteger number)
    {
        if (number >= long.MinValue && number <= long.MaxValue) return (double)(long)number;
        return Rounded(BigInteger.Abs(number), 0, false, number.Sign < 0);
    }

    private static double? TrueDivide(BigInteger left, BigInteger right)
    {
        if (left.IsZero) return right.Sign < 0 ? -0.0 : 0.0;
        bool negative = left.Sign < 0 != right.Sign < 0;
        BigInteger a = BigInteger.Abs(left), b = BigInteger.Abs(right);
        // At least 66 bits of quotient, the rest only as "there is more".
        int shift = (int)Math.Max(0, 66 - (a.GetBitLength() - b.GetBitLength()));
        BigInteger quotient = BigInteger.DivRem(a << shift, b, out BigInteger remainder);
        return Rounded(quotient, -shift, !remainder.IsZero, negative);
    }

    // magnitude * 2**exponent, plus a little when `sticky`.
    private static double? Rounded(BigInteger magnitude, int exponent, bool sticky, bool negative)
    {
        int bits = (int)magnitude.GetBitLength();
        int excess = Math.Max(bits - 53, -1074 - exponent);
        if (excess > 0)
        {
            BigInteger kept = magnitude >> excess, dropped = magnitude - (kept << excess), half = BigInteger.One << excess - 1;
            int side = dropped.CompareTo(half);
            if (side > 0 || side == 0 && (sticky || !kept.IsEven)) kept++;
            magnitude = kept;
            exponent += excess;
        }
        double result = Math.ScaleB((double)(ulong)magnitude, exponent);
        if (double.IsInfinity(result)) return null;
        return negative ? -result : result;
    }

    private static object? OfDoubles(Operator op, double left, double right)
    {
        switch (op)
        {
            case Operator.Add: return left + right;
            case Operator.Sub: return left - right;
            case Operator.Mult: return left * right;
            case Operator.Div: return right == 0 ? null : left / right;
            case Operator.FloorDiv: return right == 0 ? null : DivMod(left, right).Quotient;
            case Operator.Mod: return right == 0 ? null : DivMod(left, right).Remainder;
            case Operator.Pow: return Power(left, right);
            default: return null;
        }
    }

    // float_floor_div, float_rem
    private static (double Quotient, double Remainder) DivMod(double left, double right)
    {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0)
        {
            if (right < 0 != remainder < 0)
            {
                remainder += right;
                quotient -= 1.0;
            }
        }
        else
        {
            remainder = Math.CopySign(0.0, right);
        }
        if (quotient == 0) return (Math.CopySign(0.0, left / right), remainder);
        double floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1.0 : floor, remainder);
    }

    // float_pow
    private static object? Power(double left, double right)
    {
        if (left == 0 && right < 0) return null;
        if (left < 0 && double.IsFinite(left) && double.IsFinite(right) && right != Math.Floor(right))
        {
            return OfComplex(Operator.Pow, new Imaginary(0.0, left), new Imaginary(0.0, right));
        }
        double result = Math.Pow(left, right);
        return double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right) ? null : result;
    }

    private static object? OfComplex(Operator op, Imaginary left, Imaginary right) => op switch
    {
        Operator.Add => new Imaginary(left.Imag + right.Imag, left.Real + right.Real),
        Operator.Sub => new Imaginary(left.Imag - right.Imag, left.Real - right.Real),
        Operator.Mult => Multiply(left, right),
        Operator.Div => Divide(left, right),
        Operator.Pow => Power(left, right),
        _ => null,
    };

    private static Imaginary Multiply(Imaginary left, Imaginary right) =>
        new(left.Real * right.Imag + left.Imag * right.Real, left.Real * right.Real - left.Imag * right.Imag);

    // _Py_c_quot
    private static Imaginary? Divide(Imaginary left, Imaginary right)
    {
        double real = Math.Abs(right.Real), imag = Math.Abs(right.Imag);
        if (real >= imag)
        {
            if (real == 0.0) return null;
            double ratio = right.Imag / right.Real, denominator = right.Real + right.Imag * ratio;
            return new Imaginary((left.Imag - left.Real * ratio) / denominator, (left.Real + left.Imag * ratio) / denominator);
        }
        if (imag >= real)
        {
            double ratio = right.Real / right.Imag, denominator = right.Real * ratio + right.Imag;
            return new Imaginary((left.Imag * ratio - left.Real) / denominator, (left.Real * ratio + left.Imag) / denominator);
        }
        return new Imaginary(double.NaN, double.NaN);
    }

    // complex_pow
    private static object? Power(Imaginary left, Imaginary right)
    {
        Imaginary? result;
        if (right.Imag == 0.0 && right.Real == Math.Floor(right.Real) && Math.Abs(right.Real) <= 100.0)
        {
            int exponent = (int)right.Real;
            result = exponent > 0 ? PowerOf(left, exponent) : Divide(new Imaginary(0.0, 1.0), PowerOf(left, -exponent));
        }
        else if (left.Real == 0 && left.Imag == 0)
        {
            if (right.Imag != 0 || right.Real < 0) return null;
            result = new Imaginary(0.0, 0.0);
        }
        else
        {
            double absolute = double.Hypot(left.Real, left.Imag), length = Math.Pow(absolute, right.Real);
            double angle = Math.Atan2(left.Imag, left.Real), phase = angle * right.Real;
            if (right.Imag != 0.0)
            {
                length *= Math.Exp(-angle * right.Imag);
                phase += right.Imag * Math.Log(absolute);
            }
            result = new Imaginary(length * Math.Sin(phase), length * Math.Cos(phase));
        }
        return result is null || double.IsInfinity(result.Real) || double.IsInfinity(result.Imag) ? null : result;
    }

    private static Imaginary PowerOf(Imaginary value, int exponent)
    {
        var result = new Imaginary(0.0, 1.0);
        for (int mask = 1; mask > 0 && exponent >= mask; mask <<= 1)
        {
            if ((exponent & mask) != 0) result = Multiply(result, value);
            value = Multiply(value, value);
        }
        return result;
    }
}
