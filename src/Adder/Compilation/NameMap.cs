namespace Adder.Compilation;

/// <summary>Names with a number each, in insertion order: symbols with their flags, or names with their index.</summary>
internal sealed class NameMap
{
    private const int LinearLimit = 8;

    private string[] _names = new string[4];
    private int[] _values = new int[4];
    private Dictionary<string, int>? _index;

    public int Count { get; private set; }

    public ReadOnlySpan<string> Names => _names.AsSpan(0, Count);

    public string NameAt(int position) => _names[position];

    public int ValueAt(int position) => _values[position];

    public void SetValueAt(int position, int value) => _values[position] = value;

    /// <summary>Where the name stands in insertion order, or -1.</summary>
    public int Find(string name)
    {
        if (_index is not null) return FindIndexed(name);
        for (int i = 0; i < Count; i++)
        {
            if (ReferenceEquals(_names[i], name)) return i;
        }
        for (int i = 0; i < Count; i++)
        {
            if (_names[i] == name) return i;
        }
        return -1;
    }

    private int FindIndexed(string name) => _index!.TryGetValue(name, out int found) ? found : -1;

    public bool Contains(string name) => Find(name) >= 0;

    /// <summary>The name's value, or a default.</summary>
    public int Get(string name, int fallback = 0)
    {
        int at = Find(name);
        return at < 0 ? fallback : _values[at];
    }

    public void Set(string name, int value)
    {
        int at = Find(name);
        if (at >= 0) _values[at] = value;
        else Append(name, value);
    }

    /// <summary>The name's value; a new name gets the next number.</summary>
    public int Add(string name)
    {
        int at = Find(name);
        if (at >= 0) return _values[at];
        int value = Count;
        Append(name, value);
        return value;
    }

    public string[] ToArray() => Names.ToArray();

    private void Append(string name, int value)
    {
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }
        _names[Count] = name;
        _values[Count] = value;
        if (Count >= LinearLimit) Index(name);
        Count++;
    }

    private void Index(string name)
    {
        if (_index is not null)
        {
            _index.Add(name, Count);
            return;
        }
        _index = new Dictionary<string, int>(Count * 4, StringComparer.Ordinal);
        for (int i = 0; i <= Count; i++) _index.Add(_names[i], i);
    }
}
