using System.Runtime.CompilerServices;
using Adder.Runtime;

namespace Adder.Objects.Sorting;

/// <summary>What the keys of a sort have in common. (the pre-sort check of list_sort_impl)</summary>
internal enum KeyKind
{
    Any, Int, Float, Latin1, Str, SameType, Tuple,
}

internal static class KeyKinds
{
    internal static KeyKind Of(ReadOnlySpan<Value> keys)
    {
        PyType type = keys[0].Type;
        bool ints = true, latin1 = true, filled = true;
        foreach (Value key in keys)
        {
            if (!ReferenceEquals(key.Type, type)) return KeyKind.Any;
            ints &= key.IsInt;
            latin1 &= key.Ref is PyStr { IsLatin1: true };
            filled &= key.Ref is PyTuple { Count: > 0 };
        }
        if (ReferenceEquals(type, PyType.Int)) return ints ? KeyKind.Int : KeyKind.SameType;
        if (ReferenceEquals(type, PyType.Float)) return KeyKind.Float;
        if (ReferenceEquals(type, PyType.Str)) return latin1 ? KeyKind.Latin1 : KeyKind.Str;
        if (ReferenceEquals(type, PyType.Tuple) && filled) return KeyKind.Tuple;
        return KeyKind.SameType;
    }

    /// <summary>The kind of the first items of tuples.</summary>
    internal static KeyKind OfFirstItems(ReadOnlySpan<Value> tuples)
    {
        Value[] firsts = new Value[tuples.Length];
        for (int i = 0; i < firsts.Length; i++) firsts[i] = ((PyTuple)tuples[i].Ref)[0];
        KeyKind kind = Of(firsts);
        return kind is KeyKind.Tuple or KeyKind.SameType ? KeyKind.Any : kind;
    }

    /// <summary>Sorts keys (and values with them) by the comparison that suits them. Throws when a comparison fails.</summary>
    internal static unsafe void Sort(ThreadState ts, Value[] keys, Value[]? values, int count)
    {
        ReadOnlySpan<Value> span = keys.AsSpan(0, count);
        switch (Of(span))
        {
            case KeyKind.Int: SortInts(keys, values, count); break;
            case KeyKind.Float: SortFloats(keys, values, count); break;
            case KeyKind.Latin1: SortLatin1(keys, values, count); break;
            case KeyKind.Str: SortTexts(keys, values, count); break;
            case KeyKind.SameType when keys[0].Type.TpRichcompare != null: SortSame(ts, keys, values, count); break;
            case KeyKind.Tuple: SortTuples(ts, keys, values, count); break;
            default: SortAny(ts, keys, values, count); break;
        }
    }

    // Each apart: a method is compiled, and its generic classes are loaded, when it is entered.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SortTexts(Value[] keys, Value[]? values, int count) => Run(new StrLess(), keys, values, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void SortSame(ThreadState ts, Value[] keys, Value[]? values, int count) =>
        Run(new SameTypeLess(ts, keys[0].Type.TpRichcompare), keys, values, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SortAny(ThreadState ts, Value[] keys, Value[]? values, int count) => Run(new AnyLess(ts), keys, values, count);

    // Half the memory to move, and no references in it.
    private static void SortInts(Value[] keys, Value[]? values, int count)
    {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) numbers[i] = keys[i].Bits;
        new TimSort<long, NumberLess>(default, numbers, values).Sort(count);
        if (values is not null) return;
        for (int i = 0; i < count; i++) Value.StoreBits(ref keys[i], Tags.Int, numbers[i]);
    }

    private static void SortFloats(Value[] keys, Value[]? values, int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = keys[i].Double;
        new TimSort<double, DoubleLess>(default, numbers, values).Sort(count);
        if (values is not null) return;
        for (int i = 0; i < count; i++) Value.Store(ref keys[i], Value.Float(numbers[i]));
    }

    private static void SortLatin1(Value[] keys, Value[]? values, int count)
    {
        Prefixed[] order = new Prefixed[count];
        for (int i = 0; i < count; i++) order[i] = Prefixed.Of(((PyStr)keys[i].Ref).Latin1, i);
        new TimSort<Prefixed, PrefixLess>(new PrefixLess(keys), order, null).Sort(count);
        Value[] sorted = values ?? keys;
        Value[] before = sorted.AsSpan(0, count).ToArray();
        for (int i = 0; i < count; i++) Value.Store(ref sorted[i], before[order[i].Index]);
    }

    private static void SortTuples(ThreadState ts, Value[] keys, Value[]? values, int count)
    {
        switch (OfFirstItems(keys.AsSpan(0, count)))
        {
            case KeyKind.Int: Run(new TupleLess<IntLess>(ts, default), keys, values, count); break;
            case KeyKind.Float: Run(new TupleLess<FloatLess>(ts, default), keys, values, count); break;
            case KeyKind.Latin1: Run(new TupleLess<Latin1Less>(ts, default), keys, values, count); break;
            case KeyKind.Str: Run(new TupleLess<StrLess>(ts, default), keys, values, count); break;
            default: Run(new TupleLess<AnyLess>(ts, new AnyLess(ts)), keys, values, count); break;
        }
    }

    private static void Run<TLess>(TLess less, Value[] keys, Value[]? values, int count)
        where TLess : struct, ILess<Value> => new TimSort<Value, TLess>(less, keys, values).Sort(count);
}
