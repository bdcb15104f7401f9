using Adder.Execution;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyList
{
    /// <summary>Inserts before the position, which is clipped as Python does.</summary>
    internal void InsertAt(long index, Value item)
    {
        int count = _count;
        if (index < 0) index = Math.Max(index + count, 0);
        if (index > count) index = count;
        int at = (int)index;
        EnsureCapacity(count + 1);
        if (at < count) System.Array.Copy(_items, at, _items, at + 1, count - at);
        _items[at] = item;
        _count = count + 1;
    }

    internal void RemoveAt(int index)
    {
        _count--;
        if (index < _count) System.Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = default;
        Shrink();
    }

    internal void Clear()
    {
        if (_items.Length == 0) return;   // sort() takes new items for a change
        _items = [];
        _count = 0;
    }

    internal void AddRange(ReadOnlySpan<Value> items)
    {
        if (items.IsEmpty) return;
        long needed = (long)_count + items.Length;
        if (needed > System.Array.MaxLength) throw Errors.MemoryError();
        // A list that is extended by itself: the span still shows the old array after growth.
        if (_count == 0 && _items.Length == 0) _items = new Value[items.Length];
        else EnsureCapacity((int)needed);
        items.CopyTo(_items.AsSpan(_count));
        _count = (int)needed;
    }

    /// <summary>Replaces the items from low up to high by others. (list_ass_slice)</summary>
    internal void Splice(int low, int high, ReadOnlySpan<Value> items)
    {
        long size = (long)_count + items.Length - (high - low);
        if (size > System.Array.MaxLength) throw Errors.MemoryError();
        int count = _count, grown = (int)size;
        EnsureCapacity(grown);
        if (high < count && grown != count) System.Array.Copy(_items, high, _items, low + items.Length, count - high);
        items.CopyTo(_items.AsSpan(low));
        if (grown < count) System.Array.Clear(_items, grown, count - grown);
        _count = grown;
        if (grown < count) Shrink();
    }

    /// <summary>Appends everything that the iterable gives. Throws. (list_extend)</summary>
    internal void Extend(ThreadState ts, Value iterable)
    {
        if (ReferenceEquals(iterable.Ref.Type, PyType.List) || ReferenceEquals(iterable.Ref, this))
        {
            PyList other = (PyList)iterable.Ref;
            AddRange(new ReadOnlySpan<Value>(other._items, 0, other._count));
            return;
        }
        if (ReferenceEquals(iterable.Ref.Type, PyType.Tuple))
        {
            AddRange(((PyTuple)iterable.Ref).Items);
            return;
        }
        if (PyDict.TryAppendTo(this, iterable.Ref)) return;
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        long hint = LengthHint.Of(ts, iterable, 8).OrThrow(ts);
        if (hint > System.Array.MaxLength - _count) hint = 0;
        if (_count == 0) Allot(hint);
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) break;
            Add(item);
        }
        Temporaries.Drop(ts, iterator);
        if (ts.HasPending) throw ts.Throwable();
        Shrink();
    }

    /// <summary>Gives up room that is not needed.</summary>
    internal void Shrink()
    {
        if (_items.Length <= 16 || _count >= _items.Length >> 1) return;
        if (_count == 0) _items = [];
        else System.Array.Resize(ref _items, (int)Math.Min(System.Array.MaxLength, Grown(_count)));
    }

    private void DeleteStepped(in SliceBounds bounds)
    {
        long start = bounds.Step < 0 ? bounds.Start + bounds.Step * (bounds.Count - 1) : bounds.Start;
        long step = Math.Abs(bounds.Step);
        int to = (int)start, next = (int)start, left = (int)bounds.Count;
        for (int from = (int)start; from < _count; from++)
        {
            if (left > 0 && from == next)
            {
                left--;
                next = left > 0 ? (int)(next + step) : -1;
            }
            else
            {
                _items[to++] = _items[from];
            }
        }
        System.Array.Clear(_items, to, _count - to);
        _count = to;
        Shrink();
    }
}
