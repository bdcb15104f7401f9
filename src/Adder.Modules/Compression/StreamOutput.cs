using System.Buffers;
using Adder.Objects;

namespace Adder.Modules.Compression;

/// <summary>Output that grows up to a limit. (_BlocksOutputBuffer)</summary>
internal sealed class StreamOutput
{
    private const int First = 16 * 1024;

    private readonly int _most;
    private byte[] _bytes;
    private int _capacity;

    /// <param name="most">The most bytes; negative: no limit.</param>
    /// <param name="first">How many bytes to begin with.</param>
    internal StreamOutput(long most = -1, int first = First)
    {
        _most = most < 0 ? Array.MaxLength : (int)Math.Min(most, Array.MaxLength);
        _bytes = Rent(Math.Min(Math.Max(first, 1), _most));
    }

    internal int Count { get; private set; }

    internal byte[] Buffer => _bytes;

    internal int Room => _capacity - Count;

    internal bool AtLimit => Count == _most;

    internal void Advance(int count) => Count += count;

    /// <summary>Makes room where there is none; false at the limit.</summary>
    internal bool EnsureRoom()
    {
        if (Room > 0) return true;
        if (AtLimit) return _most == Array.MaxLength ? throw Errors.MemoryError() : false;
        byte[] small = _bytes;
        _bytes = Rent((int)Math.Min((long)Math.Max(_capacity, First) * 2, _most));
        small.AsSpan(0, Count).CopyTo(_bytes);
        ArrayPool<byte>.Shared.Return(small);
        return true;
    }

    // Large arrays that live for one call would have the collector look at the whole heap again and again.
    private byte[] Rent(int size)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(size);
        _capacity = Math.Min(bytes.Length, _most);
        return bytes;
    }

    /// <summary>The output; nothing more can be added then.</summary>
    internal PyBytes ToBytes()
    {
        PyBytes result = Count == 0 ? PyBytes.Empty : PyBytes.From(_bytes.AsSpan(0, Count));
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _capacity = Count;
        return result;
    }
}
