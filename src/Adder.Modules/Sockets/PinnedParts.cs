using System.Buffers;
using Adder.Modules.Platform;

namespace Adder.Modules.Sockets;

/// <summary>Buffers as an array of struct iovec, which stay where they are until this is disposed of.</summary>
internal unsafe ref struct PinnedParts : IDisposable
{
    private readonly MemoryHandle[] _handles;
    private readonly IoVector[] _parts;

    internal PinnedParts(ReadOnlySpan<ReadOnlyMemory<byte>> buffers)
    {
        _handles = new MemoryHandle[buffers.Length];
        _parts = new IoVector[Math.Max(1, buffers.Length)];
        for (int i = 0; i < buffers.Length; i++)
        {
            _handles[i] = buffers[i].Pin();
            _parts[i] = new IoVector { Start = (byte*)_handles[i].Pointer, Length = buffers[i].Length };
            Length += buffers[i].Length;
        }
    }

    internal readonly IoVector[] Parts => _parts;

    internal readonly int Count => _handles.Length;

    internal long Length { get; }

    public readonly void Dispose()
    {
        foreach (MemoryHandle handle in _handles) handle.Dispose();
    }
}
