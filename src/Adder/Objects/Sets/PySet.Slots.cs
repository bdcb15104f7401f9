using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PySet
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        ReferenceEquals(type, PyType.Set) ? new PySet() : type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? names)
    {
        PySet set = (PySet)self.Ref;
        int positional = args.Length - (names?.Count ?? 0);
        if (names is not null && set.Type.TpInit == PyType.Set.TpInit) return ts.Fail(PyType.TypeError, "set() takes no keyword arguments");
        if (positional > 1) return ts.Fail(PyType.TypeError, $"set expected at most 1 argument, got {positional}");
        if (set._fill > 0) set.Clear();
        if (positional == 1) set.Update(ts, args[0]);
        return 0;
    }

    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr(ThreadState ts) => SetSlots.Repr(ts, this);

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op) => SetSlots.Compare(ts, self, other, op);

    [Slot(Slot.TpIter)]
    internal static Value Iterate(ThreadState ts, Value self) => new PySetIterator((PySet)self.Ref);

    [Slot(Slot.SqLength)]
    internal static long GetLength(ThreadState ts, Value self) => ((PySet)self.Ref).Count;

    [Slot(Slot.SqContains)]
    internal static int Contains(ThreadState ts, Value self, Value key) => SetSlots.Contains(ts, (PySet)self.Ref, key) ? 1 : 0;

    [Slot(Slot.NbAnd)]
    internal static Value And(ThreadState ts, Value left, Value right) => SetSlots.And(ts, left, right);

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) => SetSlots.Or(ts, left, right);

    [Slot(Slot.NbSubtract)]
    internal static Value Subtract(ThreadState ts, Value left, Value right) => SetSlots.Subtract(ts, left, right);

    [Slot(Slot.NbXor)]
    internal static Value Xor(ThreadState ts, Value left, Value right) => SetSlots.Xor(ts, left, right);

    [Slot(Slot.NbInplaceAnd)]
    internal static Value AndInPlace(ThreadState ts, Value self, Value other)
    {
        if (other.Ref is not PySet) return Value.NotImplemented;
        PySet set = (PySet)self.Ref;
        set.TakeOver(set.IntersectionWith(ts, other));
        return self;
    }

    [Slot(Slot.NbInplaceOr)]
    internal static Value OrInPlace(ThreadState ts, Value self, Value other)
    {
        if (other.Ref is not PySet right) return Value.NotImplemented;
        ((PySet)self.Ref).Merge(ts, right);
        return self;
    }

    [Slot(Slot.NbInplaceSubtract)]
    internal static Value SubtractInPlace(ThreadState ts, Value self, Value other)
    {
        if (other.Ref is not PySet) return Value.NotImplemented;
        ((PySet)self.Ref).DifferenceUpdate(ts, other);
        return self;
    }

    [Slot(Slot.NbInplaceXor)]
    internal static Value XorInPlace(ThreadState ts, Value self, Value other)
    {
        if (other.Ref is not PySet) return Value.NotImplemented;
        ((PySet)self.Ref).SymmetricDifferenceUpdate(ts, other);
        return self;
    }
}
