using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary><c>deque</c>: a ring of items.</summary>
[PyType("deque", Module = "collections", Flags = TypeFlags.Sequence | TypeFlags.HasWeakref, Doc = """
    deque([iterable[, maxlen]]) --> deque object

    A sequence that grows and shrinks quickly at both ends.
    """)]
internal partial class PyDeque(PyType type) : PyObject(type)
{
    private const int FirstCapacity = 8;
    private const long Unbounded = -1;

    private Value[] _items = [];
    private int _head;
    private int _count;
    private long _maxLength = Unbounded;

    /// <summary>Changes with every change of the number of items; what iterators watch.</summary>
    internal long Version { get; private set; }

    internal int Count => _count;

    internal bool IsBounded => _maxLength >= 0;

    /// <summary>The item at a position that is in range.</summary>
    internal Value this[int index] => _items[(_head + index) & (_items.Length - 1)];

    [PyGetSet("maxlen", Doc = "The largest number of items, or None.")]
    internal Value MaxLength => IsBounded ? _maxLength : Value.None;

    internal void Append(Value item)
    {
        if (_maxLength == 0) return;
        if (_count == _maxLength) TakeFirst();
        if (_count == _items.Length) Grow();
        _items[(_head + _count) & (_items.Length - 1)] = item;
        _count++;
        Version++;
    }

    internal void AppendLeft(Value item)
    {
        if (_maxLength == 0) return;
        if (_count == _maxLength) TakeLast();
        if (_count == _items.Length) Grow();
        _head = (_head - 1) & (_items.Length - 1);
        _items[_head] = item;
        _count++;
        Version++;
    }

    internal Value TakeFirst()
    {
        Value item = _items[_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        _count--;
        Version++;
        return item;
    }

    internal Value TakeLast()
    {
        int at = (_head + --_count) & (_items.Length - 1);
        Value item = _items[at];
        _items[at] = default;
        Version++;
        return item;
    }

    internal void RemoveAll()
    {
        _items = [];
        _head = _count = 0;
        Version++;
    }

    /// <summary>Moves every item n places to the right; negative to the left.</summary>
    internal void RotateBy(long n)
    {
        if (_count <= 1) return;
        int steps = (int)(n % _count);
        int half = _count >> 1;
        if (steps > half) steps -= _count;
        else if (steps < -half) steps += _count;
        long version = Version;
        for (; steps > 0; steps--) Turn(TakeLast(), front: true);
        for (; steps < 0; steps++) Turn(TakeFirst(), front: false);
        Version = version + 1;
    }

    private void Turn(Value item, bool front)
    {
        if (front) _head = (_head - 1) & (_items.Length - 1);
        _items[front ? _head : (_head + _count) & (_items.Length - 1)] = item;
        _count++;
    }

    internal void SetAt(int index, Value item) => _items[(_head + index) & (_items.Length - 1)] = item;

    private void RemoveAt(int index)
    {
        RotateBy(-index);
        TakeFirst();
        RotateBy(index);
    }

    private void Grow()
    {
        var items = new Value[Math.Max(FirstCapacity, _items.Length * 2)];
        for (int i = 0; i < _count; i++) items[i] = this[i];
        _items = items;
        _head = 0;
    }

    private void AppendAll(ThreadState ts, Value iterable, bool left)
    {
        if (iterable.Is(this)) iterable = Iterables.ToList(ts, iterable);
        Value iterator = Iteration.GetIter(ts, iterable).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            if (left) AppendLeft(item);
            else Append(item);
        }
        if (ts.HasPending) throw ts.Throwable();
    }

    private PyDeque CopyPlain()
    {
        var copy = new PyDeque(TypeObject) { _maxLength = _maxLength };
        for (int i = 0; i < _count; i++) copy.Append(this[i]);
        return copy;
    }
}
