using System.Buffers;

namespace Adder.Modules.Sockets;

/// <summary>Buffers as an array of struct iovec, which stay where they are until this is disposed of.</summary>
internal unsafe ref struct PinnedParts : IDisposable
{
    private readonly MemoryHandle[] _handles;
    private readonly Part[] _parts;

    internal PinnedParts(ReadOnlySpan<ReadOnlyMemory<byte>> buffers)
    {
        _handles = new MemoryHandle[buffers.Length];
        _parts = new Part[Math.Max(1, buffers.Length)];
        for (int i = 0; i < buffers.Length; i++)
        {
            _handles[i] = buffers[i].Pin();
            _parts[i] = new Part { Start = (byte*)_handles[i].Pointer, Length = (nuint)buffers[i].Length };
            Length += buffers[i].Length;
        }
    }

    internal readonly Part[] Parts => _parts;

    internal readonly int Count => _handles.Length;

    internal long Length { get; }

    public readonly void Dispose()
    {
        foreach (MemoryHandle handle in _handles) handle.Dispose();
    }
}
