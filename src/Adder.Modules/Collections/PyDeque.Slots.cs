using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

internal partial class PyDeque
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyDeque>(type);

    [Slot(Slot.TpInit, Signature = "deque(iterable=(), maxlen=None)")]
    private void Init(ThreadState ts, Value iterable = default, Value maxlen = default)
    {
        long bound = Unbounded;
        if (!maxlen.IsNull && !maxlen.IsNone)
        {
            if (!PyLong.Is(maxlen)) throw Errors.TypeError("an integer is required");
            bound = Indexing.ToSsize(ts, maxlen, PyType.OverflowError).OrThrow(ts);
            if (bound < 0) throw Errors.ValueError("maxlen must be non-negative");
        }
        _maxLength = bound;
        if (_count > 0) RemoveAll();
        if (!iterable.IsNull) AppendAll(ts, iterable, left: false);
    }

    [Slot(Slot.TpIter)]
    private Value Iterate() => new PyDequeIterator(this, 0);

    [Slot(Slot.SqLength)]
    private long Length() => _count;

    [Slot(Slot.NbBool)]
    private bool IsTrue() => _count > 0;

    [Slot(Slot.SqItem)]
    private Value GetItem(ThreadState ts, long index) =>
        (ulong)index < (ulong)_count ? this[(int)index] : ts.Raise(PyType.IndexError, "deque index out of range");

    [Slot(Slot.SqAssItem)]
    private int SetItem(ThreadState ts, long index, Value item)
    {
        if ((ulong)index >= (ulong)_count) return ts.Fail(PyType.IndexError, "deque index out of range");
        if (item.IsNull) RemoveAt((int)index);
        else SetAt((int)index, item);
        return 0;
    }

    [Slot(Slot.SqContains)]
    private int Contains(ThreadState ts, Value item)
    {
        long version = Version;
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparison.EqualOrError(ts, this[i], item);
            if (equal != 0) return equal;
            if (version != Version) return ts.Fail(PyType.RuntimeError, "deque mutated during iteration");
        }
        return 0;
    }

    [Slot(Slot.SqConcat)]
    private Value Concat(ThreadState ts, Value other)
    {
        if (other.Ref is not PyDeque)
        {
            return ts.Raise(PyType.TypeError, $"can only concatenate deque (not \"{other.Type.Name}\") to deque");
        }
        Value copy = Copy(ts).OrThrow(ts);
        ((PyDeque)copy.Ref).AppendAll(ts, other, left: false);
        return copy;
    }

    [Slot(Slot.SqInplaceConcat)]
    private Value ConcatInPlace(ThreadState ts, Value other)
    {
        AppendAll(ts, other, left: false);
        return this;
    }

    [Slot(Slot.SqRepeat)]
    private Value Repeated(ThreadState ts, long times)
    {
        Value copy = Copy(ts).OrThrow(ts);
        return ((PyDeque)copy.Ref).RepeatInPlace(ts, times);
    }

    [Slot(Slot.SqInplaceRepeat)]
    private Value RepeatInPlace(ThreadState ts, long times)
    {
        if (_count == 0 || times == 1) return this;
        if (times <= 0)
        {
            RemoveAll();
            return this;
        }
        if (!IsBounded && times > System.Array.MaxLength / 2 / _count) throw Errors.MemoryError();
        Value[] items = ToArray();
        if (IsBounded) times = Math.Min(times, (_maxLength + items.Length - 1) / items.Length + 1);
        for (long i = 1; i < times; i++)
        {
            foreach (Value item in items) Append(item);
        }
        return this;
    }

    internal Value[] ToArray()
    {
        var items = new Value[_count];
        for (int i = 0; i < items.Length; i++) items[i] = this[i];
        return items;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (!ts.EnterRepr(this)) return "[...]";
        try
        {
            PyStr items = Repr.Of(ts, Iterables.ToList(ts, this));
            return IsBounded ? $"{Type.ShortName}({items}, maxlen={_maxLength})" : $"{Type.ShortName}({items})";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value right, CompareOp op)
    {
        if (right.Ref is not PyDeque other) return Value.NotImplemented;
        if (ReferenceEquals(this, other)) return op is CompareOp.Eq or CompareOp.Le or CompareOp.Ge;
        if (op is (CompareOp.Eq or CompareOp.Ne) && _count != other._count) return op == CompareOp.Ne;
        long mine = Version;
        long others = other.Version;
        for (int i = 0; i < _count && i < other._count; i++)
        {
            Value a = this[i];
            Value b = other[i];
            int equal = Comparison.EqualOrError(ts, a, b);
            if (equal < 0) return default;
            if (equal == 0)
            {
                return op switch { CompareOp.Eq => false, CompareOp.Ne => true, _ => Comparison.Rich(ts, a, b, op) };
            }
            if (mine != Version || others != other.Version) return ts.Raise(PyType.RuntimeError, "deque mutated during iteration");
        }
        return Comparison.Holds(_count.CompareTo(other._count), op);
    }
}
