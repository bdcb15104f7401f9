using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>The constants of a unit in order of first use, each once.</summary>
internal sealed class ConstantPool
{
    private const int Few = 8;

    private readonly List<object> _values = [];
    private Dictionary<object, int>? _index;

    public ConstantPool()
    {
    }

    public ConstantPool(IEnumerable<object> values)
    {
        foreach (object value in values) _values.Add(value);
    }

    public int Count => _values.Count;

    public object this[int index] => _values[index];

    public int Add(object value)
    {
        int at = _index is null && _values.Count < Few ? FindAmongFew(value) : FindOrIndex(value);
        if (at >= 0) return at;
        _values.Add(value);
        return _values.Count - 1;
    }

    /// <summary>Keeps the constants at these indices, in this order.</summary>
    public void Retain(ReadOnlySpan<int> indices)
    {
        for (int i = 0; i < indices.Length; i++) _values[i] = _values[indices[i]];
        _values.RemoveRange(indices.Length, _values.Count - indices.Length);
        _index = null;
    }

    public object[] ToArray() => [.. _values];

    private int FindAmongFew(object value)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (ConstantComparer.Instance.Equals(_values[i], value)) return i;
        }
        return -1;
    }

    // A new one is given the next number.
    private int FindOrIndex(object value)
    {
        if (_index is null)
        {
            _index = new Dictionary<object, int>(ConstantComparer.Instance);
            for (int i = 0; i < _values.Count; i++) _index.TryAdd(_values[i], i);
        }
        return _index.TryAdd(value, _values.Count) ? -1 : _index[value];
    }
}
