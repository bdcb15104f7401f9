using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyList
{
    [PyMethod("""
        __getitem__($self, index, /)
        --

        Return self[index].
        """, Convention = CallingConvention.O | CallingConvention.Coexist)]
    private static Value GetItemMethod(ThreadState ts, Value self, Value index) => GetSubscript(ts, self, index);

    [PyMethod("""
        __reversed__($self, /)
        --

        Return an iterator that goes from the last item to the first.
        """)]
    private Value Reversed() => new PyListReverseIterator(this);

    [PyMethod("""
        __sizeof__($self, /)
        --

        Return how many bytes the list takes in memory.
        """)]
    private long SizeOf() => 56 + 16L * _items.Length;

    [PyMethod("""
        clear($self, /)
        --

        Remove every item.
        """)]
    private void ClearMethod() => Clear();

    [PyMethod("""
        copy($self, /)
        --

        Return a new list with the same items.
        """)]
    private Value Copy() => From(Items);

    [PyMethod("""
        append($self, object, /)
        --

        Add an object at the end.
        """)]
    internal static Value Append(ThreadState ts, Value self, Value @object)
    {
        Of(self).Add(@object);
        return Value.None;
    }

    [PyMethod("""
        insert($self, index, object, /)
        --

        Put an object in front of the item at the index.
        """)]
    private void Insert(long index, Value @object) => InsertAt(index, @object);

    [PyMethod("""
        extend($self, iterable, /)
        --

        Add everything that the iterable gives at the end.
        """)]
    private void ExtendMethod(ThreadState ts, Value iterable) => Extend(ts, iterable);

    [PyMethod("""
        pop($self, index=-1, /)
        --

        Remove the item at the index (the last one) and return it.

        Raises IndexError if there is no such item.
        """)]
    private Value Pop(ThreadState ts, long index = -1)
    {
        if (_count == 0) return ts.Raise(PyType.IndexError, "pop from empty list");
        if (index < 0) index += _count;
        if ((ulong)index >= (ulong)_count) return ts.Raise(PyType.IndexError, "pop index out of range");
        Value item = _items[index];
        RemoveAt((int)index);
        return item;
    }

    [PyMethod("""
        remove($self, value, /)
        --

        Remove the first item that equals the value.

        Raises ValueError if there is none.
        """)]
    private Value Remove(ThreadState ts, Value value)
    {
        for (int i = 0; i < _count; i++)    // __eq__ may change the list
        {
            int equal = Comparison.EqualOrError(ts, _items[i], value);
            if (equal < 0) return default;
            if (equal == 0) continue;
            if (i < _count) RemoveAt(i);
            return Value.None;
        }
        return ts.Raise(PyType.ValueError, "list.remove(x): x not in list");
    }

    [PyMethod("""
        index($self, value, start=0, stop=sys.maxsize, /)
        --

        Return the position of the first item that equals the value.

        Raises ValueError if there is none.
        """)]
    private Value Index(ThreadState ts, Value value, SliceIndex start, SliceIndex stop)
    {
        int end = stop.Clamp(_count);
        for (int i = start.Clamp(_count); i < end && i < _count; i++)
        {
            int equal = Comparison.EqualOrError(ts, _items[i], value);
            if (equal < 0) return default;
            if (equal > 0) return i;
        }
        throw Errors.ValueError($"{Repr.Of(ts, value)} is not in list");
    }

    [PyMethod("""
        count($self, value, /)
        --

        Return how many items equal the value.
        """)]
    private Value CountOf(ThreadState ts, Value value)
    {
        long found = 0;
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparison.EqualOrError(ts, _items[i], value);
            if (equal < 0) return default;
            found += equal;
        }
        return found;
    }

    [PyMethod("""
        reverse($self, /)
        --

        Turn the order of the items around, in place.
        """)]
    private void Reverse() => Items.Reverse();

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
