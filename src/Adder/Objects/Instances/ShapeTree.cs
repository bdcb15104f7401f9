namespace Adder.Objects;

/// <summary>The shapes of one type's instances; dies with the type.</summary>
internal sealed class ShapeTree
{
    /// <summary>Inline slots that a class starts with; it learns from its instances.</summary>
    internal const int DefaultCapacity = 4;

    /// <summary>More names than this, and the instance keeps a real dictionary; as many do the instances share. (SHARED_KEYS_MAX_SIZE)</summary>
    private const int MaxNames = 30;

    /// <summary>Where ever new names, or orders of names, would lead to more shapes than this, instances keep real dictionaries, too.</summary>
    private const int MaxShapes = 1000;

    private Shape[] _byId;      // ids grow
    private int _count;
    private Shape? _last;       // found last,
    private int _lastDictId;    // and not found last
    private Shape[] _roots, _dictShapes = [];   // one of each capacity
    private PyStr[] _names = [];
    private int _room = MaxNames;   // dk_usable

    internal ShapeTree(PyType type, int reserved, bool hasDict, int expected)
    {
        Type = type;
        Reserved = reserved;
        HasDict = hasDict;
        InlineCapacity = hasDict ? Math.Max(DefaultCapacity, reserved + Math.Clamp(expected, 1, Math.Max(1, PyInstance.MaxCapacity - reserved))) : reserved;
        InlineCapacity = PyInstance.RoundCapacity(InlineCapacity);
        _roots = _byId = [new Shape(this, null, null, InlineCapacity, type.RootShapeId)];
        _count = 1;
    }

    internal PyType Type { get; }

    /// <summary>Slots in front that belong to <c>__slots__</c>.</summary>
    internal int Reserved { get; }

    internal bool HasDict { get; }

    /// <summary>Inline slots of the next instance.</summary>
    internal int InlineCapacity { get; private set; }

    /// <summary>The layout of an instance, or null if it keeps a real dictionary.</summary>
    internal Shape? Of(PyObject instance)
    {
        Shape? last = _last;
        if (last is not null && last.Id == instance.ShapeId) return last;
        if (instance.ShapeId == _lastDictId) return null;
        Shape? found = Find(instance.ShapeId);
        if (found is not null) _last = found;
        else _lastDictId = instance.ShapeId;
        return found;
    }

    internal Shape Root(int capacity) => Among(_roots, capacity) ?? Remember(MakeAmong(ref _roots, capacity));

    /// <summary>The shape id of instances of this capacity that keep a real dictionary.</summary>
    internal int DictShapeId(int capacity) => (Among(_dictShapes, capacity) ?? MakeAmong(ref _dictShapes, capacity)).Id;

    private static Shape? Among(Shape[] shapes, int capacity)
    {
        foreach (Shape shape in shapes)
        {
            if (shape.Capacity == capacity) return shape;
        }
        return null;
    }

    private Shape MakeAmong(ref Shape[] shapes, int capacity)
    {
        Array.Resize(ref shapes, shapes.Length + 1);
        return shapes[^1] = new Shape(this, null, null, capacity, Shape.NextId());
    }

    /// <summary>One of the names that all instances share. (CACHED_KEYS)</summary>
    internal bool Knows(PyStr name) => Array.IndexOf(_names, name) >= 0;

    /// <summary>Each instance made leaves room for one shared name less, until there is but one left. (init_inline_values)</summary>
    internal void MakesInstance()
    {
        if (_room > 1) _room--;
    }

    /// <summary>The shape with one more name, or null where there are enough.</summary>
    internal Shape? Add(Shape parent, PyStr name)
    {
        if (_count >= MaxShapes || parent.Count >= MaxNames) return null;
        bool knows = Knows(name);
        if (!knows && _room > 0 && !parent.CountsAsDict)
        {
            _names = [.. _names, name];
            _room--;
            knows = true;
        }
        Shape shape = Remember(new Shape(this, parent, name, parent.Capacity, Shape.NextId()) { CountsAsDict = parent.CountsAsDict || !knows });
        int needed = PyInstance.RoundCapacity(Reserved + shape.Count);
        if (needed > InlineCapacity && Reserved + shape.Count <= PyInstance.MaxCapacity) Learn(needed);
        return shape;
    }

    private void Learn(int capacity)
    {
        InlineCapacity = capacity;
        Type.RootShapeId = Root(capacity).Id;
    }

    private Shape Remember(Shape shape)
    {
        Shape[] shapes = _byId;
        if (_count == shapes.Length)
        {
            Array.Resize(ref shapes, _count * 2);
            _byId = shapes;
        }
        int place = _count++;
        for (; place > 0 && shapes[place - 1].Id > shape.Id; place--) shapes[place] = shapes[place - 1];
        shapes[place] = shape;
        return shape;
    }

    private Shape? Find(int id)
    {
        int low = 0, high = _count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            Shape shape = _byId[middle];
            if (shape.Id == id) return shape;
            if (shape.Id < id) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }
}
