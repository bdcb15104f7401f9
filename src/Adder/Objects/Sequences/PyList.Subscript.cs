using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyList
{
    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        PyList list = Of(self);
        return (ulong)index < (ulong)list._count ? list._items[index] : ts.Raise(PyType.IndexError, "list index out of range");
    }

    [Slot(Slot.SqAssItem)]
    [NoThrow]
    internal static int SetItem(ThreadState ts, Value self, long index, Value item)
    {
        PyList list = Of(self);
        if ((ulong)index >= (ulong)list._count) return ts.Fail(PyType.IndexError, "list assignment index out of range");
        if (item.IsNull) list.RemoveAt((int)index);
        else Value.Store(ref list._items[index], item);
        return 0;
    }

    [Slot(Slot.MpSubscript)]
    [NoThrow]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyList list = Of(self);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            if (index < 0) index += list._count;
            return GetItem(ts, self, index);
        }
        if (key.Ref is not PySlice slice)
        {
            return ts.Raise(PyType.TypeError, $"list indices must be integers or slices, not {key.Type.Name}");
        }
        return slice.TryUnpack(ts, out SliceBounds bounds) ? list.Part(bounds) : default(Value);
    }

    /// <summary>What the bounds of a slice select, before they are adjusted to the length.</summary>
    internal PyList Part(SliceBounds bounds)
    {
        bounds.Adjust(_count);
        Value[] items = Sequences.Select(Items, bounds);
        return new PyList(items, items.Length);
    }

    [Slot(Slot.MpAssSubscript)]
    internal static int SetSubscript(ThreadState ts, Value self, Value key, Value item)
    {
        PyList list = Of(self);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return -1;
            if (index < 0) index += list._count;
            return SetItem(ts, self, index, item);
        }
        if (key.Ref is not PySlice slice)
        {
            return ts.Fail(PyType.TypeError, $"list indices must be integers or slices, not {key.Type.Name}");
        }
        if (!slice.TryUnpack(ts, out SliceBounds bounds)) return -1;
        list.AssignSlice(ts, bounds, item);
        return 0;
    }

    private void AssignSlice(ThreadState ts, SliceBounds bounds, Value replacement)
    {
        if (bounds.Step == 1)
        {
            ReadOnlySpan<Value> contiguous = replacement.IsNull ? default
                : Replacement(ts, replacement, "can only assign an iterable");
            bounds.Adjust(_count);  // iterating may have changed the list
            Splice((int)bounds.Start, (int)Math.Max(bounds.Start, bounds.Stop), contiguous);
            return;
        }
        if (replacement.IsNull)
        {
            bounds.Adjust(_count);
            if (bounds.Count > 0) DeleteStepped(bounds);
            return;
        }
        ReadOnlySpan<Value> items = Replacement(ts, replacement, "must assign iterable to extended slice");
        bounds.Adjust(_count);
        if (items.Length != bounds.Count)
        {
            throw Errors.ValueError($"attempt to assign sequence of size {items.Length} to extended slice of size {bounds.Count}");
        }
        long at = bounds.Start;
        foreach (Value item in items)
        {
            Value.Store(ref _items[at], item);
            at += bounds.Step;
        }
    }

    // PySequence_Fast; a copy where the list would be read and written at once.
    private ReadOnlySpan<Value> Replacement(ThreadState ts, Value iterable, string message)
    {
        if (ReferenceEquals(iterable.Ref, this)) return Items.ToArray();
        return Sequences.Fast(ts, iterable, message);
    }
}
