using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>
/// Which attributes an instance has, in which order, and where: name number i is in inline slot i, or, when there are more names than
/// inline slots, from the last inline slot on in the <see cref="OverflowSlots"/> that the last inline slot then holds.
/// Shapes form a tree per type; an instance moves along it as attributes are added.
/// </summary>
internal sealed class Shape
{
    private static readonly Counter s_ids = new();

    /// <summary>So many are found one by one.</summary>
    private const int FewNames = 3, FewNext = 6;

    private Shape[] _few = [];
    private Dictionary<PyStr, Shape>? _next;     // when there are more
    private NamePlaces? _places;
    private PyDict? _dict;      // what NewDict copies

    internal Shape(ShapeTree tree, Shape? parent, PyStr? name, int capacity, int id)
    {
        Tree = tree;
        Parent = parent;
        LastName = name;
        Capacity = capacity;
        Id = id;
        Count = parent is null ? 0 : parent.Count + 1;
    }

    internal int Id { get; }
    internal ShapeTree Tree { get; }
    internal Shape? Parent { get; }
    internal PyStr? LastName { get; }

    /// <summary>How many names it has, without the slots of <c>__slots__</c>.</summary>
    internal int Count { get; }

    /// <summary>Inline slots in instances of this shape, with those of <c>__slots__</c>.</summary>
    internal int Capacity { get; }

    /// <summary>
    /// CPython would have made a dictionary for a name that came too late to be shared: the caches of instructions go by that.
    /// </summary>
    internal bool CountsAsDict { get; init; }

    internal bool Overflows => Tree.Reserved + Count > Capacity;

    internal static int NextId() => s_ids.Next();

    /// <summary>The place of the name among the attributes, or -1.</summary>
    internal int IndexOf(PyStr name)
    {
        if (!name.IsInterned)
        {
            // Names made while the program runs: shapes only know interned ones.
            if (InternTable.Shared.Find(name) is not { } known) return -1;
            name = known;
        }
        if (Count >= FewNames) return (_places ??= new NamePlaces(this)).Of(name);
        for (Shape shape = this; shape.Parent is not null; shape = shape.Parent)
        {
            if (ReferenceEquals(shape.LastName, name)) return shape.Count - 1;
        }
        return -1;
    }

    /// <summary>The inline slot of the attribute at a place; -1 when it is kept elsewhere.</summary>
    internal int InlineSlot(int index) => !Overflows || Tree.Reserved + index < Capacity - 1 ? Tree.Reserved + index : -1;

    /// <summary>The shape with one more name (interned), or null where there are enough.</summary>
    internal Shape? With(PyStr name)
    {
        foreach (Shape shape in _few)
        {
            if (ReferenceEquals(shape.LastName, name)) return shape;
        }
        if (_few.Length == FewNext) return WithAmongMany(name);
        if (Tree.Add(this, name) is not { } made) return null;
        Array.Resize(ref _few, _few.Length + 1);
        return _few[^1] = made;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Shape? WithAmongMany(PyStr name)
    {
        if (_next is not null && _next.TryGetValue(name, out Shape? next)) return next;
        if (Tree.Add(this, name) is not { } made) return null;
        _next ??= new Dictionary<PyStr, Shape>(ReferenceComparer.Instance);
        return _next[name] = made;
    }

    /// <summary>The shape without the name at a place, or null.</summary>
    internal Shape? Without(int index)
    {
        if (CountsAsDict) return null;
        PyStr[] names = Names();
        Shape? shape = Tree.Root(Capacity);
        for (int i = 0; i < Count && shape is not null; i++)
        {
            if (i != index) shape = shape.With(names[i]);
        }
        return shape;
    }

    /// <summary>A new dictionary with the names as keys, in order, entry i for name i; the items are for the caller to fill in.</summary>
    internal PyDict NewDict() => (_dict ??= MakeDict()).Copy();

    private PyDict MakeDict()
    {
        PyDict dict = new();
        foreach (PyStr name in Names()) dict.SetString(name, Value.None);
        return dict;
    }

    private PyStr[] Names()
    {
        PyStr[] names = new PyStr[Count];
        for (Shape shape = this; shape.Parent is not null; shape = shape.Parent) names[shape.Count - 1] = shape.LastName!;
        return names;
    }
}
