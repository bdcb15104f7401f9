using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary><c>OrderedDict</c>: a dict whose order can be changed and counts in comparisons.</summary>
[PyType("OrderedDict", Module = "collections", Base = typeof(PyDict), Doc = "A dict whose order can be changed, and counts in comparisons")]
internal unsafe partial class PyOrderedDict(PyType type) : PyDict(type)
{
    private PyDict? _attributes;
    private (object? Entries, int Number) _first;

    internal override ref PyDict? DictSlot => ref _attributes;

    private bool IsExact => ReferenceEquals(Type, TypeObject);

    [Slot(Slot.TpInit)]
    private static int Initialize(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count > 1) return ts.Fail(PyType.TypeError, $"expected at most 1 arguments, got {count}");
        OrderedDictUpdate.From(ts, self, args, kwnames);
        return 0;
    }

    [PyMethod("""
        fromkeys($type, /, iterable, value=None)
        --

        Make an ordered dictionary that has these keys, all with the same value.
        """, Class = true)]
    private static Value FromKeys(ThreadState ts, PyType type, Value iterable, Value value)
    {
        Value made = Calls.Call(ts, type).OrThrow(ts);
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } key)
        {
            if (Subscript.Set(ts, made, key, value) < 0) return default;
        }
        return ts.HasPending ? default : made;
    }

    [PyMethod("""
        setdefault($self, /, key, default=None)
        --

        The value of the key; a key that is missing is first added with the default.
        """, Name = "setdefault")]
    private Value SetDefault(ThreadState ts, Value key, Value @default)
    {
        if (IsExact)
        {
            Value known = Find(ts, key);
            if (!known.IsNull || ts.HasPending) return known;
            Set(ts, key, @default);
            return @default;
        }
        if (Containment.Of(ts, this, key).OrThrow(ts) != 0) return Subscript.Get(ts, this, key);
        return Subscript.Set(ts, this, key, @default) < 0 ? default : @default;
    }

    [PyMethod("""
        pop($self, /, key, default=<unrepresentable>)
        --

        od.pop(key[,default]) -> v

        Take the key out and give its value. Without the key: the default, or a KeyError if there is none.
        """)]
    private Value Pop(ThreadState ts, Value key, Value @default)
    {
        Value found = Take(ts, key);
        if (!found.IsNull || ts.HasPending) return found;
        return @default.IsNull ? RaiseKeyError(ts, key) : @default;
    }

    // _odict_popkey_hash
    private Value Take(ThreadState ts, Value key)
    {
        Value found = Find(ts, key);
        if (!found.IsNull) Remove(ts, key);
        return found;
    }

    [PyMethod("""
        popitem($self, /, last=True)
        --

        Take an item out and give it as a (key, value) pair: the newest one, or with last=False the oldest.

        An empty dictionary is a KeyError.
        """, Name = "popitem")]
    private Value PopItem(ThreadState ts, bool last = true)
    {
        int number = last ? LastEntry() : FirstEntry(ref _first);
        if (number < 0) return ts.Raise(PyType.KeyError, "dictionary is empty");
        Entry entry = EntryAt(number);
        Value value = Take(ts, entry.Key);
        if (value.IsNull) return ts.HasPending ? default : RaiseKeyError(ts, entry.Key);
        return PyTuple.From(entry.Key, value);
    }

    [PyMethod("""
        move_to_end($self, /, key, last=True)
        --

        Bring an existing key to the end, or with last=False to the front.

        A key that is not there is a KeyError.
        """, Name = "move_to_end")]
    private Value MoveToEnd(ThreadState ts, Value key, bool last = true) => Move(ts, key, last) ? Value.None : RaiseKeyError(ts, key);

    [PyMethod("od.update([E, ]**F) -> None.  Add entries from E and F.", Name = "update", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private void UpdateMethod(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int count = args.Length - (names?.Count ?? 0);
        if (count > 1) throw Errors.TypeError($"update() takes at most 1 positional argument ({count} given)");
        OrderedDictUpdate.From(ts, this, args, names);
    }

    [PyMethod("od.clear() -> None.  Empty the dictionary.", Name = "clear")]
    private void ClearMethod() => Clear();

    [PyMethod("od.copy() -> a shallow copy of od", Name = "copy")]
    private Value CopyMethod(ThreadState ts)
    {
        Value copy = Calls.Call(ts, Type).OrThrow(ts);
        for (int i = 0; i < EntryCount; i++)
        {
            Entry entry = EntryAt(i);
            if (entry.Key.IsNull) continue;
            Value item = IsExact ? entry.Item : Subscript.Get(ts, this, entry.Key).OrThrow(ts);
            Subscript.Set(ts, copy, entry.Key, item).OrThrow(ts);
        }
        if (_attributes is not null && IsExact) ((PyOrderedDict)copy.Ref)._attributes = _attributes.Copy();
        return copy;
    }

    [PyMethod("od.keys() -> a set-like view of the keys", Name = "keys")]
    private Value KeysView() => new PyOrderedKeys(this);

    [PyMethod("od.items() -> a set-like view of the entries as (key, item)", Name = "items")]
    private Value ItemsView() => new PyOrderedItems(this);

    [PyMethod("od.values() -> a view of the items", Name = "values")]
    private Value ValuesView() => new PyOrderedValues(this);

    [Slot(Slot.TpIter)]
    private static Value IterateKeys(ThreadState ts, Value self) =>
        new PyOrderedDictIterator((PyOrderedDict)self.Ref, OrderedPart.Keys, false);

    [PyMethod("od.__reversed__() -> iterator over the keys, last one first", Name = "__reversed__")]
    private Value Reversed() => new PyOrderedDictIterator(this, OrderedPart.Keys, true);

    [PyMethod("Return state information for pickling", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value state = InstanceState.Of(ts, this);
        if (state.Ref is PyDict { Count: 0 }) state = Value.None;
        Value items = Calls.Method(ts, this, "items").OrThrow(ts);
        return new PyTuple(Type, PyTuple.Empty, state, Value.None, Iteration.GetIter(ts, items).OrThrow(ts));
    }

    [PyMethod("od.__sizeof__() -> size of od in memory, in bytes", Name = "__sizeof__")]
    private new long SizeOf() => base.SizeOf() + 136 + 64L * EntryCount;

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (Count == 0) return $"{Type.ShortName}()";
        if (!ts.EnterRepr(this)) return "...";
        try
        {
            var shown = new PyDict();
            if (IsExact) shown.Merge(ts, Copy(), overwrite: true);
            else shown.Update(ts, Iterables.ToList(ts, Calls.Method(ts, this, "items").OrThrow(ts)));
            return $"{Type.ShortName}({Repr.Of(ts, shown)})";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpRichcompare)]
    private static Value CompareWith(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyDict) return Value.NotImplemented;
        Value equal = PyType.Dict.TpRichcompare(ts, self, other, CompareOp.Eq);
        if (equal.IsNull || equal.Is(Value.NotImplemented)) return equal;
        bool same = equal.IsTrue && (other.Ref is not PyOrderedDict right || ((PyOrderedDict)self.Ref).HasOrderOf(ts, right));
        return same == (op == CompareOp.Eq);
    }

    // _odict_keys_equal
    private bool HasOrderOf(ThreadState ts, PyOrderedDict other)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < EntryCount && EntryAt(i).Key.IsNull) i++;
            while (j < other.EntryCount && other.EntryAt(j).Key.IsNull) j++;
            if (i >= EntryCount || j >= other.EntryCount) return i >= EntryCount && j >= other.EntryCount;
            if (!Comparison.Equal(ts, EntryAt(i++).Key, other.EntryAt(j++).Key)) return false;
        }
    }

    [Slot(Slot.NbOr)]
    private static Value Merged(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyDict || right.Ref is not PyDict) return Value.NotImplemented;
        PyType type = left.Ref is PyOrderedDict ? left.Type : right.Type;
        Value merged = Calls.Call(ts, type, left).OrThrow(ts);
        OrderedDictUpdate.Add(ts, merged, right);
        return merged;
    }

    [Slot(Slot.NbInplaceOr)]
    private static Value MergeInPlace(ThreadState ts, Value self, Value other)
    {
        OrderedDictUpdate.Add(ts, self, other);
        return self;
    }
}
