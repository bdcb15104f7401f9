using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary><c>pickle.PickleBuffer</c>: memory that may be pickled out of band. (PEP 574)</summary>
[PyType("PickleBuffer", Module = "pickle", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "A buffer that may be pickled apart from the stream")]
internal sealed partial class PyPickleBuffer : PyObject
{
    private PyBuffer? _view;

    private PyPickleBuffer(Value obj, PyBuffer view) : base(TypeObject)
    {
        Source = obj;
        _view = view;
    }

    internal Value Source { get; private set; }

    [Slot(Slot.TpNew, Signature = "PickleBuffer(object, /)")]
    internal static Value New(ThreadState ts, PyType type, Value @object)
    {
        PyBuffer view = Buffers.Get(ts, @object, BufferRequest.FullReadOnly);
        view.Hold();
        return new PyPickleBuffer(@object, view);
    }

    /// <summary>The memory. Throws when it was given back. (PyPickleBuffer_GetBuffer)</summary>
    internal PyBuffer View => _view ?? throw Errors.ValueError("operation forbidden on released PickleBuffer object");

    [Slot(Slot.BfGetbuffer)]
    private Value GetBuffer(ThreadState ts, int request)
    {
        _ = View;
        return Buffers.Get(ts, Source, (BufferRequest)request);
    }

    [PyMethod("raw($self, /)\n--\n\nThe memory beneath the buffer as a flat memoryview of bytes; BufferError when it has gaps.")]
    private Value Raw(ThreadState ts)
    {
        PyBuffer view = View;
        if (!IsContiguous(view)) throw Errors.Make(PyType.BufferError, "cannot extract raw buffer from non-contiguous buffer");
        PyBuffer whole = Buffers.Get(ts, Source, BufferRequest.FullReadOnly);
        var flat = new PyBuffer(whole.Owner, whole.Memory.Slice(whole.Start, whole.Length), whole.IsReadOnly);
        return new PyMemoryView(flat);
    }

    [PyMethod("release($self, /)\n--\n\nRelease the underlying buffer.")]
    private void Release(ThreadState ts)
    {
        _view?.LetGo(ts);
        _view = null;
        Source = default;
    }

    /// <summary>In the order of C or of Fortran.</summary>
    internal static bool IsContiguous(PyBuffer view)
    {
        if (view.IsContiguous) return true;
        long size = view.ItemSize;
        for (int i = 0; i < view.Shape.Length; i++)
        {
            if (view.Shape[i] > 1 && view.Strides[i] != size) return false;
            size *= view.Shape[i];
        }
        return true;
    }
}
