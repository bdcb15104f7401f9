using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    [PyMethod("The number itself: it has no imaginary part.", Name = "conjugate")]
    private static Value Conjugate(Value self) => Exact(self);

    [PyMethod("""
        bit_length($self, /)
        --

        Number of bits that the magnitude takes in binary.

        >>> bin(37)
        '0b100101'
        >>> (37).bit_length()
        6
        """)]
    private static long BitLength(Value self) => self.IsInt ? IntegerArithmetic.BitLength(self.Bits) : IntegerArithmetic.BitLength(BigOf(self));

    [PyMethod("""
        bit_count($self, /)
        --

        Number of ones that the magnitude has in binary.

        >>> bin(13)
        '0b1101'
        >>> (13).bit_count()
        3
        """)]
    private static long BitCount(Value self) => IntegerArithmetic.BitCount(BigOf(self));

    [PyMethod("""
        as_integer_ratio($self, /)
        --

        Return the pair (int, 1): its ratio is the int.

        >>> (10).as_integer_ratio()
        (10, 1)
        """)]
    private static Value AsIntegerRatio(Value self) => new PyTuple(Exact(self), 1);

    [PyMethod("Truncating an int gives the int itself.", Name = "__trunc__")]
    private static Value Trunc(Value self) => Exact(self);

    [PyMethod("The floor of an int is the int itself.", Name = "__floor__")]
    private static Value Floor(Value self) => Exact(self);

    [PyMethod("The ceiling of an int is the int itself.", Name = "__ceil__")]
    private static Value Ceil(Value self) => Exact(self);

    [PyMethod("""
        __round__($self, ndigits=<unrepresentable>, /)
        --

        Round to a power of ten, half to even.

        With no ndigits an int is itself.
        """)]
    private static Value Round(ThreadState ts, Value self, Value ndigits)
    {
        if (ndigits.IsNull) return Exact(self);
        Value digits = Indexing.Index(ts, ndigits);
        if (digits.IsNull) return default;
        BigInteger places = BigOf(digits);
        if (places.Sign >= 0) return Exact(self);
        BigInteger number = BigOf(self);
        // More places than the number has digits round to zero.
        if (-places > number.GetBitLength() / 3 + 2) return 0;
        BigInteger unit = BigInteger.Pow(10, (int)-places);
        return From(IntegerArithmetic.NearestDivide(number, unit) * unit);
    }

    [PyMethod("""
        __getnewargs__($self, /)
        --

        """)]
    private static Value GetNewArgs(Value self) => new PyTuple(Exact(self));

    [PyMethod("""
        __format__($self, format_spec, /)
        --

        Format the int by a format specification.
        """)]
    private static Value Format(ThreadState ts, Value self, PyStr formatSpec) => Formatting.Number(ts, self, formatSpec);

    [PyMethod("""
        __sizeof__($self, /)
        --

        Return how many bytes the int takes in memory.
        """)]
    private static long SizeOf(Value self) => 24 + 4 * Math.Max(1, (IntegerArithmetic.BitLength(BigOf(self)) + 29) / 30);

    [PyMethod("""
        is_integer($self, /)
        --

        Return True: every int is a whole number. There for the sake of float.is_integer.
        """)]
    private static bool IsInteger(Value self) => true;

    [PyGetSet("real", Doc = "the real part of a complex number")]
    private static Value Real(Value self) => Exact(self);

    [PyGetSet("imag", Doc = "the imaginary part of a complex number")]
    private static Value Imaginary(Value self) => 0;

    [PyGetSet("numerator", Doc = "the number itself, as a fraction's upper part")]
    private static Value Numerator(Value self) => Exact(self);

    [PyGetSet("denominator", Doc = "1, as a fraction's lower part")]
    private static Value Denominator(Value self) => 1;
}
