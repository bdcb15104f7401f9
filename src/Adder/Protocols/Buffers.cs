using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Objects that export memory. (PyObject_GetBuffer)</summary>
internal static unsafe class Buffers
{
    internal static bool Has(Value value) => value.Type.BfGetbuffer != null;

    /// <summary>The object's memory, to be released. Throws.</summary>
    internal static PyBuffer Get(ThreadState ts, Value value, BufferRequest request)
    {
        if (value.Type.BfGetbuffer == null) throw Errors.TypeError($"a bytes-like object is required, not '{value.Type.Name}'");
        Value exported = value.Type.BfGetbuffer(ts, value, (int)request).OrThrow(ts);
        return exported.Ref as PyBuffer ?? OfPythonClass(ts, value, exported, request);
    }

    /// <summary>As <see cref="Get"/>, for memory that is contiguous.</summary>
    internal static PyBuffer GetContiguous(ThreadState ts, Value value, BufferRequest request = BufferRequest.Simple)
    {
        PyBuffer buffer = Get(ts, value, request);
        if (buffer.IsContiguous) return buffer;
        buffer.Release(ts);
        throw Errors.Make(PyType.BufferError, $"{value.Type.Name}: underlying buffer is not C-contiguous");
    }

    /// <summary>A copy of the bytes, in C order. Throws.</summary>
    internal static byte[] Copy(ThreadState ts, Value value)
    {
        PyBuffer buffer = Get(ts, value, BufferRequest.FullReadOnly);
        byte[] bytes = buffer.Length == 0 ? [] : GC.AllocateUninitializedArray<byte>(buffer.Length);
        if (buffer.IsContiguous) buffer.Span.CopyTo(bytes);
        else BufferLayout.Gather(buffer.Memory.Span, buffer.Start, buffer.Shape, buffer.Strides, buffer.ItemSize, bytes);
        buffer.Release(ts);
        return bytes;
    }

    /// <summary>A copy of memory that must be in one piece. Throws.</summary>
    internal static byte[] CopyContiguous(ThreadState ts, Value value)
    {
        using BufferView view = BufferView.From(ts, value);
        return view.Span.ToArray();
    }

    // PEP 688: __buffer__ returned a memoryview, which goes back to __release_buffer__.
    private static PyBuffer OfPythonClass(ThreadState ts, Value exporter, Value exported, BufferRequest request)
    {
        if (exported.Ref is not PyMemoryView view) throw Errors.TypeError($"__buffer__ returned non-memoryview object");
        PyBuffer inner = view.Export(ts, (int)request);
        return new PyBuffer(
            new BufferLoan(exporter, view, inner), inner.Memory, inner.IsReadOnly, inner.Format, inner.ItemSize, inner.Shape, inner.Strides, inner.Start);
    }
}
