namespace Adder.Compilation;

/// <summary>Bytes, growing.</summary>
internal struct TableWriter()
{
    private byte[] _bytes = new byte[64];
    private int _count;

    public void Add(int value)
    {
        if (_count == _bytes.Length) Array.Resize(ref _bytes, _count * 2);
        _bytes[_count++] = (byte)value;
    }

    public readonly byte[] ToArray() => _bytes.AsSpan(0, _count).ToArray();
}
