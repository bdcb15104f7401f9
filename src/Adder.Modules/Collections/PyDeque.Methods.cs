using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

internal partial class PyDeque
{
    [PyMethod("Add an element to the right side of the deque.", Name = "append")]
    private void AppendMethod(Value item) => Append(item);

    [PyMethod("Add an element to the left side of the deque.", Name = "appendleft")]
    private void AppendLeftMethod(Value item) => AppendLeft(item);

    [PyMethod("Remove all elements from the deque.", Name = "clear")]
    private void Clear() => RemoveAll();

    [PyMethod("Return a shallow copy of a deque.", Name = "__copy__")]
    [PyMethod("Return a shallow copy of a deque.", Name = "copy")]
    private Value Copy(ThreadState ts)
    {
        if (ReferenceEquals(Type, TypeObject)) return CopyPlain();
        Value copy = IsBounded ? Calls.Call(ts, Type, this, _maxLength) : Calls.Call(ts, Type, this);
        if (copy.IsNull || copy.Ref is PyDeque) return copy;
        return ts.Raise(PyType.TypeError, $"{Type.Name}() must return a deque, not {copy.Type.Name}");
    }

    [PyMethod("D.count(value) -- return number of occurrences of value", Name = "count")]
    private long CountOf(ThreadState ts, Value value)
    {
        long version = Version;
        long found = 0;
        for (int i = 0; i < _count; i++)
        {
            if (Comparison.Equal(ts, this[i], value)) found++;
            CheckUnchanged(version);
        }
        return found;
    }

    [PyMethod("Extend the right side of the deque with elements from the iterable", Name = "extend")]
    private void Extend(ThreadState ts, Value iterable) => AppendAll(ts, iterable, left: false);

    [PyMethod("Extend the left side of the deque with elements from the iterable", Name = "extendleft")]
    private void ExtendLeft(ThreadState ts, Value iterable) => AppendAll(ts, iterable, left: true);

    [PyMethod("""
        D.index(value, [start, [stop]]) -- return first index of value.
        Raises ValueError if the value is not present.
        """, Name = "index")]
    private long Index(ThreadState ts, Value value, SliceIndex start = default, SliceIndex stop = default)
    {
        long version = Version;
        int end = stop.ClampStop(_count);
        for (int i = start.Clamp(_count); i < end; i++)
        {
            if (Comparison.Equal(ts, this[i], value)) return i;
            CheckUnchanged(version);
        }
        throw Errors.ValueError($"{Repr.Of(ts, value)} is not in deque");
    }

    [PyMethod("D.insert(index, object) -- insert object before index", Name = "insert")]
    private void Insert(long index, Value item)
    {
        if (_count == _maxLength) throw Errors.IndexError("deque already at its maximum size");
        if (index >= _count)
        {
            Append(item);
            return;
        }
        if (index <= -_count || index == 0)
        {
            AppendLeft(item);
            return;
        }
        RotateBy(-index);
        if (index < 0) Append(item);
        else AppendLeft(item);
        RotateBy(index);
    }

    [PyMethod("Remove and return the rightmost element.", Name = "pop")]
    private Value Pop(ThreadState ts) => _count > 0 ? TakeLast() : ts.Raise(PyType.IndexError, "pop from an empty deque");

    [PyMethod("Remove and return the leftmost element.", Name = "popleft")]
    private Value PopLeft(ThreadState ts) => _count > 0 ? TakeFirst() : ts.Raise(PyType.IndexError, "pop from an empty deque");

    [PyMethod("D.remove(value) -- remove first occurrence of value.", Name = "remove")]
    private void Remove(ThreadState ts, Value value)
    {
        long version = Version;
        for (int i = 0; i < _count; i++)
        {
            bool equal = Comparison.Equal(ts, this[i], value);
            if (version != Version) throw Errors.IndexError("deque mutated during remove().");
            if (!equal) continue;
            RemoveAt(i);
            return;
        }
        throw Errors.ValueError("deque.remove(x): x not in deque");
    }

    [PyMethod("D.reverse() -- reverse *IN PLACE*", Name = "reverse")]
    private void Reverse()
    {
        for (int i = 0, j = _count - 1; i < j; i++, j--)
        {
            Value item = this[i];
            SetAt(i, this[j]);
            SetAt(j, item);
        }
    }

    [PyMethod("Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.", Name = "rotate")]
    private void Rotate(long n = 1) => RotateBy(n);

    [PyMethod("D.__reversed__() -- return a reverse iterator over the deque", Name = "__reversed__")]
    private Value Reversed() => new PyDequeReverseIterator(this, 0);

    [PyMethod("D.__sizeof__() -- size of D in memory, in bytes", Name = "__sizeof__")]
    private long SizeOf() => 64 + 16L * _items.Length;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value state = Calls.Method(ts, this, "__getstate__").OrThrow(ts);
        Value iterator = Iteration.GetIter(ts, this).OrThrow(ts);
        return IsBounded
            ? new PyTuple(Type, new PyTuple(PyTuple.Empty, _maxLength), state, iterator)
            : new PyTuple(Type, PyTuple.Empty, state, iterator);
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    private void CheckUnchanged(long version)
    {
        if (version != Version) throw Errors.RuntimeError("deque mutated during iteration");
    }
}
