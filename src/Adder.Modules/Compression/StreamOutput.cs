using Adder.Objects;

namespace Adder.Modules.Compression;

/// <summary>Output that grows up to a limit. (_BlocksOutputBuffer)</summary>
internal sealed class StreamOutput
{
    private const int First = 16 * 1024;

    private readonly int _most;
    private byte[] _bytes;

    /// <param name="most">The most bytes; negative: no limit.</param>
    /// <param name="first">How many bytes to begin with.</param>
    internal StreamOutput(long most = -1, int first = First)
    {
        _most = most < 0 ? Array.MaxLength : (int)Math.Min(most, Array.MaxLength);
        _bytes = GC.AllocateUninitializedArray<byte>(Math.Min(Math.Max(first, 1), _most));
    }

    internal int Count { get; private set; }

    internal byte[] Buffer => _bytes;

    internal int Room => _bytes.Length - Count;

    internal bool AtLimit => Count == _most;

    internal void Advance(int count) => Count += count;

    /// <summary>Makes room where there is none; false at the limit.</summary>
    internal bool EnsureRoom()
    {
        if (Room > 0) return true;
        if (AtLimit) return _most == Array.MaxLength ? throw Errors.MemoryError() : false;
        Array.Resize(ref _bytes, (int)Math.Min((long)Math.Max(_bytes.Length, First) * 2, _most));
        return true;
    }

    internal PyBytes ToBytes()
    {
        if (Count == 0) return PyBytes.Empty;
        if (Count < _bytes.Length) Array.Resize(ref _bytes, Count);
        return PyBytes.Own(_bytes);
    }
}
