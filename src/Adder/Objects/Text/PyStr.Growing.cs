using System.Runtime.CompilerServices;

namespace Adder.Objects;

public partial class PyStr
{
    // Shorter strings are copied faster than shared.
    private const int GrowthThreshold = 256;

    /// <summary>
    /// Appending again and again must not copy the whole each time: the second time, the result gets room behind it, into which the
    /// next ones are appended. (CPython resizes in place: unicode_concatenate)
    /// </summary>
    private static PyStr ConcatAs<T>(PyStr left, PyStr right)
        where T : unmanaged
    {
        int length = left.Length + right.Length;
        if (left.Length >= GrowthThreshold && ((int)left.Flags & (ConcatenatedFlag | GrowingFlag)) != 0 && right.Length < left.Length)
        {
            return Grow<T>(left, right, length);
        }
        T[] text = GC.AllocateUninitializedArray<T>(length);
        left.CopyTo<T>(text);
        right.CopyTo(text.AsSpan(left.Length));
        PyStr whole = Own(text);
        if (length >= GrowthThreshold) whole.Flags |= (ObjectFlags)ConcatenatedFlag;
        return whole;
    }

    private static PyGrowingStr Grow<T>(PyStr left, PyStr right, int length)
        where T : unmanaged
    {
        if (left.IsGrowing && left.Data is T[] shared && length <= shared.Length && Unsafe.As<PyGrowingStr>(left).TryReserve(length))
        {
            right.CopyTo(shared.AsSpan(left.Length));
            return new PyGrowingStr(shared, Unsafe.As<PyGrowingStr>(left).Kind, length, Unsafe.As<PyGrowingStr>(left).Room);
        }
        T[] text = GC.AllocateUninitializedArray<T>((int)Math.Min(Array.MaxLength, length + (long)(length >> 1)));
        left.CopyTo<T>(text);
        right.CopyTo(text.AsSpan(left.Length));
        return new PyGrowingStr(text, (StrKind)Math.Max((int)left.Kind, (int)right.Kind), length, new StrRoom { Used = length });
    }

    private protected void MarkGrowing() => Flags |= (ObjectFlags)GrowingFlag;
}

/// <summary>How much of a shared array holds characters.</summary>
internal sealed class StrRoom
{
    internal int Used;
}

/// <summary>A str that ends before its array does. What stands behind its end belongs to strings made by appending to it.</summary>
internal sealed class PyGrowingStr : PyArrayStr
{
    internal readonly int GrownLength;
    internal readonly StrRoom Room;

    internal PyGrowingStr(Array data, StrKind kind, int length, StrRoom room) : base(PyType.Str, data, kind)
    {
        GrownLength = length;
        Room = room;
        MarkGrowing();
    }

    /// <summary>Claims the memory behind this string; false when another string has claimed it.</summary>
    internal bool TryReserve(int length) => Interlocked.CompareExchange(ref Room.Used, length, GrownLength) == GrownLength;
}
