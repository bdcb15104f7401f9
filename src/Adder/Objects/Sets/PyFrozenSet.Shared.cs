using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public unsafe partial class PyFrozenSet
{
    [Slot(Slot.TpRepr)]
    internal new PyStr ToRepr(ThreadState ts) => SetSlots.Repr(ts, this);

    [Slot(Slot.TpRichcompare)]
    internal static new Value Compare(ThreadState ts, Value self, Value other, CompareOp op) => SetSlots.Compare(ts, self, other, op);

    [Slot(Slot.TpIter)]
    internal static new Value Iterate(ThreadState ts, Value self) => new PySetIterator((PySet)self.Ref);

    [Slot(Slot.SqLength)]
    internal static new long GetLength(ThreadState ts, Value self) => ((PySet)self.Ref).Count;

    [Slot(Slot.SqContains)]
    internal static new int Contains(ThreadState ts, Value self, Value key) => SetSlots.Contains(ts, (PySet)self.Ref, key) ? 1 : 0;

    [Slot(Slot.NbAnd)]
    internal static new Value And(ThreadState ts, Value left, Value right) => SetSlots.And(ts, left, right);

    [Slot(Slot.NbOr)]
    internal static new Value Or(ThreadState ts, Value left, Value right) => SetSlots.Or(ts, left, right);

    [Slot(Slot.NbSubtract)]
    internal static new Value Subtract(ThreadState ts, Value left, Value right) => SetSlots.Subtract(ts, left, right);

    [Slot(Slot.NbXor)]
    internal static new Value Xor(ThreadState ts, Value left, Value right) => SetSlots.Xor(ts, left, right);

    [PyMethod("x.__contains__(y) <==> y in x.", Name = "__contains__", Convention = CallingConvention.O | CallingConvention.Coexist)]
    private bool ContainsMethod(ThreadState ts, Value key) => SetSlots.Contains(ts, this, key);

    [PyMethod("Return the elements of the set that are in none of the others.", Name = "difference", Convention = CallingConvention.VarArgs)]
    private PySet DifferenceMethod(ThreadState ts, ReadOnlySpan<Value> others) => SetSlots.Difference(ts, this, others);

    [PyMethod("Return the elements that are in the set and in all of the others.", Name = "intersection", Convention = CallingConvention.VarArgs)]
    private PySet IntersectionMethod(ThreadState ts, ReadOnlySpan<Value> others) => SetSlots.Intersection(ts, this, others);

    [PyMethod("Return True if the set has no element in common with the other.", Name = "isdisjoint", Convention = CallingConvention.O)]
    private bool IsDisjointMethod(ThreadState ts, Value other) => SetSlots.IsDisjoint(ts, this, other);

    [PyMethod("Tell whether the other contains this set.", Name = "issubset", Convention = CallingConvention.O)]
    private bool IsSubsetMethod(ThreadState ts, Value other) => SetSlots.IsSubset(ts, this, other);

    [PyMethod("Tell whether this set contains the other.", Name = "issuperset", Convention = CallingConvention.O)]
    private bool IsSupersetMethod(ThreadState ts, Value other) => SetSlots.IsSuperset(ts, this, other);

    [PyMethod("Return the elements that are in exactly one of the two.", Name = "symmetric_difference", Convention = CallingConvention.O)]
    private PySet SymmetricDifferenceMethod(ThreadState ts, Value other) => SetSlots.SymmetricDifference(ts, this, other);

    [PyMethod("Return the elements that are in the set or in any of the others.", Name = "union", Convention = CallingConvention.VarArgs)]
    private PySet UnionMethod(ThreadState ts, ReadOnlySpan<Value> others) => SetSlots.Union(ts, this, others);

    [PyMethod("Return state information for pickling.", Name = "__reduce__", Convention = CallingConvention.NoArgs)]
    private Value ReduceMethod(ThreadState ts) => SetSlots.Reduce(ts, this);

    [PyMethod("How much memory the set takes, in bytes.", Name = "__sizeof__")]
    private long SizeOfMethod() => SetSlots.SizeOf(this);

    [PyMethod("See PEP 585", Name = "__class_getitem__", Class = true, Convention = CallingConvention.O)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
