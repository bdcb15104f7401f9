using Adder.Objects.Clinic;
using Adder.Objects.Sorting;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyList
{
    /// <summary>What the list holds while it is being sorted; it shows when a comparison changes the list.</summary>
    private static readonly Value[] s_sorting = new Value[0];

    [PyMethod("""
        sort($self, /, *, key=None, reverse=False)
        --

        Sort the items in place, ascending, and return None.

        The sort is stable: equal items keep their order. With a key function,
        it is called once for each item and its results are compared. reverse
        sorts descending.
        """)]
    internal Value Sort(ThreadState ts, Value key, bool reverse = false)
    {
        Value[] items = _items;
        int count = _count;
        _items = s_sorting;
        _count = 0;
        try
        {
            if (key.IsNone) SortItems(ts, items, count, reverse);
            else SortByKey(ts, items, count, key, reverse);
            bool changed = !ReferenceEquals(_items, s_sorting) || _count != 0;
            return changed ? ts.Raise(PyType.ValueError, "list modified during sort") : Value.None;
        }
        finally
        {
            _items = items;
            _count = count;
        }
    }

    private static void SortItems(ThreadState ts, Value[] items, int count, bool reverse)
    {
        if (count < 2) return;
        // Reversing before and after keeps the order of equal items.
        if (reverse) items.AsSpan(0, count).Reverse();
        try
        {
            KeyKinds.Sort(ts, items, null, count);
        }
        finally
        {
            if (reverse) items.AsSpan(0, count).Reverse();
        }
    }

    private static void SortByKey(ThreadState ts, Value[] items, int count, Value key, bool reverse)
    {
        Value[] keys = new Value[count];
        for (int i = 0; i < count; i++) keys[i] = Calls.Call(ts, key, items[i]).OrThrow(ts);
        if (count < 2) return;
        if (reverse)
        {
            keys.AsSpan().Reverse();
            items.AsSpan(0, count).Reverse();
        }
        try
        {
            KeyKinds.Sort(ts, keys, items, count);
        }
        finally
        {
            if (reverse) items.AsSpan(0, count).Reverse();
        }
    }
}
