using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Text.Unicode;

namespace Adder.Modules.Decimals;

/// <summary>Decimals from and to other Python objects.</summary>
internal static class DecimalConversion
{
    private const string CoefficientMessage = "coefficient must be a tuple of digits";

    /// <summary>A decimal equal to the value. Throws. (PyDecType_FromObjectExact)</summary>
    internal static Value Exact(ThreadState ts, PyType type, Value value, PyDecimalContext context)
    {
        if (value.Ref is PyDecimal known)
        {
            return ReferenceEquals(type, known.Type) && ReferenceEquals(type, PyDecimal.TypeObject) ? value : PyDecimal.Make(type, known.Number);
        }
        return PyDecimal.Make(type, ExactNumber(ts, value, context));
    }

    internal static BigDecimal ExactNumber(ThreadState ts, Value value, PyDecimalContext context)
    {
        if (Operations.TryNumber(value, out BigDecimal number)) return number;
        if (value.Ref is PyStr text) return Parse(ts, NumericText(text), context, exact: true);
        if (value.Ref is PyTuple or PyList)
        {
            number = FromSequence(Iterables.ToTuple(ts, value));
            if (Fits(number)) return number;
            context.Signal(ts, Conditions.InvalidOperation);
            return BigDecimal.NaN;
        }
        if (!PyFloat.Is(value)) throw Errors.TypeError($"conversion from {value.Type.Name} to Decimal is not supported");
        context.Signal(ts, Conditions.FloatOperation);
        return FromDouble(PyFloat.Of(value));
    }

    /// <summary>A numeric string; one that is none, or that an exact decimal can't hold, is an InvalidOperation.</summary>
    internal static BigDecimal Parse(ThreadState ts, string text, PyDecimalContext context, bool exact)
    {
        if (DecimalText.TryParse(text, out BigDecimal number) && (!exact || Fits(number))) return number;
        context.Signal(ts, Conditions.ConversionSyntax);
        return BigDecimal.NaN;
    }

    private static bool Fits(in BigDecimal number) =>
        number.IsSpecial || (number.Exponent >= DecimalContext.MinTinyExponent
            && (number.IsZero || number.AdjustedExponent <= DecimalContext.MaxExponent) && number.Exponent <= DecimalContext.MaxExponent);

    // Unicode digits as ASCII ones, without space around and underscores between; anything else makes it no number. (numeric_as_ascii)
    internal static string NumericText(PyStr text, bool allowDecoration = true)
    {
        int start = 0, end = text.Length;
        if (allowDecoration)
        {
            while (start < end && UnicodeData.IsSpace(text[start])) start++;
            while (end > start && UnicodeData.IsSpace(text[end - 1])) end--;
        }
        StringBuilder ascii = new(end - start);
        for (int i = start; i < end; i++)
        {
            int c = text[i];
            if (allowDecoration && c == '_') continue;
            if (c > 127)
            {
                int digit = UnicodeData.DecimalValue(c);
                c = digit >= 0 ? '0' + digit : '?';
            }
            ascii.Append((char)c);
        }
        return ascii.ToString();
    }

    // dectuple_as_str
    private static BigDecimal FromSequence(PyTuple tuple)
    {
        if (tuple.Count != 3) throw Errors.ValueError("argument must be a sequence of length 3");
        if (!PyLong.Is(tuple[0]) || !PyLong.TryInt64(tuple[0], out long sign) || sign is not (0 or 1))
        {
            throw Errors.ValueError("sign must be an integer with the value 0 or 1");
        }
        Special special = Special.None;
        long exponent = 0;
        if (tuple[2].Ref is PyStr name)
        {
            special = name.ToString() switch
            {
                "F" => Special.Infinity,
                "n" => Special.QuietNaN,
                "N" => Special.SignalingNaN,
                _ => throw Errors.ValueError("string argument in the third position must be 'F', 'n' or 'N'"),
            };
        }
        else if (!PyLong.Is(tuple[2]))
        {
            throw Errors.ValueError("exponent must be an integer");
        }
        else if (!PyLong.TryInt64(tuple[2], out exponent))
        {
            throw Errors.OverflowError("Python int too large to convert to C ssize_t");
        }
        BigInteger coefficient = CoefficientOf(tuple[1], out bool any);
        if (special == Special.Infinity) return BigDecimal.Infinity(sign == 1);
        if (!any && special == Special.None) coefficient = BigInteger.Zero;
        return new(sign == 1, coefficient, exponent, special);
    }

    private static BigInteger CoefficientOf(Value digits, out bool any)
    {
        ReadOnlySpan<Value> items = digits.Ref switch
        {
            PyTuple tuple => tuple.Items,
            PyList list => list.Items,
            _ => throw Errors.ValueError(CoefficientMessage),
        };
        StringBuilder text = new(items.Length);
        foreach (Value item in items)
        {
            if (!PyLong.Is(item) || !PyLong.TryInt64(item, out long digit) || digit is < 0 or > 9) throw Errors.ValueError(CoefficientMessage);
            text.Append((char)('0' + digit));
        }
        any = text.Length > 0;
        return any ? BigInteger.Parse(text.ToString(), CultureInfo.InvariantCulture) : BigInteger.Zero;
    }

    /// <summary>Exactly the binary fraction.</summary>
    internal static BigDecimal FromDouble(double value)
    {
        bool isNegative = double.IsNegative(value);
        if (double.IsNaN(value)) return new(isNegative, BigInteger.Zero, 0, Special.QuietNaN);
        if (double.IsInfinity(value)) return BigDecimal.Infinity(isNegative);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0) exponent++;
        else mantissa |= 1L << 52;
        if (mantissa == 0) return new(isNegative, BigInteger.Zero, 0);
        exponent -= 1075;
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        exponent += zeros;
        if (exponent >= 0) return new(isNegative, (BigInteger)mantissa << exponent, 0);
        // m / 2^k = m * 5^k / 10^k
        return new(isNegative, mantissa * BigInteger.Pow(5, -exponent), exponent);
    }

    /// <summary>Throws ValueError and OverflowError for what is no number. (dec_as_long)</summary>
    internal static Value ToInt(in BigDecimal number, RoundingMode rounding)
    {
        if (number.IsNaN) throw Errors.ValueError("cannot convert NaN to integer");
        if (number.IsInfinite) throw Errors.OverflowError("cannot convert Infinity to integer");
        BigDecimal whole = DecimalContext.Widest().ToIntegral(number, rounding);
        return PyLong.From(DecimalContext.ToBigInteger(whole));
    }

    internal static double ToDouble(in BigDecimal number)
    {
        if (number.IsSignaling) throw Errors.ValueError("cannot convert signaling NaN to float");
        if (number.IsNaN) return double.CopySign(double.NaN, number.IsNegative ? -1 : 1);
        if (number.IsInfinite) return number.IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return double.Parse(DecimalText.Scientific(number), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The other side of a comparison; a fraction is brought over by scaling the left one. (convert_op_cmp)</summary>
    internal static bool TryComparand(
        ThreadState ts, PyDecimalContext context, CompareOp op, ref BigDecimal left, Value other, out BigDecimal right)
    {
        if (Operations.TryNumber(other, out right)) return true;
        bool isEquality = op is CompareOp.Eq or CompareOp.Ne;
        if (other.Ref is PyComplex complex && isEquality)
        {
            if (complex.Imaginary != 0) return false;
            right = FromDouble(complex.Real);
            context.Raised |= Conditions.FloatOperation;
            return true;
        }
        if (PyFloat.Is(other))
        {
            if (isEquality) context.Raised |= Conditions.FloatOperation;
            else context.Signal(ts, Conditions.FloatOperation);
            right = FromDouble(PyFloat.Of(other));
            return true;
        }
        Value rational = DecimalState.Of(ts).Rational;
        if (rational.IsNull || !InstanceChecks.IsInstance(ts, other, rational)) return false;
        BigDecimal denominator = Operations.Number(Attributes.Get(ts, other, "denominator").OrThrow(ts));
        right = Operations.Number(Attributes.Get(ts, other, "numerator").OrThrow(ts));
        if (left.IsFinite) left = DecimalContext.Widest().Multiply(left, denominator);
        return true;
    }
}
