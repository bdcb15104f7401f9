using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What list and tuple share.</summary>
internal static class Sequences
{
    internal static Value CompareSizes(int left, int right, CompareOp op) => op switch
    {
        CompareOp.Lt => left < right,
        CompareOp.Le => left <= right,
        CompareOp.Eq => left == right,
        CompareOp.Ne => left != right,
        CompareOp.Gt => left > right,
        _ => left >= right,
    };

    /// <summary>Fills the target with the items again and again; the items may be the target's beginning.</summary>
    internal static void FillRepeated<T>(ReadOnlySpan<T> items, Span<T> target)
    {
        if (items.Length == 1)
        {
            const int few = 32;
            if (target.Length > few)
            {
                target.Fill(items[0]);
                return;
            }
            for (int i = 0; i < target.Length; i++) target[i] = items[0];
            return;
        }
        items.CopyTo(target);
        int done = items.Length;
        while (done < target.Length)
        {
            int more = Math.Min(done, target.Length - done);
            target[..more].CopyTo(target[done..]);
            done += more;
        }
    }

    /// <summary>The items at the positions that the adjusted bounds select.</summary>
    internal static T[] Select<T>(ReadOnlySpan<T> items, in SliceBounds bounds)
    {
        if (bounds.Count <= 0) return [];
        if (bounds.Step == 1) return items.Slice((int)bounds.Start, (int)bounds.Count).ToArray();
        T[] selected = new T[bounds.Count];
        long at = bounds.Start;
        for (int i = 0; i < selected.Length; i++, at += bounds.Step) selected[i] = items[(int)at];
        return selected;
    }

    /// <summary>
    /// The items of any iterable; a list's or tuple's own, which change with it. The message is for what is not iterable. Throws.
    /// (PySequence_Fast)
    /// </summary>
    internal static ReadOnlySpan<Value> Fast(ThreadState ts, Value iterable, string message)
    {
        if (ReferenceEquals(iterable.Type, PyType.List)) return ((PyList)iterable.Ref).Items;
        if (ReferenceEquals(iterable.Type, PyType.Tuple)) return ((PyTuple)iterable.Ref).Items;
        Value iterator = Iteration.GetIter(ts, iterable);
        if (iterator.IsNull)
        {
            if (ts.ClearIf(PyType.TypeError)) throw Errors.TypeError(message);
            throw ts.Throwable();
        }
        PyList items = new();
        items.Extend(ts, iterator);
        return items.Items;
    }
}
