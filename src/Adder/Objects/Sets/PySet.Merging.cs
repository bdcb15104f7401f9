using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PySet
{
    /// <summary>Adds everything that the iterable gives. Throws. (set_update_internal)</summary>
    internal void Update(ThreadState ts, Value iterable)
    {
        if (iterable.Ref is PySet other)
        {
            Merge(ts, other);
            return;
        }
        if (ReferenceEquals(iterable.Type, PyType.Dict))
        {
            UpdateFromKeys(ts, (PyDict)iterable.Ref);
            return;
        }
        if (ReferenceEquals(iterable.Type, PyType.List))
        {
            PyList list = (PyList)iterable.Ref;
            for (int i = 0; i < list.Count; i++) Add(ts, list[i]);  // __hash__ and __eq__ may change the list
            return;
        }
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) break;
            Add(ts, key);
        }
        if (ts.HasPending) throw ts.Throwable();
    }

    private void UpdateFromKeys(ThreadState ts, PyDict dict)
    {
        if ((_fill + (long)dict.Count) * 5 >= (_table.Length - 1L) * 3) Resize(((long)_used + dict.Count) * 2);
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull) Add(ts, entry.Key, entry.Hash);
        }
    }

    // set_merge
    internal void Merge(ThreadState ts, PySet other)
    {
        if (ReferenceEquals(this, other) || other._used == 0) return;
        if ((_fill + (long)other._used) * 5 >= (_table.Length - 1L) * 3)
        {
            int size = SizeFor(((long)_used + other._used) * 2);
            if (size != _table.Length || _fill != 0) ResizeTo(size);
        }
        _hash = -1;
        if (_fill == 0 && _table.Length == other._table.Length && other._fill == other._used)
        {
            other._table.CopyTo(_table, 0);
            _fill = _used = other._used;
            return;
        }
        if (_fill == 0)
        {
            foreach (ref Entry entry in other._table.AsSpan())
            {
                if (!entry.Key.IsNull) AddClean(_table, entry.Key, entry.Hash);
            }
            _fill = _used = other._used;
            return;
        }
        for (int i = 0; i < other._table.Length; i++)
        {
            Entry entry = other._table[i];
            if (!entry.Key.IsNull) Add(ts, entry.Key, entry.Hash);
        }
    }

    /// <summary>Removes everything that the iterable gives. Throws. (set_difference_update_internal)</summary>
    internal void DifferenceUpdate(ThreadState ts, Value other)
    {
        if (other.Is(this))
        {
            Clear();
            return;
        }
        if (other.Ref is PySet set)
        {
            // Going through a copy of the smaller side is what CPython does about huge differences in size.
            if ((set._used >> 3) > _used) set = IntersectionWith(ts, set);
            for (int i = 0; i < set._table.Length; i++)
            {
                Entry entry = set._table[i];
                if (!entry.Key.IsNull) Discard(ts, entry.Key, entry.Hash);
            }
        }
        else
        {
            Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
            while (true)
            {
                Value key = Iteration.Next(ts, iterator);
                if (key.IsNull) break;
                Discard(ts, key, Hashing.Of(ts, key).OrThrow(ts));
            }
            if (ts.HasPending) throw ts.Throwable();
        }
        if (_fill - _used > (_table.Length - 1) / 4) Resize(_used > 50000 ? (long)_used * 2 : (long)_used * 4);
    }

    /// <summary>Keeps what is in either but not in both. Throws. (set_symmetric_difference_update)</summary>
    internal void SymmetricDifferenceUpdate(ThreadState ts, Value other)
    {
        if (other.Is(this))
        {
            Clear();
            return;
        }
        if (ReferenceEquals(other.Type, PyType.Dict))
        {
            PyDict dict = (PyDict)other.Ref;
            for (int i = 0; i < dict.EntryCount; i++)
            {
                PyDict.Entry entry = dict.EntryAt(i);
                if (!entry.Key.IsNull && !Discard(ts, entry.Key, entry.Hash)) Add(ts, entry.Key, entry.Hash);
            }
            return;
        }
        if (other.Ref is not PySet set)
        {
            set = new PySet(PyType.Set);
            set.Update(ts, other);
        }
        for (int i = 0; i < set._table.Length; i++)
        {
            Entry entry = set._table[i];
            if (!entry.Key.IsNull && !Discard(ts, entry.Key, entry.Hash)) Add(ts, entry.Key, entry.Hash);
        }
    }

    // set_intersection
    private PySet IntersectionWith(ThreadState ts, PySet other)
    {
        PySet result = MakeLike(Type);
        (PySet larger, PySet smaller) = other._used > _used ? (other, this) : (this, other);
        for (int i = 0; i < smaller._table.Length; i++)
        {
            Entry entry = smaller._table[i];
            if (!entry.Key.IsNull && larger.HasEntry(ts, entry)) result.Add(ts, entry.Key, entry.Hash);
        }
        return result;
    }

    internal PySet IntersectionWith(ThreadState ts, Value other)
    {
        if (other.Is(this)) return CopyOf(ts);
        if (other.Ref is PySet set) return IntersectionWith(ts, set);
        PySet result = MakeLike(Type);
        Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) break;
            long hash = Hashing.Of(ts, key).OrThrow(ts);
            if (Has(ts, key, hash)) result.Add(ts, key, hash);
        }
        return ts.HasPending ? throw ts.Throwable() : result;
    }

    // set_difference
    internal PySet DifferenceWith(ThreadState ts, Value other)
    {
        bool byCopy = other.Ref is not (PySet or PyDict) || (other.Ref is PyDict && !ReferenceEquals(other.Type, PyType.Dict));
        if (byCopy || (_used >> 2) > (other.Ref is PySet set ? set._used : ((PyDict)other.Ref).Count))
        {
            PySet copy = CopyOf(ts);
            copy.DifferenceUpdate(ts, other);
            return copy;
        }
        PySet result = MakeLike(Type);
        for (int i = 0; i < _table.Length; i++)
        {
            Entry entry = _table[i];
            if (entry.Key.IsNull || IsIn(ts, entry, other)) continue;
            result.Add(ts, entry.Key, entry.Hash);
        }
        return result;
    }

    private static bool IsIn(ThreadState ts, in Entry entry, Value container)
    {
        if (container.Ref is PySet set) return set.HasEntry(ts, entry);
        int found = ((PyDict)container.Ref).Lookup(ts, entry.Key, entry.Hash);
        return found == Failed ? throw ts.Throwable() : found >= 0;
    }

    /// <summary>A set of the base type (set or frozenset) with the same elements.</summary>
    internal PySet CopyOf(ThreadState ts)
    {
        // The table that Merge would come to.
        int size = _used * 5L >= (MinimumSize - 1) * 3 ? SizeFor(_used * 2L) : MinimumSize;
        PySet copy = Type.IsSubtypeOf(PyType.FrozenSet) ? new PyFrozenSet(PyType.FrozenSet, size) : new PySet(PyType.Set, size);
        copy.Merge(ts, this);
        return copy;
    }

    // make_new_set_basetype
    internal static PySet MakeLike(PyType type) => !ReferenceEquals(type, PyType.Set) && type.IsSubtypeOf(PyType.FrozenSet) ? new PyFrozenSet(PyType.FrozenSet) : new PySet(PyType.Set);

    /// <summary>Takes over the other's elements. (set_swap_bodies)</summary>
    private void TakeOver(PySet other)
    {
        _table = other._table;
        _fill = other._fill;
        _used = other._used;
        _hash = -1;
    }

    internal bool IsSubsetOf(ThreadState ts, PySet other)
    {
        if (_used > other._used) return false;
        Entry[] table = _table;
        for (int i = 0; i < table.Length; i++)
        {
            if (!table[i].Key.IsNull && !other.HasEntry(ts, table[i])) return false;
        }
        return true;
    }

    /// <summary>Most elements are where their hash says, or nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasEntry(ThreadState ts, in Entry wanted)
    {
        Entry[] table = _table;
        ref Entry first = ref table[(int)wanted.Hash & (table.Length - 1)];
        if (first.Key.IsNull && first.Hash == 0) return false;
        return first.Hash == wanted.Hash && first.Key.Is(wanted.Key) || Has(ts, wanted.Key, wanted.Hash);
    }
}
