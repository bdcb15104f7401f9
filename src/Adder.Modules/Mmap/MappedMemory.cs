using System.Buffers;
using Adder.Modules.Platform;

namespace Adder.Modules.Mmap;

/// <summary>One mapping; goes when nobody refers to it any more, or when it is closed.</summary>
internal sealed unsafe class MappedMemory : MemoryManager<byte>
{
    private const int MayMove = 1;

    internal MappedMemory(byte* start, int length)
    {
        Start = start;
        Length = length;
    }

    ~MappedMemory() => Unmap();

    internal byte* Start { get; private set; }

    internal int Length { get; private set; }

    /// <summary>False with the errno left.</summary>
    internal bool Resize(int length)
    {
        nint moved = LibC.Remap(Start, Length, length, MayMove);
        if (moved == -1) return false;
        Start = (byte*)moved;
        Length = length;
        return true;
    }

    internal void Unmap()
    {
        if (Start != null) _ = LibC.Unmap(Start, Length);
        Start = null;
        Length = 0;
        GC.SuppressFinalize(this);
    }

    public override Span<byte> GetSpan() => new(Start, Length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(Start + elementIndex, default, this);

    public override void Unpin()
    {
    }

    // The memory is given back by Unmap; who holds a Memory keeps it alive.
    protected override void Dispose(bool disposing)
    {
    }
}
