using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects.Sorting;

/// <summary>How a sort compares keys: a struct, so that each kind of key gets its own compiled sort. Throws when a comparison fails.</summary>
internal interface ILess<TKey>
{
    bool Less(TKey left, TKey right);
}

/// <summary>The bits of unboxed ints. (unsafe_long_compare)</summary>
internal readonly struct NumberLess : ILess<long>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(long left, long right) => left < right;
}

/// <summary>Unboxed ints within tuples.</summary>
internal readonly struct IntLess : ILess<Value>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(Value left, Value right) => left.Bits < right.Bits;
}

/// <summary>Floats, by themselves. (unsafe_float_compare)</summary>
internal readonly struct DoubleLess : ILess<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(double left, double right) => left < right;
}

/// <summary>A string by its first eight bytes, and where it stood.</summary>
internal readonly record struct Prefixed(ulong Prefix, int Index)
{
    internal static Prefixed Of(ReadOnlySpan<byte> text, int index)
    {
        if (text.Length >= sizeof(ulong)) return new(BinaryPrimitives.ReadUInt64BigEndian(text), index);
        ulong prefix = 0;
        for (int i = 0; i < text.Length; i++) prefix |= (ulong)text[i] << (56 - 8 * i);
        return new(prefix, index);
    }
}

/// <summary>Exact strings in Latin-1, most of which differ in their first bytes. (unsafe_latin_compare)</summary>
internal readonly struct PrefixLess(Value[] keys) : ILess<Prefixed>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(Prefixed left, Prefixed right) =>
        left.Prefix != right.Prefix ? left.Prefix < right.Prefix : new Latin1Less().Less(keys[left.Index], keys[right.Index]);
}

/// <summary>Unboxed floats within tuples. (unsafe_float_compare)</summary>
internal readonly struct FloatLess : ILess<Value>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(Value left, Value right) => left.Double < right.Double;
}

/// <summary>Exact strings in Latin-1, within tuples.</summary>
internal readonly struct Latin1Less : ILess<Value>
{
    public bool Less(Value left, Value right) =>
        Unsafe.As<PyStr>(left.Ref).Latin1.SequenceCompareTo(Unsafe.As<PyStr>(right.Ref).Latin1) < 0;
}

/// <summary>Exact strings of any kind.</summary>
internal readonly struct StrLess : ILess<Value>
{
    public bool Less(Value left, Value right) => Unsafe.As<PyStr>(left.Ref).CompareTo(Unsafe.As<PyStr>(right.Ref)) < 0;
}

/// <summary>Objects of one type: its own slot first. (unsafe_object_compare)</summary>
internal readonly unsafe struct SameTypeLess(
    ThreadState ts, delegate*<ThreadState, Value, Value, CompareOp, Value> compare) : ILess<Value>
{
    private readonly delegate*<ThreadState, Value, Value, CompareOp, Value> _compare = compare;

    public bool Less(Value left, Value right)
    {
        // A comparison may change the type: then the slot is looked up anew.
        if (left.Type.TpRichcompare != _compare) return new AnyLess(ts).Less(left, right);
        Value result = _compare(ts, left, right, CompareOp.Lt);
        if (result.IsTrue) return true;
        if (result.IsFalse) return false;
        if (result.Is(PyNotImplemented.Instance)) return new AnyLess(ts).Less(left, right);
        return Truth.Test(ts, result.OrThrow(ts));
    }
}

/// <summary>Anything.</summary>
internal readonly struct AnyLess(ThreadState ts) : ILess<Value>
{
    public bool Less(Value left, Value right) => Comparison.RichBool(ts, left, right, CompareOp.Lt).OrThrow(ts) != 0;
}

/// <summary>Exact tuples, not empty, whose first items have a comparison of their own. (unsafe_tuple_compare)</summary>
internal readonly struct TupleLess<TFirst>(ThreadState ts, TFirst first) : ILess<Value>
    where TFirst : struct, ILess<Value>
{
    public bool Less(Value left, Value right)
    {
        PyTuple a = Unsafe.As<PyTuple>(left.Ref), b = Unsafe.As<PyTuple>(right.Ref);
        int equal = Comparison.EqualOrError(ts, a[0], b[0]).OrThrow(ts);
        if (equal == 0) return first.Less(a[0], b[0]);
        for (int i = 1; i < a.Count && i < b.Count; i++)
        {
            if (Comparison.EqualOrError(ts, a[i], b[i]).OrThrow(ts) == 0) return new AnyLess(ts).Less(a[i], b[i]);
        }
        return a.Count < b.Count;
    }
}
