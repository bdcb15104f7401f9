using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>complex</c></summary>
[PyType("complex", Doc = """
    complex(real=0, imag=0)
    --

    The complex number real + imag*1j; each part is 0 unless given.
    """)]
public partial class PyComplex : PyObject
{
    public PyComplex(double real, double imaginary) : this(PyType.Complex, real, imaginary) { }

    internal PyComplex(PyType type, double real, double imaginary) : base(type)
    {
        Real = real;
        Imaginary = imaginary;
    }

    [PyMember("real", Doc = "the real part of a complex number")]
    internal readonly double Real;

    [PyMember("imag", Doc = "the imaginary part of a complex number")]
    internal readonly double Imaginary;

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr() => PyStr.From(ComplexFormatter.Repr(Real, Imaginary));

    // complex_hash
    [Slot(Slot.TpHash)]
    internal long GetHash()
    {
        long real = HashOf(Real), imaginary = HashOf(Imaginary);
        long hash = real + NumericHash.Imaginary * imaginary;
        return hash == -1 ? -2 : hash;
    }

    private long HashOf(double part) => double.IsNaN(part) ? Identity.Hash(this) : NumericHash.OfDouble(part);

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        PyComplex left = (PyComplex)self.Ref;
        bool equal;
        if (other.Ref is PyComplex right)
        {
            equal = left.Real == right.Real && left.Imaginary == right.Imaginary;
        }
        else if (PyFloat.Is(other))
        {
            equal = left.Imaginary == 0 && left.Real == PyFloat.Of(other);
        }
        else if (PyLong.Is(other))
        {
            if (left.Imaginary != 0) equal = false;
            else return PyFloat.Compare(ts, Value.Float(left.Real), other, op);
        }
        else
        {
            return Value.NotImplemented;
        }
        return equal == (op == CompareOp.Eq);
    }

    [PyMethod("""
        conjugate($self, /)
        --

        The number with the other sign before its imaginary part.
        """)]
    private Value Conjugate() => new PyComplex(Real, -Imaginary);

    [PyMethod("""
        __complex__($self, /)
        --

        Return the number as an exact complex.
        """)]
    private Value ToComplex() => ReferenceEquals(Type, PyType.Complex) ? this : new PyComplex(Real, Imaginary);

    [PyMethod("""
        __getnewargs__($self, /)
        --

        """)]
    private Value GetNewArgs() => new PyTuple(Value.Float(Real), Value.Float(Imaginary));

    [PyMethod("""
        __format__($self, format_spec, /)
        --

        Format the number by a format specification.
        """)]
    private Value Format(ThreadState ts, PyStr formatSpec) => Formatting.Complex(ts, this, new Complex(Real, Imaginary), formatSpec);
}
