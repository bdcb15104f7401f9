using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Zeroed memory that C code may see; it goes when nobody refers to it any more.</summary>
internal sealed unsafe class NativeBlock
{
    // Copies of bytes that C code was shown live as long as the bytes.
    private static readonly ConditionalWeakTable<PyBytes, NativeBlock> s_copies = [];

    internal NativeBlock(long length)
    {
        Start = (byte*)NativeMemory.AllocZeroed((nuint)Math.Max(length, 1));
        GC.AddMemoryPressure(Math.Max(length, 64));
        _pressure = Math.Max(length, 64);
    }

    private readonly long _pressure;

    ~NativeBlock()
    {
        NativeMemory.Free(Start);
        GC.RemoveMemoryPressure(_pressure);
    }

    internal byte* Start { get; }

    /// <summary>The bytes with a zero behind them, at the same place for as long as they live.</summary>
    internal static NativeBlock Of(PyBytes bytes) => s_copies.GetValue(bytes, static bytes =>
    {
        NativeBlock copy = new(bytes.Length + 1);
        bytes.Span.CopyTo(new Span<byte>(copy.Start, bytes.Span.Length));
        return copy;
    });
}

/// <summary>Another object's memory, lent and in its place until nobody refers to this any more.</summary>
internal sealed unsafe class PinnedMemory(PyBuffer buffer, Finalization finalization) : IMortal
{
    private MemoryHandle _handle = buffer.Memory.Pin();

    ~PinnedMemory()
    {
        _handle.Dispose();
        finalization.Found(this);
    }

    internal byte* Start => (byte*)_handle.Pointer + buffer.Start;

    public bool IsFinalizer => true;

    public void End(ThreadState ts) => buffer.Release(ts);
}

/// <summary>The memory of a C object as .NET sees it; holds on to the object.</summary>
internal sealed unsafe class NativeWindow(PyCData owner) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new(owner.Start, checked((int)owner.Size));

    public override MemoryHandle Pin(int elementIndex = 0) => new(owner.Start + elementIndex, default, this);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
