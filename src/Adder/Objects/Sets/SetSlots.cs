using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Slots and methods that set and frozenset share. All of it throws.</summary>
internal static class SetSlots
{
    internal static PyStr Repr(ThreadState ts, PySet set)
    {
        string name = set.Type.Name;
        if (set.Count == 0) return PyStr.From(name + "()");
        if (!ts.EnterRepr(set)) return PyStr.From(name + "(...)");
        try
        {
            PyList items = new();
            items.Extend(ts, set);
            StrBuilder text = new();
            bool plain = ReferenceEquals(set.Type, PyType.Set);
            if (!plain)
            {
                text.Append(name);
                text.Append('(');
            }
            text.Append('{');
            for (int i = 0; i < items.Count; i++)
            {
                if (i > 0) text.Append(", ");
                text.Append(Protocols.Repr.Of(ts, items[i]));
            }
            text.Append(plain ? "}" : "})");
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    // set_richcompare
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PySet right) return Value.NotImplemented;
        PySet left = (PySet)self.Ref;
        switch (op)
        {
            case CompareOp.Eq: return left.Count == right.Count && left.IsSubsetOf(ts, right);
            case CompareOp.Ne: return left.Count != right.Count || !left.IsSubsetOf(ts, right);
            case CompareOp.Le: return left.IsSubsetOf(ts, right);
            case CompareOp.Ge: return right.IsSubsetOf(ts, left);
            case CompareOp.Lt: return left.Count < right.Count && left.IsSubsetOf(ts, right);
            default: return left.Count > right.Count && right.IsSubsetOf(ts, left);
        }
    }

    // set_contains_key: a set that is looked for in a set of sets is taken as a frozenset.
    internal static bool Contains(ThreadState ts, PySet set, Value key)
    {
        (Value hashable, long hash) = Hashable(ts, key);
        return set.Has(ts, hashable, hash);
    }

    /// <summary>The key and its hash; a set is turned into a frozenset. Throws.</summary>
    internal static (Value Key, long Hash) Hashable(ThreadState ts, Value key)
    {
        long hash = Hashing.Of(ts, key);
        if (hash != -1) return (key, hash);
        if (key.Ref is not PySet set || !ts.PendingIs(PyType.TypeError)) throw ts.Throwable();
        ts.ClearPending();
        PyFrozenSet frozen = new(PyType.FrozenSet);
        frozen.Merge(ts, set);
        return (frozen, Hashing.Of(ts, frozen).OrThrow(ts));
    }

    internal static Value And(ThreadState ts, Value left, Value right) =>
        left.Ref is PySet a && right.Ref is PySet ? a.IntersectionWith(ts, right) : Value.NotImplemented;

    internal static Value Or(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PySet a || right.Ref is not PySet) return Value.NotImplemented;
        PySet result = a.CopyOf(ts);
        result.Update(ts, right);
        return result;
    }

    internal static Value Subtract(ThreadState ts, Value left, Value right) =>
        left.Ref is PySet a && right.Ref is PySet ? a.DifferenceWith(ts, right) : Value.NotImplemented;

    internal static Value Xor(ThreadState ts, Value left, Value right) =>
        left.Ref is PySet a && right.Ref is PySet ? SymmetricDifference(ts, a, right) : Value.NotImplemented;

    // set_symmetric_difference: the other's elements first.
    internal static PySet SymmetricDifference(ThreadState ts, PySet self, Value other)
    {
        PySet result = PySet.MakeLike(self.Type);
        result.Update(ts, other);
        result.SymmetricDifferenceUpdate(ts, self);
        return result;
    }

    internal static PySet Union(ThreadState ts, PySet self, ReadOnlySpan<Value> others)
    {
        PySet result = self.CopyOf(ts);
        foreach (Value other in others)
        {
            if (!other.Is(self)) result.Update(ts, other);
        }
        return result;
    }

    internal static PySet Intersection(ThreadState ts, PySet self, ReadOnlySpan<Value> others)
    {
        if (others.IsEmpty) return self.CopyOf(ts);
        PySet result = self;
        foreach (Value other in others) result = result.IntersectionWith(ts, other);
        return result;
    }

    internal static PySet Difference(ThreadState ts, PySet self, ReadOnlySpan<Value> others)
    {
        if (others.IsEmpty) return self.CopyOf(ts);
        PySet result = self.DifferenceWith(ts, others[0]);
        for (int i = 1; i < others.Length; i++) result.DifferenceUpdate(ts, others[i]);
        return result;
    }

    internal static bool IsDisjoint(ThreadState ts, PySet self, Value other)
    {
        if (other.Is(self)) return self.Count == 0;
        if (other.Ref is PySet set)
        {
            (PySet smaller, PySet larger) = set.Count > self.Count ? (self, set) : (set, self);
            for (int i = 0; i < smaller.TableSize; i++)
            {
                PySet.Entry entry = smaller.EntryAt(i);
                if (!entry.Key.IsNull && larger.Has(ts, entry.Key, entry.Hash)) return false;
            }
            return true;
        }
        Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) return ts.HasPending ? throw ts.Throwable() : true;
            if (self.Has(ts, key, Hashing.Of(ts, key).OrThrow(ts))) return false;
        }
    }

    // set_issubset
    internal static bool IsSubset(ThreadState ts, PySet self, Value other)
    {
        if (other.Ref is PySet set) return self.IsSubsetOf(ts, set);
        return self.IntersectionWith(ts, other).Count == self.Count;
    }

    // set_issuperset
    internal static bool IsSuperset(ThreadState ts, PySet self, Value other)
    {
        if (other.Ref is PySet set) return set.IsSubsetOf(ts, self);
        Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) return ts.HasPending ? throw ts.Throwable() : true;
            if (!self.Has(ts, key, Hashing.Of(ts, key).OrThrow(ts))) return false;
        }
    }

    internal static Value Reduce(ThreadState ts, PySet set)
    {
        PyList items = new();
        items.Extend(ts, set);
        Value state = Calls.Method(ts, set, "__getstate__").OrThrow(ts);
        return new PyTuple(set.Type, new PyTuple(items), state);
    }

    internal static long SizeOf(PySet set) => 200 + (set.TableSize > 8 ? set.TableSize * 16L : 0);
}
