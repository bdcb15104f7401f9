using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyFloat
{
    /// <summary>The double of a float of any kind (self of a method).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Of(Value self) => self.IsFloat ? self.Double : Unsafe.As<PyFloat>(self.Ref).Number;

    /// <summary>Whether it is a float of any kind.</summary>
    internal static bool Is(Value value) => value.IsFloat || value.Ref is PyFloat;

    [Slot(Slot.TpRepr)]
    internal static PyStr ToRepr(Value self) => PyStr.From(FloatText.Repr(Of(self)));

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => HashOf(self);

    internal static long HashOf(Value self)
    {
        double number = Of(self);
        return double.IsNaN(number) ? Protocols.Identity.Hash(self) : NumericHash.OfDouble(number);
    }

    // float_richcompare
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        double left = Of(self), right;
        if (other.IsFloat) right = other.Double;
        else if (other.Ref is PyFloat number) right = number.Number;
        else if (!PyLong.Is(other)) return Value.NotImplemented;
        else if (!double.IsFinite(left)) right = 0;
        else if (PyLong.TryInt64(other, out long small) && small is >= -(1L << 53) and <= 1L << 53) right = small;
        else return CompareExactly(left, Protocols.Indexing.ToBig(other), op);
        return op switch
        {
            CompareOp.Lt => left < right,
            CompareOp.Le => left <= right,
            CompareOp.Eq => left == right,
            CompareOp.Ne => left != right,
            CompareOp.Gt => left > right,
            _ => left >= right,
        };
    }

    // The int may need more bits than a double has: compare whole parts, then what is behind the point.
    private static bool CompareExactly(double left, BigInteger right, CompareOp op)
    {
        double whole = Math.Truncate(left);
        int order = new BigInteger(whole).CompareTo(right);
        if (order == 0) order = left.CompareTo(whole);
        return op switch
        {
            CompareOp.Lt => order < 0,
            CompareOp.Le => order <= 0,
            CompareOp.Eq => order == 0,
            CompareOp.Ne => order != 0,
            CompareOp.Gt => order > 0,
            _ => order >= 0,
        };
    }

    [Slot(Slot.TpNew, Signature = "float(x=0, /)")]
    internal static Value New(ThreadState ts, PyType type, Value x)
    {
        double number = ReferenceEquals(x.Type, PyType.Str) ? FloatConversions.Text(ts, (PyStr)x.Ref) : FloatConversions.Any(ts, x);
        if (ReferenceEquals(type, PyType.Float)) return number;
        return type.IsHeapType ? new Subclass(type, number) : new PyFloat(type, number);
    }
}
