using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>memoryview</c>: another object's memory, seen as items in up to 64 dimensions. (memoryobject.c)</summary>
[PyType("memoryview", Property = "MemoryView", Subclassable = false, Sequence = true, Flags = TypeFlags.HasWeakref, Doc = """
    memoryview(object)
    --

    A view of the memory of an object that exports it.
    """)]
public sealed partial class PyMemoryView : PyObject, IBufferOwner
{
    internal const int MaxDimensions = 64;

    private readonly PyBuffer _master;
    private readonly int _start;
    private readonly int[] _shape;
    private readonly int[] _strides;
    private readonly string _format;
    private readonly int _itemSize;
    private readonly bool _isReadOnly;
    private long _hash = -1;

    /// <summary>A view of the whole buffer.</summary>
    internal PyMemoryView(PyBuffer buffer)
        : this(buffer, buffer.Start, buffer.Shape, buffer.Strides, buffer.Format, buffer.ItemSize, buffer.IsReadOnly)
    {
        // What has no dimensions may still be longer than its item: C data after resize().
        if (_shape.Length == 0) ByteCount = buffer.Length;
    }

    private PyMemoryView(PyBuffer master, int start, int[] shape, int[] strides, string format, int itemSize, bool isReadOnly) : base(PyType.MemoryView)
    {
        _master = master;
        _start = start;
        _shape = shape;
        _strides = strides;
        _format = format;
        _itemSize = itemSize;
        _isReadOnly = isReadOnly;
        ByteCount = BufferLayout.CountOf(shape) * itemSize;
        master.Hold();
    }

    internal bool IsReleased { get; private set; }

    /// <summary>How many consumers have the memory through this view.</summary>
    internal int Exports { get; private set; }

    /// <summary>Whether it is a view of that memory and not yet released.</summary>
    internal bool Shows(PyBuffer buffer) => ReferenceEquals(_master, buffer) && !IsReleased;

    /// <summary>The bytes that all items take.</summary>
    internal int ByteCount { get; }

    private Span<byte> Memory => _master.Memory.Span;

    private bool IsContiguous => BufferLayout.IsC(_shape, _strides, _itemSize);

    [Slot(Slot.TpNew, Signature = "memoryview(object)")]
    internal static Value New(ThreadState ts, PyType type, Value @object) => Of(ts, @object, BufferRequest.FullReadOnly);

    /// <summary>A view of any object with a buffer. Throws. (PyMemoryView_FromObject)</summary>
    internal static PyMemoryView Of(ThreadState ts, Value obj, BufferRequest request = BufferRequest.FullReadOnly)
    {
        if (obj.Ref is PyMemoryView view)
        {
            view.Check();
            return new(view._master, view._start, view._shape, view._strides, view._format, view._itemSize, view._isReadOnly);
        }
        if (!Buffers.Has(obj)) throw Errors.TypeError($"memoryview: a bytes-like object is required, not '{obj.Type.Name}'");
        return new(Buffers.Get(ts, obj, request));
    }

    [PyMethod("_from_flags($type, /, object, flags)\n--\n\nA view of an object's memory, asked for with these flags.", Class = true)]
    private static PyMemoryView FromFlags(ThreadState ts, PyType type, Value @object, int flags) => Of(ts, @object, (BufferRequest)flags);

    // memory_getbuf
    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer Export(ThreadState ts, int flags)
    {
        Check();
        BufferRequest request = (BufferRequest)flags;
        if ((request & BufferRequest.Writable) != 0 && _isReadOnly) throw Refused("not writable");
        if (Wants(request, BufferRequest.CContiguous) && !IsContiguous) throw Refused("not C-contiguous");
        if (Wants(request, BufferRequest.FContiguous) && !BufferLayout.IsFortran(_shape, _strides, _itemSize)) throw Refused("not Fortran contiguous");
        if (Wants(request, BufferRequest.AnyContiguous) && !IsContiguous && !BufferLayout.IsFortran(_shape, _strides, _itemSize)) throw Refused("not contiguous");
        if (!Wants(request, BufferRequest.Strides) && !IsContiguous) throw Refused("not C-contiguous");
        Exports++;
        return new PyBuffer(this, _master.Memory, _isReadOnly, _format, _itemSize, _shape, _strides, _start);
    }

    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer) => Exports--;

    [PyMethod("""
        release($self, /)
        --

        Give the memory back to the object that exports it.
        """)]
    internal void Close(ThreadState ts)
    {
        if (IsReleased) return;
        if (Exports > 0) throw Errors.Make(PyType.BufferError, $"memoryview has {Exports} exported buffer{(Exports == 1 ? "" : "s")}");
        IsReleased = true;
        _master.LetGo(ts);
    }

    [PyMethod("__enter__($self, /)\n--\n\n")]
    private PyMemoryView Enter()
    {
        Check();
        return this;
    }

    [PyMethod("__exit__($self, /, *exc_info)\n--\n\nRelease the underlying buffer exposed by the memoryview object.")]
    private void Exit(ThreadState ts, ReadOnlySpan<Value> excInfo) => Close(ts);

    [PyMethod("""
        __release_buffer__($self, buffer, /)
        --

        Release the buffer object that exposes the underlying memory of the object.
        """)]
    private void ReleaseBuffer(ThreadState ts, Value buffer) => GiveBack(ts, this, buffer);

    // wrap_releasebuffer
    internal static void GiveBack(ThreadState ts, PyObject exporter, Value buffer)
    {
        if (buffer.Ref is not PyMemoryView view) throw Errors.TypeError("expected a memoryview object");
        if (view.IsReleased) throw Errors.ValueError("memoryview's buffer has already been released");
        if (!ReferenceEquals(view._master.Owner, exporter)) throw Errors.ValueError("memoryview's buffer is not this object");
        view.Close(ts);
    }

    private void Check()
    {
        if (IsReleased || _master.IsReleased) throw Errors.ValueError("operation forbidden on released memoryview object");
    }

    private static bool Wants(BufferRequest request, BufferRequest flag) => (request & flag) == flag;

    private static PythonException Refused(string why) => Errors.Make(PyType.BufferError, $"memoryview: underlying buffer is {why}");

    private char NativeFormat() =>
        BufferItems.Native(_format) ?? throw Errors.NotImplementedError($"memoryview: unsupported format {_format}");
}
