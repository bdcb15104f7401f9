using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyDict
{
    /// <summary>A plain dict with the same entries.</summary>
    internal PyDict Copy()
    {
        PyDict copy = new();
        if (_used == 0) return copy;
        // Not by Clone, which takes twice as long for few entries.
        copy._entries = new Entry[_entries.Length];
        _entries.AsSpan(0, _count).CopyTo(copy._entries);
        copy._count = _count;
        copy._used = _used;
        if (_used == _count)
        {
            copy._index = _index?.AsSpan().ToArray();
            copy._usable = _usable;
        }
        else
        {
            copy.Resize(_used);
        }
        copy.OnlyStrings = OnlyStrings;
        return copy;
    }

    /// <summary>A copy with room for just so many more entries.</summary>
    internal PyDict CopyWithRoom(int more)
    {
        PyDict copy = new() { _entries = _entries, _count = _count, _used = _used };
        copy.Resize(_used + more, isExact: true);
        copy.OnlyStrings = OnlyStrings;
        return copy;
    }

    /// <summary>Adds the entries of a mapping, or the pairs that an iterable gives. Throws. (dict_update_arg)</summary>
    internal void Update(ThreadState ts, Value other)
    {
        if (ReferenceEquals(other.Type, PyType.Dict))
        {
            Merge(ts, other, overwrite: true);
            return;
        }
        Value keys = Attributes.Find(ts, other, "keys");
        if (!keys.IsNull) Merge(ts, other, overwrite: true);
        else if (ts.HasPending) throw ts.Throwable();
        else MergePairs(ts, other);
    }

    /// <summary>Adds the entries of a mapping. Throws. (dict_merge)</summary>
    internal void Merge(ThreadState ts, Value other, bool overwrite)
    {
        if (other.Ref is PyDict dict && HasDictIteration(dict.Type)) MergeDict(ts, dict, overwrite);
        else MergeMapping(ts, other, overwrite);
    }

    // A subclass that iterates in its own way is asked as a mapping.
    private static unsafe bool HasDictIteration(PyType type) => ReferenceEquals(type, PyType.Dict) || type.TpIter == PyType.Dict.TpIter;

    private void MergeDict(ThreadState ts, PyDict other, bool overwrite)
    {
        if (ReferenceEquals(this, other) || other._used == 0) return;
        if (_used == 0 && _count == 0 && other._used == other._count)
        {
            PyDict copy = other.Copy();
            _entries = copy._entries;
            _index = copy._index;
            _count = copy._count;
            _used = copy._used;
            _usable = copy._usable;
            OnlyStrings = copy.OnlyStrings;
            _keysVersion = 0;
            return;
        }
        if (_usable * 3 < other._used * 2) Reserve(other._used);
        int size = other._used;
        for (int i = 0; i < other._count; i++)
        {
            Entry entry = other._entries[i];
            if (entry.Key.IsNull) continue;
            int number = Lookup(ts, entry.Key, entry.Hash);
            if (number == Failed) throw ts.Throwable();
            if (number < 0) Append(entry.Key, entry.Hash, entry.Item);
            else if (overwrite) Value.Store(ref _entries[number].Item, entry.Item);
            if (other._used != size) throw Errors.RuntimeError("dict mutated during update");
        }
    }

    private void MergeMapping(ThreadState ts, Value other, bool overwrite)
    {
        Value method = Attributes.Get(ts, other, "keys").OrThrow(ts);
        Value keys = Calls.Call(ts, method).OrThrow(ts);
        Value iterator = Iteration.GetIter(ts, keys).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) break;
            if (!overwrite)
            {
                int known = Contains(ts, this, key);
                if (known < 0) throw ts.Throwable();
                if (known > 0) continue;
            }
            Set(ts, key, Subscript.Get(ts, other, key).OrThrow(ts));
        }
        if (ts.HasPending) throw ts.Throwable();
    }

    /// <summary>Adds the pairs that an iterable gives. Throws. (PyDict_MergeFromSeq2)</summary>
    internal void MergePairs(ThreadState ts, Value pairs)
    {
        Value iterator = Iteration.GetIter(ts, pairs).OrThrow(ts);
        for (long i = 0; ; i++)
        {
            Value pair = Iteration.Next(ts, iterator);
            if (pair.IsNull) break;
            ReadOnlySpan<Value> items = Sequences.Fast(ts, pair, $"cannot convert dictionary update sequence element #{i} to a sequence");
            if (items.Length != 2)
            {
                throw Errors.ValueError($"dictionary update sequence element #{i} has length {items.Length}; 2 is required");
            }
            Set(ts, items[0], items[1]);
        }
        if (ts.HasPending) throw ts.Throwable();
    }
}
