using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.NumberText;

namespace Adder.Objects;

public partial class PyLong
{
    /// <summary>Whether it is an int of any kind: unboxed, big, bool, an instance of a subclass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Is(Value value) => value.IsInt || value.Ref.Type.Has(TypeFlags.LongSubclass);

    /// <summary>The number of an int of any kind, if it fits 64 bits. False for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryInt64(Value value, out long number)
    {
        number = value.Bits;
        return value.IsInt || TryInt64Slow(value, out number);
    }

    /// <summary>The number of an int of any kind. False for anything else.</summary>
    internal static bool TryBig(Value value, out BigInteger number)
    {
        if (value.IsInt)
        {
            number = value.Bits;
            return true;
        }
        if (value.Ref.Type.Has(TypeFlags.LongSubclass))
        {
            number = Unsafe.As<PyLong>(value.Ref).Number;
            return true;
        }
        number = default;
        return false;
    }

    /// <summary>The exact int that an int of any kind stands for.</summary>
    internal static Value Exact(Value value) =>
        value.IsInt || ReferenceEquals(value.Ref.Type, PyType.Int) ? value : From(Unsafe.As<PyLong>(value.Ref).Number);

    /// <summary>Of type int itself, unboxed or big.</summary>
    internal static bool IsExact(Value value) => ReferenceEquals(value.Ref.Type, PyType.Int);

    private static BigInteger BigOf(Value value) => value.IsInt ? value.Bits : Unsafe.As<PyLong>(value.Ref).Number;

    private static bool TryInt64Slow(Value value, out long number)
    {
        number = 0;
        if (!value.Ref.Type.Has(TypeFlags.LongSubclass)) return false;
        BigInteger big = Unsafe.As<PyLong>(value.Ref).Number;
        return BigArithmetic.TryInt64(ref big, out number);
    }
}
