using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyFloat
{
    [PyMethod("""
        conjugate($self, /)
        --

        The number itself: it has no imaginary part.
        """)]
    private static double Conjugate(Value self) => Of(self);

    [PyMethod("""
        __trunc__($self, /)
        --

        Return the whole number nearest to the float, towards zero.
        """)]
    private static Value Trunc(ThreadState ts, Value self) => TruncateToInt(ts, Of(self));

    [PyMethod("""
        __floor__($self, /)
        --

        Return the largest whole number that is not above the float.
        """)]
    private static Value Floor(ThreadState ts, Value self) => TruncateToInt(ts, Math.Floor(Of(self)));

    [PyMethod("""
        __ceil__($self, /)
        --

        Return the smallest whole number that is not below the float.
        """)]
    private static Value Ceil(ThreadState ts, Value self) => TruncateToInt(ts, Math.Ceiling(Of(self)));

    [PyMethod("""
        __round__($self, ndigits=None, /)
        --

        Round to that many digits behind the point, half to even.

        With None, or no ndigits, the result is an int.
        """)]
    private static Value Round(ThreadState ts, Value self, Value ndigits)
    {
        double number = Of(self);
        if (ndigits.IsNone) return TruncateToInt(ts, Math.Round(number, MidpointRounding.ToEven));
        if (!Positions.TryNumber(ts, ndigits, null, out long digits)) return default;
        return FloatRounding.TryRound(number, digits, out double rounded)
            ? rounded
            : ts.Raise(PyType.OverflowError, "rounded value too large to represent");
    }

    [PyMethod("""
        as_integer_ratio($self, /)
        --

        Return the two ints, in lowest terms and with a positive denominator,
        whose ratio is exactly the float.

        >>> (0.25).as_integer_ratio()
        (1, 4)
        """)]
    private static Value AsIntegerRatio(ThreadState ts, Value self)
    {
        double number = Of(self);
        if (double.IsInfinity(number)) return ts.Raise(PyType.OverflowError, "cannot convert Infinity to integer ratio");
        if (double.IsNaN(number)) return ts.Raise(PyType.ValueError, "cannot convert NaN to integer ratio");
        (BigInteger numerator, BigInteger denominator) = FloatConversion.IntegerRatio(number);
        return new PyTuple(PyLong.From(numerator), PyLong.From(denominator));
    }

    [PyMethod("""
        fromhex($type, string, /)
        --

        Make a float from its hexadecimal text.

        >>> float.fromhex('0x1.8p+1')
        3.0
        """, Class = true)]
    private static Value FromHex(ThreadState ts, PyType type, Value @string)
    {
        if (@string.Ref is not PyStr text) return ts.Raise(PyType.TypeError, $"bad argument type for built-in operation");
        double number;
        switch (FloatHex.TryParse(text.ToString(), out number))
        {
            case HexParse.Invalid: return ts.Raise(PyType.ValueError, "invalid hexadecimal floating-point string");
            case HexParse.Overflow: return ts.Raise(PyType.OverflowError, "hexadecimal value too large to represent as a float");
            case HexParse.TooLong: return ts.Raise(PyType.ValueError, "hexadecimal string too long to convert");
        }
        return ReferenceEquals(type, PyType.Float) ? number : Calls.Call(ts, type, number);
    }

    [PyMethod("""
        hex($self, /)
        --

        Return the float as hexadecimal text.

        >>> (3.0).hex()
        '0x1.8000000000000p+1'
        """)]
    private static string Hex(Value self) => FloatHex.Format(Of(self));

    [PyMethod("""
        is_integer($self, /)
        --

        Tell whether there is nothing behind the point.
        """)]
    private static bool IsInteger(Value self)
    {
        double number = Of(self);
        return double.IsFinite(number) && Math.Floor(number) == number;
    }

    [PyMethod("""
        __getnewargs__($self, /)
        --

        """)]
    private static Value GetNewArgs(Value self) => new PyTuple(Value.Float(Of(self)));

    [PyMethod("""
        __getformat__($type, typestr, /)
        --

        Tell how floats of the C type are stored: for CPython's own tests.

          typestr
            'double' or 'float'.
        """, Class = true)]
    private static string GetFormat(PyType type, PyStr typestr) =>
        typestr.Is("double") || typestr.Is("float")
            ? BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian"
            : throw Errors.ValueError("__getformat__() argument 1 must be 'double' or 'float'");

    [PyMethod("""
        __format__($self, format_spec, /)
        --

        Format the float by a format specification.
        """)]
    private static Value Format(ThreadState ts, Value self, PyStr formatSpec) => Formatting.Float(ts, self, Of(self), formatSpec);

    [PyGetSet("real", Doc = "the real part of a complex number")]
    private static double Real(Value self) => Of(self);

    [PyGetSet("imag", Doc = "the imaginary part of a complex number")]
    private static double Imaginary(Value self) => 0;

    // PyLong_FromDouble
    internal static Value TruncateToInt(ThreadState ts, double number)
    {
        if (number is > -9.2e18 and < 9.2e18) return (long)number;
        if (double.IsInfinity(number)) return ts.Raise(PyType.OverflowError, "cannot convert float infinity to integer");
        if (double.IsNaN(number)) return ts.Raise(PyType.ValueError, "cannot convert float NaN to integer");
        return PyLong.From(new BigInteger(number));
    }
}
