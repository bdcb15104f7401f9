using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>list</c>.</summary>
[PyType("list", Flags = TypeFlags.ListSubclass | TypeFlags.Sequence | TypeFlags.MatchSelf, Doc = """
    list(iterable=(), /)
    --

    A sequence that can be changed.

    Without an argument it is new and empty; else it has the values that the
    iterable gives.
    """)]
public partial class PyList : PyObject
{
    private Value[] _items;
    private int _count;

    public PyList() : this(PyType.List) { }

    public PyList(PyType type) : base(type)
    {
        _items = [];
    }

    /// <summary>Takes the array over.</summary>
    internal PyList(Value[] items, int count) : base(PyType.List)
    {
        _items = items;
        _count = count;
    }

    public int Count => _count;

    public Value this[int index]
    {
        get => _items[index];
        set => Value.Store(ref _items[index], value);
    }

    /// <summary>Where the items are; with room behind them.</summary>
    internal Value[] Storage => _items;

    internal Span<Value> Items => new(_items, 0, _count);

    internal static PyList From(ReadOnlySpan<Value> items) => new(items.ToArray(), items.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Value item)
    {
        int count = _count;
        Value[] items = _items;
        if ((uint)count < (uint)items.Length)
        {
            Value.Store(ref items[count], item);
            _count = count + 1;
        }
        else
        {
            AddSlow(item);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlow(Value item)
    {
        EnsureCapacity(_count + 1);
        _items[_count++] = item;
    }

    /// <summary>Adds the item where there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAdd(Value item)
    {
        int count = _count;
        Value[] items = _items;
        if ((uint)count >= (uint)items.Length) return false;
        Value.Store(ref items[count], item);
        _count = count + 1;
        return true;
    }

    /// <summary>Adds to a list that a comprehension makes, and that has no room left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void AddGrowing(Value item, PyObject? source)
    {
        int needed = _count + 1;
        long more = Foresight.More(source, needed, Grown(needed) - needed);
        if (more >= 0) Allot(needed + more);
        Add(item);
    }

    /// <summary>Makes room for so many more items at once.</summary>
    internal void Reserve(int more) => EnsureCapacity(_count + more);

    /// <summary>Makes room for so many items in all, and no more.</summary>
    private void Allot(long capacity)
    {
        if (capacity > _items.Length) System.Array.Resize(ref _items, (int)Math.Min(System.Array.MaxLength, capacity));
    }

    private void EnsureCapacity(int needed)
    {
        if (needed > _items.Length) Allot(Grown(needed));
    }

    // list_resize: grows by an eighth and six, in steps of four.
    private static long Grown(int needed) => ((long)needed + (needed >> 3) + 6) & ~3L;
}
