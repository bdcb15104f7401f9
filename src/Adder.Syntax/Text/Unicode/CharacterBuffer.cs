namespace Adder.Syntax.Text.Unicode;

/// <summary>A growing run of code points.</summary>
internal struct CharacterBuffer(int capacity)
{
    private int[] _items = new int[capacity];
    private int _count;

    internal readonly Span<int> Written => _items.AsSpan(0, _count);

    internal void Add(int character)
    {
        if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
        _items[_count++] = character;
    }

    internal void Truncate(int count) => _count = count;
}
