using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through bytes.</summary>
[PyType("bytes_iterator", Property = "BytesIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyBytesIterator(PyBytes bytes) : PySequenceIterator<PyBytes>(PyType.BytesIterator, bytes)
{
    private protected override int LengthOf(PyBytes sequence) => sequence.Length;

    private protected override PyObject Nothing => PyTuple.Empty;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyBytesIterator iterator = Unsafe.As<PyBytesIterator>(self.Ref);
        if (iterator.Sequence is not { } bytes) return default;
        if (iterator.Index < bytes.Length) return bytes.Span[iterator.Index++];
        iterator.Sequence = null;
        return default;
    }
}

/// <summary>Goes through a bytearray, which may change meanwhile.</summary>
[PyType("bytearray_iterator", Property = "ByteArrayIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyByteArrayIterator(PyByteArray bytes) : PySequenceIterator<PyByteArray>(PyType.ByteArrayIterator, bytes)
{
    private protected override int LengthOf(PyByteArray sequence) => sequence.Length;

    private protected override PyObject Nothing => PyTuple.Empty;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyByteArrayIterator iterator = Unsafe.As<PyByteArrayIterator>(self.Ref);
        if (iterator.Sequence is not { } bytes) return default;
        if (iterator.Index < bytes.Length) return bytes.Span[iterator.Index++];
        iterator.Sequence = null;
        return default;
    }
}
