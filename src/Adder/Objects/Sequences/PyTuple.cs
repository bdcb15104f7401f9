using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary><c>tuple</c>: immutable.</summary>
[PyType("tuple", Flags = TypeFlags.TupleSubclass | TypeFlags.Sequence | TypeFlags.MatchSelf, Doc = """
    tuple(iterable=(), /)
    --

    A sequence that cannot be changed.

    Without an argument it is the empty tuple; else it has the values that the
    iterable gives. A tuple is given back as it is.
    """)]
public partial class PyTuple : PyObject
{
    public static readonly PyTuple Empty = new(PyType.Tuple, []);

    private readonly Value[] _items;

    /// <summary>Takes the array over: it must not change any more.</summary>
    public PyTuple(params Value[] items) : this(PyType.Tuple, items) { }

    internal PyTuple(PyType type, Value[] items) : base(type)
    {
        _items = items;
    }

    public int Count => _items.Length;

    public Value this[int index] => _items[index];

    internal ReadOnlySpan<Value> Items => _items;

    internal Value[] Array => _items;

    /// <summary>A tuple of copies of the values; the empty one is shared.</summary>
    internal static PyTuple From(ReadOnlySpan<Value> items) => items.IsEmpty ? Empty : new PyTuple(PyType.Tuple, items.ToArray());
}
