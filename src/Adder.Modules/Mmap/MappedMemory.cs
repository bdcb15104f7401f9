using System.Buffers;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Mmap;

/// <summary>One mapping; goes when nobody refers to it any more, or when it is closed.</summary>
internal sealed unsafe class MappedMemory : MemoryManager<byte>
{
    private const int MayMove = 1;

    private Deathbed _deathbed;

    internal MappedMemory(byte* start, long length)
    {
        Start = start;
        Length = length;
    }

    // Whoever has a span of it has it from a buffer, which refers to this object.
#pragma warning disable CA2015
    ~MappedMemory()
    {
        if (_deathbed.IsDead(this)) Unmap();
    }
#pragma warning restore CA2015

    internal byte* Start { get; private set; }

    internal long Length { get; private set; }

    /// <summary>False with the errno left.</summary>
    internal bool Resize(long length)
    {
        nint moved = LibC.Remap(Start, (nint)Length, (nint)length, MayMove);
        if (moved == -1) return false;
        Start = (byte*)moved;
        Length = length;
        return true;
    }

    internal void Unmap()
    {
        if (Start != null) _ = LibC.Unmap(Start, (nint)Length);
        Start = null;
        Length = 0;
        GC.SuppressFinalize(this);
    }

    public override Span<byte> GetSpan() =>
        Length <= int.MaxValue ? new(Start, (int)Length) : throw Errors.OverflowError("the mapping is too large for this");

    /// <summary>A part that exists.</summary>
    internal ReadOnlySpan<byte> Part(long start, long count) =>
        start >= 0 && count >= 0 && count <= Length - start ? new(Start + start, checked((int)count)) : throw Errors.IndexError("mmap index out of range");

    public override MemoryHandle Pin(int elementIndex = 0) => new(Start + elementIndex, default, this);

    public override void Unpin()
    {
    }

    // The memory is given back by Unmap; who holds a Memory keeps it alive.
    protected override void Dispose(bool disposing)
    {
    }
}
