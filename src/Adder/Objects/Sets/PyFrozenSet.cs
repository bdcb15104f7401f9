using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>frozenset</c>. For Python it is no subclass of set; in C# the two share the table.</summary>
[PyType("frozenset", Base = typeof(PyBaseObject), Flags = TypeFlags.MatchSelf | TypeFlags.HasWeakref, Property = "FrozenSet", Doc = """
    frozenset() -> the empty frozenset
    frozenset(iterable) -> a frozenset of what the iterable gives

    Build a collection of elements of which no two are equal, in no order, that
    does not change.
    """)]
public unsafe partial class PyFrozenSet : PySet
{
    /// <summary>The one that <c>frozenset()</c> gives.</summary>
    internal static readonly PyFrozenSet Empty = new(PyType.FrozenSet);

    public PyFrozenSet(PyType type) : base(type) { }

    internal PyFrozenSet(PyType type, int size) : base(type, size) { }

    // frozenset_new_impl
    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        int positional = args.Length - (names?.Count ?? 0);
        bool exact = ReferenceEquals(type, PyType.FrozenSet);
        if (names is not null && (exact || type.TpInit == PyType.FrozenSet.TpInit))
        {
            return ts.Raise(PyType.TypeError, "frozenset() takes no keyword arguments");
        }
        if (positional > 1) return ts.Raise(PyType.TypeError, $"frozenset expected at most 1 argument, got {positional}");
        if (exact && positional == 1 && ReferenceEquals(args[0].Type, PyType.FrozenSet)) return args[0];
        if (exact && positional == 0) return Empty;
        PyFrozenSet made = exact ? new PyFrozenSet(type) : (PyFrozenSet)type.AllocateInstance(type);
        if (positional == 1) made.Update(ts, args[0]);
        return made;
    }

    // frozenset_hash
    [Slot(Slot.TpHash)]
    internal static long GetHash(ThreadState ts, Value self)
    {
        PyFrozenSet set = (PyFrozenSet)self.Ref;
        return set._hash != -1 ? set._hash : set._hash = set.ComputeHash();
    }

    private long ComputeHash()
    {
        ulong hash = 0;
        for (int i = 0; i < TableSize; i++)
        {
            Entry entry = EntryAt(i);
            if (!entry.Key.IsNull) hash ^= Shuffle((ulong)entry.Hash);
        }
        hash ^= ((ulong)Count + 1) * 1927868237UL;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash * 69069UL + 907133923UL;
        return hash == ulong.MaxValue ? 590923713 : (long)hash;
    }

    private static ulong Shuffle(ulong hash) => (hash ^ 89869747UL ^ (hash << 16)) * 3644798167UL;

    [PyMethod("Return the frozenset itself (a copy of an instance of a subclass).", Name = "copy")]
    private Value CopyFrozen(ThreadState ts) => ReferenceEquals(Type, PyType.FrozenSet) ? this : CopyOf(ts);
}
