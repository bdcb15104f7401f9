using System.Numerics;

namespace Adder.Objects;

/// <summary>A shape's names by hash: where each is among the attributes.</summary>
internal sealed class NamePlaces
{
    private readonly PyStr?[] _names;
    private readonly byte[] _places;

    internal NamePlaces(Shape shape)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)shape.Count * 2);
        _names = new PyStr?[size];
        _places = new byte[size];
        for (Shape of = shape; of.Parent is not null; of = of.Parent)
        {
            int slot = (int)of.LastName!.Hash & (size - 1);
            while (_names[slot] is not null) slot = (slot + 1) & (size - 1);
            _names[slot] = of.LastName;
            _places[slot] = (byte)(of.Count - 1);
        }
    }

    /// <summary>The place of an interned name, or -1.</summary>
    internal int Of(PyStr name)
    {
        PyStr?[] names = _names;
        int slot = (int)name.Hash & (names.Length - 1);
        while (names[slot] is { } found)
        {
            if (ReferenceEquals(found, name)) return _places[slot];
            slot = (slot + 1) & (names.Length - 1);
        }
        return -1;
    }
}
