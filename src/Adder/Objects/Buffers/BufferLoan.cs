using Adder.Objects.Clinic;
using Adder.Protocols;

namespace Adder.Objects;

/// <summary>A memoryview that a Python class's <c>__buffer__</c> gave, until it goes back. (_buffer_wrapper)</summary>
[PyType("_buffer_wrapper", Property = "BufferWrapper", Subclassable = false, NoInstantiation = true)]
internal sealed partial class BufferLoan(Value exporter, PyMemoryView view, PyBuffer inner) : PyObject(PyType.BufferWrapper), IBufferOwner
{
    internal Value Exporter => exporter;

    // releasebuffer_call_python
    public void Release(ThreadState? ts, PyBuffer buffer)
    {
        inner.Release(ts);
        if (ts is null) return;
        PyException? pending = ts.HasPending ? ts.TakePending() : null;
        Value method = Attributes.FindSpecial(ts, exporter, "__release_buffer__");
        if (!method.IsNull && Calls.Call(ts, method, view).IsNull) ts.ClearPending();
        if (ts.HasPending) ts.ClearPending();
        if (!view.IsReleased && view.Exports == 0) view.Close(ts);
        if (pending is not null) ts.Restore(pending);
    }
}
