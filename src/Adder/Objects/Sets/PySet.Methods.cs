using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PySet
{
    [PyMethod("Add an element; nothing changes if the set has it already.", Name = "add", Convention = CallingConvention.O)]
    private void AddMethod(ThreadState ts, Value element) => Add(ts, element);

    [PyMethod("Remove every element.", Name = "clear")]
    private void ClearMethod() => Clear();

    [PyMethod("Return a set with the same elements.", Name = "copy")]
    private PySet CopyMethod(ThreadState ts) => CopyOf(ts);

    [PyMethod("""
        Remove an element if the set has it.

        Unlike remove(), this raises no error where there is none.
        """, Name = "discard", Convention = CallingConvention.O)]
    private void DiscardMethod(ThreadState ts, Value element)
    {
        (Value key, long hash) = SetSlots.Hashable(ts, element);
        Discard(ts, key, hash);
    }

    [PyMethod("""
        Remove an element.

        Raises KeyError if the set does not have it.
        """, Name = "remove", Convention = CallingConvention.O)]
    private void RemoveMethod(ThreadState ts, Value element)
    {
        (Value key, long hash) = SetSlots.Hashable(ts, element);
        if (!Discard(ts, key, hash)) throw Errors.KeyError(element);
    }

    // set_pop
    [PyMethod("""
        Remove some element and return it.

        Raises KeyError if the set is empty.
        """, Name = "pop")]
    private Value Pop(ThreadState ts)
    {
        if (_used == 0) return ts.Raise(PyType.KeyError, "pop from an empty set");
        int mask = _table.Length - 1;
        int at = _finger & mask;
        while (_table[at].Key.IsNull) at = (at + 1) & mask;
        Value key = _table[at].Key;
        RemoveEntry(at);
        _finger = at + 1;
        return key;
    }

    [PyMethod("Remove the elements that are in any of the others.", Name = "difference_update", Convention = CallingConvention.VarArgs)]
    private void DifferenceUpdateMethod(ThreadState ts, ReadOnlySpan<Value> others)
    {
        foreach (Value other in others) DifferenceUpdate(ts, other);
    }

    [PyMethod("Keep the elements that are in all of the others.", Name = "intersection_update", Convention = CallingConvention.VarArgs)]
    private void IntersectionUpdateMethod(ThreadState ts, ReadOnlySpan<Value> others) => TakeOver(SetSlots.Intersection(ts, this, others));

    [PyMethod(
        "Keep the elements that are in exactly one of the two, and add the other's.", Name = "symmetric_difference_update",
        Convention = CallingConvention.O)]
    private void SymmetricDifferenceUpdateMethod(ThreadState ts, Value other) => SymmetricDifferenceUpdate(ts, other);

    [PyMethod("Add the elements of all the others.", Name = "update", Convention = CallingConvention.VarArgs)]
    private void UpdateMethod(ThreadState ts, ReadOnlySpan<Value> others)
    {
        foreach (Value other in others) Update(ts, other);
    }

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
