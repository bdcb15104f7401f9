using System.Runtime.CompilerServices;

namespace Adder.Objects.Codecs;

/// <summary>A growing run of bytes.</summary>
internal struct ByteBuilder(int capacity)
{
    private byte[] _bytes = new byte[Math.Max(capacity, 16)];
    private int _length;

    internal readonly int Length => _length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(byte value)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = value;
    }

    internal void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Bytes to be written by the caller.</summary>
    internal Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count) Grow(count);
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    internal readonly byte[] ToArray() => _length == _bytes.Length ? _bytes : _bytes.AsSpan(0, _length).ToArray();

    private void Grow(int count) =>
        Array.Resize(ref _bytes, (int)Math.Max(_length + (long)count, Math.Min(_bytes.Length * 2L, Array.MaxLength)));
}
