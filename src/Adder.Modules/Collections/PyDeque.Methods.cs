using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

internal partial class PyDeque
{
    [PyMethod("Add an item at the right end.", Name = "append")]
    private void AppendMethod(Value item) => Append(item);

    [PyMethod("Add an item at the left end.", Name = "appendleft")]
    private void AppendLeftMethod(Value item) => AppendLeft(item);

    [PyMethod("Remove every item.", Name = "clear")]
    private void Clear() => RemoveAll();

    [PyMethod("A shallow copy.", Name = "__copy__")]
    [PyMethod("A shallow copy.", Name = "copy")]
    private Value Copy(ThreadState ts)
    {
        if (ReferenceEquals(Type, TypeObject)) return CopyPlain();
        Value copy = IsBounded ? Calls.Call(ts, Type, this, _maxLength) : Calls.Call(ts, Type, this);
        if (copy.IsNull || copy.Ref is PyDeque) return copy;
        return ts.Raise(PyType.TypeError, $"{Type.Name}() must return a deque, not {copy.Type.Name}");
    }

    [PyMethod("How many items equal the value.", Name = "count")]
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

    [PyMethod("Add every item of the iterable at the right end.", Name = "extend")]
    private void Extend(ThreadState ts, Value iterable) => AppendAll(ts, iterable, left: false);

    [PyMethod("Add every item of the iterable at the left end, one after the other.", Name = "extendleft")]
    private void ExtendLeft(ThreadState ts, Value iterable) => AppendAll(ts, iterable, left: true);

    [PyMethod("""
        Where the value stands first between start and stop; ValueError if it does not.
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

    [PyMethod("Insert an item before the index.", Name = "insert")]
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

    [PyMethod("Remove the item at the right end and return it.", Name = "pop")]
    private Value Pop(ThreadState ts) => _count > 0 ? TakeLast() : ts.Raise(PyType.IndexError, "pop from an empty deque");

    [PyMethod("Remove the item at the left end and return it.", Name = "popleft")]
    private Value PopLeft(ThreadState ts) => _count > 0 ? TakeFirst() : ts.Raise(PyType.IndexError, "pop from an empty deque");

    [PyMethod("Remove the first item that equals the value.", Name = "remove")]
    private void Remove(ThreadState ts, Value value)
    {
        long version = Version;
        for (int i = 0; i < _count; i++)
        {
            bool equal = Comparison.Equal(ts, this[i], value);
            if (version != Version) throw Errors.IndexError("deque mutated during iteration");
            if (!equal) continue;
            RemoveAt(i);
            return;
        }
        throw Errors.ValueError($"{Repr.Of(ts, value)} is not in deque");
    }

    [PyMethod("Reverse the order of the items.", Name = "reverse")]
    private void Reverse()
    {
        for (int i = 0, j = _count - 1; i < j; i++, j--)
        {
            Value item = this[i];
            SetAt(i, this[j]);
            SetAt(j, item);
        }
    }

    [PyMethod("Move every item n places to the right, those at the end to the front.", Name = "rotate")]
    private void Rotate(long n = 1) => RotateBy(n);

    [PyMethod("An iterator from right to left.", Name = "__reversed__")]
    private Value Reversed() => new PyDequeReverseIterator(this, 0);

    [PyMethod("The memory it takes, in bytes.", Name = "__sizeof__")]
    private long SizeOf() => 64 + 16L * _items.Length;

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value state = Calls.Method(ts, this, "__getstate__").OrThrow(ts);
        Value iterator = Iteration.GetIter(ts, this).OrThrow(ts);
        return IsBounded
            ? new PyTuple(Type, new PyTuple(PyTuple.Empty, _maxLength), state, iterator)
            : new PyTuple(Type, PyTuple.Empty, state, iterator);
    }

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    private void CheckUnchanged(long version)
    {
        if (version != Version) throw Errors.RuntimeError("deque mutated during iteration");
    }
}
