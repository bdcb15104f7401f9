using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyLong
{
    /// <summary>The longest int that is made: 2^31 bits less some, what BigInteger can hold.</summary>
    private const long MaxBits = int.MaxValue - 64;

    /// <summary>What CPython's ints could have, were there memory: 2^61 digits of 30 bits.</summary>
    private static BigInteger MostBits => 30 * (BigInteger.One << 61);

    [Slot(Slot.NbLshift)]
    internal static Value LeftShift(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits is >= 0 and < 63)
        {
            int count = (int)right.Bits;
            long shifted = left.Bits << count;
            if (shifted >> count == left.Bits) return shifted;
        }
        if (!Is(left) || !Is(right)) return Value.NotImplemented;
        BigInteger number = BigOf(left);
        if (!TryInt64(right, out long by)) by = BigOf(right).Sign < 0 ? -1 : long.MaxValue;
        if (by < 0) return ts.Raise(PyType.ValueError, "negative shift count");
        if (number.IsZero) return 0;
        if (by > MaxBits - number.GetBitLength())
        {
            return BigOf(right) >= MostBits ? ts.Raise(PyType.OverflowError, "too many digits in integer") : ts.Raise(PyType.MemoryError, "");
        }
        return From(BigArithmetic.ShiftLeft(number, (int)by));
    }

    [Slot(Slot.NbRshift)]
    internal static Value RightShift(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && right.Bits >= 0) return left.Bits >> (int)Math.Min(right.Bits, 63);
        if (!Is(left) || !Is(right)) return Value.NotImplemented;
        BigInteger number = BigOf(left);
        if (!TryInt64(right, out long by)) by = BigOf(right).Sign < 0 ? -1 : long.MaxValue;
        if (by < 0) return ts.Raise(PyType.ValueError, "negative shift count");
        return by > int.MaxValue ? Value.Int(number.Sign < 0 ? -1 : 0) : From(number >> (int)by);
    }

    [Slot(Slot.NbAnd)]
    internal static Value And(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt) return left.Bits & right.Bits;
        return TryBig(left, out BigInteger a) && TryBig(right, out BigInteger b) ? From(BigArithmetic.And(a, b)) : Value.NotImplemented;
    }

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt) return left.Bits | right.Bits;
        return TryBig(left, out BigInteger a) && TryBig(right, out BigInteger b) ? From(BigArithmetic.Or(a, b)) : Value.NotImplemented;
    }

    [Slot(Slot.NbXor)]
    internal static Value Xor(ThreadState ts, Value left, Value right)
    {
        if (left.IsInt & right.IsInt) return left.Bits ^ right.Bits;
        return TryBig(left, out BigInteger a) && TryBig(right, out BigInteger b) ? From(a ^ b) : Value.NotImplemented;
    }
}
