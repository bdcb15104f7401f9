using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyDict
{
    private const CallingConvention OneCoexist = CallingConvention.O | CallingConvention.Coexist;

    [PyMethod("""
        __getitem__($self, key, /)
        --

        Return self[key].
        """, Convention = OneCoexist)]
    private static Value GetItemMethod(ThreadState ts, Value self, Value key) => GetSubscript(ts, self, key);

    [PyMethod("""
        __contains__($self, key, /)
        --

        Tell whether the dictionary has the key.
        """, Convention = OneCoexist)]
    private static bool ContainsMethod(ThreadState ts, Value self, Value key) => Contains(ts, self, key) > 0;

    [PyMethod("How much memory the dictionary takes, in bytes.", Name = "__sizeof__")]
    private protected long SizeOf() => 64 + 32L * _entries.Length + 4L * (_index?.Length ?? 0);

    [PyMethod("""
        get($self, key, default=None, /)
        --

        Return the item of the key, or the default if there is no such key.
        """)]
    private Value Get(ThreadState ts, Value key, Value @default)
    {
        long hash = Hashing.Of(ts, key);
        if (hash == -1) return default;
        int number = Lookup(ts, key, hash);
        if (number >= 0) return _entries[number].Item;
        return number == Failed ? default : @default;
    }

    [PyMethod("""
        setdefault($self, key, default=None, /)
        --

        Return the item of the key; if there is no such key, add it with the default.
        """)]
    private Value SetDefault(ThreadState ts, Value key, Value @default)
    {
        long hash = Hashing.Of(ts, key);
        if (hash == -1) return default;
        int number = Lookup(ts, key, hash);
        if (number >= 0) return _entries[number].Item;
        if (number == Failed) return default;
        Append(key, hash, @default);
        return @default;
    }

    [PyMethod("""
        pop($self, key, default=<unrepresentable>, /)
        --

        Remove the key and return its item.

        If there is no such key, return the default if given, else raise
        KeyError.
        """)]
    private Value Pop(ThreadState ts, Value key, Value @default)
    {
        if (_used == 0) return @default.IsNull ? RaiseKeyError(ts, key) : @default;
        long hash = Hashing.Of(ts, key);
        if (hash == -1) return default;
        int number = Lookup(ts, key, hash);
        if (number == Failed) return default;
        if (number < 0) return @default.IsNull ? RaiseKeyError(ts, key) : @default;
        Value item = _entries[number].Item;
        RemoveEntry(number);
        return item;
    }

    [PyMethod("""
        popitem($self, /)
        --

        Remove the entry that was added last and return it as (key, item).

        Raises KeyError if the dictionary is empty.
        """)]
    private Value PopItem(ThreadState ts)
    {
        if (_used == 0) return ts.Raise(PyType.KeyError, "popitem(): dictionary is empty");
        int last = _count - 1;
        while (_entries[last].Key.IsNull) last--;
        PyTuple entry = PyTuple.From(_entries[last].Key, _entries[last].Item);
        RemoveEntry(last);
        _count = last;
        if (_index is null) _usable = _entries.Length - last;
        return entry;
    }

    [PyMethod("D.keys() -> a set-like view of the keys", Name = "keys")]
    private Value Keys() => new PyDictKeys(this);

    [PyMethod("D.items() -> a set-like view of the entries as (key, item)", Name = "items")]
    private Value GetItems() => new PyDictItems(this);

    [PyMethod("D.values() -> a view of the items", Name = "values")]
    private Value Values() => new PyDictValues(this);

    [PyMethod("""
        D.update([E, ]**F) -> None.  Add entries from E and F.

        If E has a method keys(), every key of it is set to E[key]; otherwise E
        gives pairs (key, item). The keyword arguments F are set last.
        """, Name = "update", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private void UpdateMethod(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? names) => UpdateFrom(ts, "update", args, names);

    [PyMethod("""
        fromkeys($type, iterable, value=None, /)
        --

        Make a dictionary whose keys the iterable gives, all with the same item.
        """, Class = true)]
    private static Value FromKeys(ThreadState ts, PyType type, Value iterable, Value value)
    {
        Value made = ReferenceEquals(type, PyType.Dict) ? new PyDict() : Calls.Call(ts, type).OrThrow(ts);
        PyDict? plain = ReferenceEquals(made.Type, PyType.Dict) ? Of(made) : null;
        if (plain is { _used: 0 } && TryFillFromKeys(ts, plain, iterable, value)) return made;
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) break;
            if (plain is not null) plain.Set(ts, key, value);
            else if (Subscript.Set(ts, made, key, value) < 0) return default;
        }
        return ts.HasPending ? default : made;
    }

    // Keys of sets and dictionaries come with their hashes. (_PyDict_FromKeys)
    private static bool TryFillFromKeys(ThreadState ts, PyDict dict, Value iterable, Value value)
    {
        if (ReferenceEquals(iterable.Type, PyType.Dict))
        {
            PyDict keys = Of(iterable);
            for (int i = 0; i < keys._count; i++)
            {
                Entry entry = keys._entries[i];
                if (!entry.Key.IsNull) dict.Set(ts, entry.Key, entry.Hash, value);
            }
            return true;
        }
        if (iterable.Ref is not PySet set || !(ReferenceEquals(iterable.Type, PyType.Set) || ReferenceEquals(iterable.Type, PyType.FrozenSet)))
        {
            return false;
        }
        for (int i = 0; i < set.TableSize; i++)
        {
            PySet.Entry entry = set.EntryAt(i);
            if (!entry.Key.IsNull) dict.Set(ts, entry.Key, entry.Hash, value);
        }
        return true;
    }

    [PyMethod("D.clear() -> None.  Remove every entry.", Name = "clear")]
    private void ClearMethod() => Clear();

    [PyMethod("D.copy() -> a dictionary with the same entries", Name = "copy")]
    private Value CopyMethod() => Copy();

    [PyMethod("""
        __reversed__($self, /)
        --

        Return an iterator over the keys, last one first.
        """)]
    private Value Reversed() => new PyDictReverseKeyIterator(this);

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
