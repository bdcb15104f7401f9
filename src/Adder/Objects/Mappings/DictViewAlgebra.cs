using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Keys and entries of a dictionary as sets. All of it throws. (dictviews_as_number)</summary>
internal static unsafe class DictViewAlgebra
{
    private static bool IsSetLike(Value value) => value.Ref is PyDictKeys or PyDictItems;

    private static long Length(ThreadState ts, Value container) => container.Type.SqLength(ts, container).OrThrow(ts);

    private static bool Contains(ThreadState ts, Value container, Value item) => container.Type.SqContains(ts, container, item).OrThrow(ts) > 0;

    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PySet && !IsSetLike(other)) return Value.NotImplemented;
        long left = Length(ts, self), right = Length(ts, other);
        return op switch
        {
            CompareOp.Eq => left == right && AllIn(ts, self, other),
            CompareOp.Ne => !(left == right && AllIn(ts, self, other)),
            CompareOp.Lt => left < right && AllIn(ts, self, other),
            CompareOp.Le => left <= right && AllIn(ts, self, other),
            CompareOp.Gt => left > right && AllIn(ts, other, self),
            _ => left >= right && AllIn(ts, other, self),
        };
    }

    internal static Value Subtract(ThreadState ts, Value self, Value other)
    {
        PySet result = ToSet(ts, self);
        result.DifferenceUpdate(ts, other);
        return result;
    }

    // _PyDictView_Intersect
    internal static Value And(ThreadState ts, Value self, Value other)
    {
        if (!IsSetLike(self)) (self, other) = (other, self);
        if (ReferenceEquals(other.Type, PyType.Set) && Length(ts, self) <= Length(ts, other)) return ((PySet)other.Ref).IntersectionWith(ts, self);
        if (IsSetLike(other) && Length(ts, other) > Length(ts, self)) (self, other) = (other, self);
        PySet result = new(PyType.Set);
        Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
        while (true)
        {
            Value key = Iteration.Next(ts, iterator);
            if (key.IsNull) break;
            if (Contains(ts, self, key)) result.Add(ts, key);
        }
        return ts.HasPending ? throw ts.Throwable() : result;
    }

    internal static Value Xor(ThreadState ts, Value self, Value other)
    {
        PySet result = ToSet(ts, self);
        result.SymmetricDifferenceUpdate(ts, other);
        return result;
    }

    internal static Value Or(ThreadState ts, Value self, Value other)
    {
        PySet result = ToSet(ts, self);
        result.Update(ts, other);
        return result;
    }

    // dictviews_isdisjoint
    internal static bool IsDisjoint(ThreadState ts, Value self, Value other)
    {
        if (self.Is(other)) return Length(ts, self) == 0;
        if ((other.Ref is PySet || IsSetLike(other)) && Length(ts, other) > Length(ts, self)) (self, other) = (other, self);
        Value iterator = Iteration.GetIter(ts, other).OrThrow(ts);
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? throw ts.Throwable() : true;
            if (Contains(ts, self, item)) return false;
        }
    }

    private static bool AllIn(ThreadState ts, Value items, Value container)
    {
        Value iterator = Iteration.GetIter(ts, items).OrThrow(ts);
        while (true)
        {
            Value item = Iteration.Next(ts, iterator);
            if (item.IsNull) return ts.HasPending ? throw ts.Throwable() : true;
            if (!Contains(ts, container, item)) return false;
        }
    }

    private static PySet ToSet(ThreadState ts, Value items)
    {
        PySet set = new(PyType.Set);
        set.Update(ts, items);
        return set;
    }
}
