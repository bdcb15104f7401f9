using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyDict
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyDict Of(Value self) => Unsafe.As<PyDict>(self.Ref);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        ReferenceEquals(type, PyType.Dict) ? new PyDict() : type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? names)
    {
        Of(self).UpdateFrom(ts, "dict", args, names);
        return 0;
    }

    // dict_update_common
    private void UpdateFrom(ThreadState ts, string function, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        if (positional > 1) throw Errors.TypeError($"{function} expected at most 1 argument, got {positional}");
        if (positional == 1) Update(ts, args[0]);
        for (int i = positional; i < args.Length; i++) SetString((PyStr)names![i - positional].Ref, args[i]);
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts)
    {
        if (_used == 0) return PyStr.From("{}");
        if (!ts.EnterRepr(this)) return PyStr.From("{...}");
        try
        {
            StrBuilder text = new();
            text.Append('{');
            bool first = true;
            for (int i = 0; i < _count; i++)    // __repr__ may change the dictionary
            {
                Entry entry = _entries[i];
                if (entry.Key.IsNull) continue;
                if (!first) text.Append(", ");
                first = false;
                text.Append(Repr.Of(ts, entry.Key));
                text.Append(": ");
                text.Append(Repr.Of(ts, entry.Item));
            }
            text.Append('}');
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (!other.Type.Has(TypeFlags.DictSubclass) || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        int equal = Of(self).EqualTo(ts, Of(other));
        return equal < 0 ? default : Value.Bool(equal > 0 == (op == CompareOp.Eq));
    }

    // dict_equal
    private int EqualTo(ThreadState ts, PyDict other)
    {
        if (_used != other._used) return 0;
        for (int i = 0; i < _count; i++)
        {
            Entry entry = _entries[i];
            if (entry.Key.IsNull) continue;
            int number = other.Lookup(ts, entry.Key, entry.Hash);
            if (number < 0) return number == Absent ? 0 : -1;
            int equal = Comparison.EqualOrError(ts, other._entries[number].Item, entry.Item);
            if (equal <= 0) return equal;
        }
        return 1;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyDictKeyIterator(Of(self));

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    [NoThrow]
    internal static long GetLength(ThreadState ts, Value self) => Of(self)._used;

    [Slot(Slot.SqContains)]
    [NoThrow]
    internal static int Contains(ThreadState ts, Value self, Value key)
    {
        long hash = Hashing.Of(ts, key);
        if (hash == -1) return -1;
        int number = Of(self).Lookup(ts, key, hash);
        return number >= 0 ? 1 : number == Absent ? 0 : -1;
    }

    [Slot(Slot.MpSubscript)]
    [NoThrow]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyDict dict = Of(self);
        long hash = Hashing.Of(ts, key);
        if (hash == -1) return default;
        int number = dict.Lookup(ts, key, hash);
        if (number >= 0) return dict._entries[number].Item;
        return number == Failed ? default : dict.Missing(ts, key);
    }

    private Value Missing(ThreadState ts, Value key)
    {
        if (!ReferenceEquals(Type, PyType.Dict))
        {
            Value method = Attributes.FindSpecial(ts, this, "__missing__");
            if (!method.IsNull) return Calls.Call(ts, method, key);
            if (ts.HasPending) return default;
        }
        return RaiseKeyError(ts, key);
    }

    /// <summary>KeyError with the key itself, even where that is a tuple. (_PyErr_SetKeyError)</summary>
    internal static Value RaiseKeyError(ThreadState ts, Value key) => ts.Raise(Errors.Simple(PyType.KeyError, key));

    [Slot(Slot.MpAssSubscript)]
    internal static int SetSubscript(ThreadState ts, Value self, Value key, Value item)
    {
        PyDict dict = Of(self);
        if (!item.IsNull)
        {
            dict.Set(ts, key, item);
            return 0;
        }
        if (dict.Remove(ts, key)) return 0;
        RaiseKeyError(ts, key);
        return -1;
    }

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value self, Value other)
    {
        if (!self.Type.Has(TypeFlags.DictSubclass) || !other.Type.Has(TypeFlags.DictSubclass)) return Value.NotImplemented;
        PyDict merged = Of(self).Copy();
        merged.Update(ts, other);
        return merged;
    }

    [Slot(Slot.NbInplaceOr)]
    internal static Value OrInPlace(ThreadState ts, Value self, Value other)
    {
        Of(self).Update(ts, other);
        return self;
    }
}
