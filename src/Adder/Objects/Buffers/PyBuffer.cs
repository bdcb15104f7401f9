using Adder.Objects.Clinic;

namespace Adder.Objects;

/// <summary>An object that lends its memory out and wants to know when it comes back.</summary>
internal interface IBufferOwner
{
    void Release(ThreadState? ts, PyBuffer buffer);

    /// <summary>A memoryview holds the buffer from now on, which may die without giving it back.</summary>
    void Watch(PyBuffer buffer) { }
}

/// <summary>
/// Memory that an object exports, with its layout: what slot BfGetbuffer gives. Positions may be strided in any direction from
/// <see cref="Start"/>. (Py_buffer)
/// </summary>
[PyType("managedbuffer", Property = "ManagedBuffer", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyBuffer : PyObject
{
    private bool _isReleased;
    private int _holders;

    internal PyBuffer(PyObject owner, Memory<byte> memory, bool isReadOnly) : base(PyType.ManagedBuffer)
    {
        Owner = owner;
        Memory = memory;
        IsReadOnly = isReadOnly;
        Shape = [memory.Length];
        Strides = [1];
        Length = memory.Length;
    }

    /// <summary>Memory of items with a format of the struct module, in any layout.</summary>
    internal PyBuffer(PyObject owner, Memory<byte> memory, bool isReadOnly, string format, int itemSize, int[] shape, int[] strides, int start = 0)
        : base(PyType.ManagedBuffer)
    {
        Owner = owner;
        Memory = memory;
        IsReadOnly = isReadOnly;
        Format = format;
        ItemSize = itemSize;
        Shape = shape;
        Strides = strides;
        Start = start;
        Length = itemSize;
        foreach (int size in shape) Length *= size;
    }

    internal PyObject Owner { get; }

    internal Memory<byte> Memory { get; }

    internal bool IsReadOnly { get; }

    internal string Format { get; } = "B";

    internal int ItemSize { get; } = 1;

    internal int[] Shape { get; }

    /// <summary>In bytes.</summary>
    internal int[] Strides { get; }

    /// <summary>Where the first item is in the memory.</summary>
    internal int Start { get; }

    /// <summary>The bytes that all items take.</summary>
    internal int Length { get; init; }

    internal bool IsContiguous => BufferLayout.IsC(Shape, Strides, ItemSize);

    /// <summary>The items of contiguous memory.</summary>
    internal Span<byte> Span => Memory.Span.Slice(Start, Length);

    internal bool IsReleased => _isReleased;

    /// <summary>A memoryview holds the memory; the last one to let go gives it back. (_PyManagedBuffer)</summary>
    internal void Hold()
    {
        if (Interlocked.Increment(ref _holders) == 1) (Owner as IBufferOwner)?.Watch(this);
    }

    internal void LetGo(ThreadState? ts)
    {
        if (Interlocked.Decrement(ref _holders) == 0) Release(ts);
    }

    /// <summary>Gives the memory back; doing so twice is harmless. (PyBuffer_Release)</summary>
    internal void Release(ThreadState? ts)
    {
        if (_isReleased) return;
        _isReleased = true;
        (Owner as IBufferOwner)?.Release(ts, this);
    }
}

/// <summary>What a consumer asks of a buffer. (PyBUF_)</summary>
[Flags]
internal enum BufferRequest
{
    Simple = 0,
    Writable = 1,
    Format = 4,
    Shape = 8,
    Strides = 16 | Shape,
    CContiguous = 32 | Strides,
    FContiguous = 64 | Strides,
    AnyContiguous = 128 | Strides,
    Indirect = 256 | Strides,
    FullReadOnly = Indirect | Format,
    Full = FullReadOnly | Writable,
}
