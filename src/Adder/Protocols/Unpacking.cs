using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Takes an iterable apart for assignment to several targets. (unpack_iterable)</summary>
internal static class Unpacking
{
    /// <summary>
    /// Replaces the iterable in <paramref name="bottom"/> by its items, the first one topmost: as many as <paramref name="before"/>, then
    /// (when <paramref name="after"/> is not negative) a list of the rest and so many more. -1 with the error pending.
    /// </summary>
    internal static int Unpack(ThreadState ts, ref Value bottom, int before, int after)
    {
        Value iterable = bottom;
        if (after < 0 && Items(iterable, out ReadOnlySpan<Value> items) && items.Length == before)
        {
            for (int i = 0; i < items.Length; i++) Value.Store(ref Unsafe.Add(ref bottom, before - 1 - i), items[i]);
            return 0;
        }
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull) return NotIterable(ts, iterable);
        int result = Unpack(ts, iterator, ref bottom, before, after);
        Temporaries.Drop(ts, iterator);
        return result;
    }

    private static int Unpack(ThreadState ts, Value iterator, ref Value bottom, int before, int after)
    {
        int total = after < 0 ? before : before + 1 + after;
        Span<Value> slots = MemoryMarshal.CreateSpan(ref bottom, total);
        for (int i = 0; i < before; i++)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? -1 : TooFew(ts, after < 0 ? $"{before}" : $"at least {before + after}", i);
            slots[total - 1 - i] = item;
        }
        if (after >= 0) return UnpackRest(ts, iterator, slots, before, after);
        if (Iteration.Next(ts, iterator).IsNull) return ts.HasPending ? -1 : 0;
        return ts.Fail(PyType.ValueError, $"too many values to unpack (expected {before})");
    }

    private static int UnpackRest(ThreadState ts, Value iterator, Span<Value> slots, int before, int after)
    {
        PyList rest = new();
        if (Iteration.Extend(ts, rest, iterator) < 0) return -1;
        int kept = rest.Count - after;
        if (kept < 0) return TooFew(ts, $"at least {before + after}", before + rest.Count);
        for (int i = 0; i < after; i++) slots[after - 1 - i] = rest[kept + i];
        slots[after] = PyList.From(rest.Items[..kept]);
        return 0;
    }

    private static bool Items(Value iterable, out ReadOnlySpan<Value> items)
    {
        PyType type = iterable.Type;
        if (ReferenceEquals(type, PyType.Tuple)) items = Unsafe.As<PyTuple>(iterable.Ref).Items;
        else if (ReferenceEquals(type, PyType.List)) items = Unsafe.As<PyList>(iterable.Ref).Items;
        else items = [];
        return !items.IsEmpty;
    }

    private static int NotIterable(ThreadState ts, Value iterable)
    {
        if (Iteration.IsIterable(iterable) || !ts.ClearIf(PyType.TypeError)) return -1;
        return ts.Fail(PyType.TypeError, $"cannot unpack non-iterable {iterable.Type.Name} object");
    }

    private static int TooFew(ThreadState ts, string expected, int got) =>
        ts.Fail(PyType.ValueError, $"not enough values to unpack (expected {expected}, got {got})");
}
