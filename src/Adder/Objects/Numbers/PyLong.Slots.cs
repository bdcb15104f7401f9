using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    [Slot(Slot.TpRepr)]
    internal static Value ToRepr(ThreadState ts, Value self) => ToDecimal(ts, self);

    /// <summary>The decimal text. Throws when that has more digits than allowed. (long_to_decimal_string)</summary>
    [SkipLocalsInit]
    internal static PyStr ToDecimal(ThreadState ts, Value self)
    {
        if (TryInt64(self, out long number))
        {
            Span<byte> digits = stackalloc byte[20];
            Utf8Formatter.TryFormat(number, digits, out int count);
            return PyStr.FromLatin1(digits[..count]);
        }
        int limit = ts.Interpreter.IntMaxStrDigits;
        return IntegerText.TryDecimal(BigOf(self), limit, out string text)
            ? PyStr.From(text)
            : throw Errors.ValueError(DigitLimit.ToTextMessage(limit));
    }

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => self.IsInt ? Hashing.OfInt(self.Bits) : NumericHash.OfInt(BigOf(self));

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        int order;
        if (self.IsInt & other.IsInt) order = self.Bits.CompareTo(other.Bits);
        else if (TryBig(self, out BigInteger left) && TryBig(other, out BigInteger right)) order = left.CompareTo(right);
        else return Value.NotImplemented;
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

    // long_new_impl
    [Slot(Slot.TpNew, Signature = "int(x=<unrepresentable>, /, base=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value x, Value @base)
    {
        Value number = MakeInt(ts, x, @base);
        if (number.IsNull || ReferenceEquals(type, PyType.Int)) return number;
        return type.IsHeapType ? new Subclass(type, BigOf(number)) : new PyLong(type, BigOf(number));
    }

    private static Value MakeInt(ThreadState ts, Value x, Value @base)
    {
        if (x.IsNull) return @base.IsNull ? Value.Int(0) : ts.Raise(PyType.TypeError, "int() missing string argument");
        if (@base.IsNull) return IntConversion.Of(ts, x);
        if (!Positions.TryNumber(ts, @base, null, out long radix)) return default;
        if ((radix != 0 && radix < 2) || radix > 36) return ts.Raise(PyType.ValueError, "int() base must be >= 2 and <= 36, or 0");
        if (x.Ref is PyStr text) return IntConversion.Parse(ts, text, (int)radix);
        if (BytesLike.TryGetBytes(x, out ReadOnlySpan<byte> bytes)) return IntConversion.Parse(ts, bytes, (int)radix, x);
        return ts.Raise(PyType.TypeError, "int() can't convert non-string with explicit base");
    }
}
