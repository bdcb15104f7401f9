using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyList
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyList Of(Value self) => Unsafe.As<PyList>(self.Ref);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        ReferenceEquals(type, PyType.List) ? new PyList() : type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? names)
    {
        PyList list = Of(self);
        PyType type = list.Type;
        int positional = args.Length - (names?.Count ?? 0);
        if (names is not null)
        {
            if (type.TpNew == PyType.List.TpNew) return ts.Fail(PyType.TypeError, "list() takes no keyword arguments");
            args = args[..positional];
        }
        if (positional > 1) return ts.Fail(PyType.TypeError, $"list expected at most 1 argument, got {positional}");
        if (list._count > 0) list.Clear();
        if (!args.IsEmpty) list.Extend(ts, args[0]);
        return 0;
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts)
    {
        if (_count == 0) return PyStr.From("[]");
        if (!ts.EnterRepr(this)) return PyStr.From("[...]");
        try
        {
            StrBuilder text = new();
            text.Append('[');
            for (int i = 0; i < _count; i++)    // __repr__ may change the list
            {
                if (i > 0) text.Append(", ");
                text.Append(Repr.Of(ts, _items[i]));
            }
            text.Append(']');
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
        if (!other.Type.Has(TypeFlags.ListSubclass)) return Value.NotImplemented;
        PyList left = Of(self), right = Of(other);
        if (left._count != right._count && op is (CompareOp.Eq or CompareOp.Ne)) return op == CompareOp.Ne;
        for (int i = 0; i < left._count && i < right._count; i++)   // __eq__ may change either list
        {
            Value a = left._items[i], b = right._items[i];
            if (a.Is(b)) continue;
            int equal = Comparison.EqualOrError(ts, a, b);
            if (equal < 0) return default;
            if (equal > 0) continue;
            if (i >= left._count || i >= right._count) break;
            if (op == CompareOp.Eq) return Value.False;
            if (op == CompareOp.Ne) return Value.True;
            return Comparison.Rich(ts, left._items[i], right._items[i], op);
        }
        return Sequences.CompareSizes(left._count, right._count, op);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyListIterator(Of(self));

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    [NoThrow]
    internal static long GetLength(ThreadState ts, Value self) => Of(self)._count;

    [Slot(Slot.SqContains)]
    [NoThrow]
    internal static int Contains(ThreadState ts, Value self, Value item)
    {
        PyList list = Of(self);
        for (int i = 0; i < list._count; i++)
        {
            int equal = Comparison.EqualOrError(ts, list._items[i], item);
            if (equal != 0) return equal;
        }
        return 0;
    }

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other)
    {
        if (!other.Type.Has(TypeFlags.ListSubclass))
        {
            return ts.Raise(PyType.TypeError, $"can only concatenate list (not \"{other.Type.Name}\") to list");
        }
        PyList left = Of(self), right = Of(other);
        long count = (long)left._count + right._count;
        if (count > System.Array.MaxLength) return ts.RaiseNoMemory();
        Value[] items = new Value[count];
        left.Items.CopyTo(items);
        right.Items.CopyTo(items.AsSpan(left._count));
        return new PyList(items, items.Length);
    }

    [Slot(Slot.SqRepeat)]
    internal static Value Repeat(ThreadState ts, Value self, long times)
    {
        PyList list = Of(self);
        if (times <= 0 || list._count == 0) return new PyList();
        if (times > System.Array.MaxLength / list._count) return ts.RaiseNoMemory();
        Value[] items = new Value[list._count * times];
        Sequences.FillRepeated(list.Items, items);
        return new PyList(items, items.Length);
    }

    [Slot(Slot.SqInplaceConcat)]
    internal PyList ExtendInPlace(ThreadState ts, Value other)
    {
        Extend(ts, other);
        return this;
    }

    [Slot(Slot.SqInplaceRepeat)]
    internal static Value RepeatInPlace(ThreadState ts, Value self, long times)
    {
        PyList list = Of(self);
        int count = list._count;
        if (count == 0 || times == 1) return self;
        if (times < 1)
        {
            list.Clear();
            return self;
        }
        if (times > System.Array.MaxLength / count) return ts.RaiseNoMemory();
        int grown = (int)(count * times);
        list.EnsureCapacity(grown);
        Sequences.FillRepeated(new ReadOnlySpan<Value>(list._items, 0, count), list._items.AsSpan(0, grown));
        list._count = grown;
        return self;
    }
}
