using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>tuple</c>: immutable. Up to four items stand in the object (see <see cref="InlineTuple"/>), more in an array.</summary>
[PyType("tuple", Flags = TypeFlags.TupleSubclass | TypeFlags.Sequence | TypeFlags.MatchSelf, Doc = """
    tuple(iterable=(), /)
    --

    A sequence that cannot be changed.

    Without an argument it is the empty tuple; else it has the values that the
    iterable gives. A tuple is given back as it is.
    """)]
public partial class PyTuple : PyObject
{
    // Where the flags of the object have the number of the items that stand in it.
    private const int CountShift = 2, CountMask = 7;

    public static readonly PyTuple Empty = new(PyType.Tuple, []);

    /// <summary>The items, or null when they stand in the object.</summary>
    private readonly Value[]? _items;

    /// <summary>Takes the array over: it must not change any more.</summary>
    public PyTuple(params Value[] items) : this(PyType.Tuple, items) { }

    internal PyTuple(PyType type, Value[] items) : base(type)
    {
        _items = items;
    }

    private protected PyTuple(int count) : base(PyType.Tuple)
    {
        Flags = (ObjectFlags)(count << CountShift);
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items is null ? ((int)Flags >> CountShift) & CountMask : _items.Length;
    }

    /// <summary>Where the first item is, and the others follow.</summary>
    internal ref Value First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _items is null ? ref Unsafe.As<InlineTuple1>(this).Item : ref MemoryMarshal.GetArrayDataReference(_items);
    }

    public Value this[int index] => Items[index];

    internal ReadOnlySpan<Value> Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(ref First, Count);
    }

    /// <summary>The items in an array that nobody changes.</summary>
    internal Value[] ToArray() => _items ?? Items.ToArray();

    /// <summary>A tuple of copies of the values; the empty one is shared.</summary>
    internal static PyTuple From(ReadOnlySpan<Value> items)
    {
        if (items.Length > InlineTuple.Room) return new PyTuple(PyType.Tuple, items.ToArray());
        PyTuple tuple = New(items.Length, out Span<Value> own);
        for (int i = 0; i < own.Length; i++) Value.Store(ref own[i], items[i]);
        return tuple;
    }

    /// <summary>A tuple whose items the caller writes before anybody sees it.</summary>
    internal static PyTuple New(int count, out Span<Value> items)
    {
        PyTuple tuple = count switch
        {
            0 => Empty,
            1 => new InlineTuple1(),
            2 => new InlineTuple2(),
            3 => new InlineTuple3(),
            InlineTuple.Room => new InlineTuple4(),
            _ => new PyTuple(PyType.Tuple, new Value[count]),
        };
        items = MemoryMarshal.CreateSpan(ref tuple.First, count);
        return tuple;
    }

    /// <summary>A tuple of two.</summary>
    internal static PyTuple From(Value first, Value second)
    {
        InlineTuple2 tuple = new();
        Value.Store(ref tuple.Items[0], first);
        Value.Store(ref tuple.Items[1], second);
        return tuple;
    }

    /// <summary>Takes the array over, if the items do not fit the object; the empty tuple is shared.</summary>
    internal static PyTuple Own(Value[] items) => items.Length <= InlineTuple.Room ? From(items) : new PyTuple(PyType.Tuple, items);
}
