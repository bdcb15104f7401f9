using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through bytes.</summary>
[PyType("bytes_iterator", Property = "BytesIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyBytesIterator(PyBytes bytes) : PyObject(PyType.BytesIterator)
{
    private PyBytes? _bytes = bytes;
    private int _index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyBytesIterator iterator = Unsafe.As<PyBytesIterator>(self.Ref);
        if (iterator._bytes is not { } bytes) return default;
        if (iterator._index < bytes.Length) return bytes.Data[iterator._index++];
        iterator._bytes = null;
        return default;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _bytes is null ? 0 : _bytes.Length - _index;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private PyTuple Reduce(ThreadState ts) => _bytes is null
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty))
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(_bytes), _index);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (_bytes is not null) _index = (int)Math.Clamp(state, 0, _bytes.Length);
    }
}

/// <summary>Goes through a bytearray, which may change meanwhile.</summary>
[PyType("bytearray_iterator", Property = "ByteArrayIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyByteArrayIterator(PyByteArray bytes) : PyObject(PyType.ByteArrayIterator)
{
    private PyByteArray? _bytes = bytes;
    private int _index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyByteArrayIterator iterator = Unsafe.As<PyByteArrayIterator>(self.Ref);
        if (iterator._bytes is not { } bytes) return default;
        if (iterator._index < bytes.Length) return bytes.Span[iterator._index++];
        iterator._bytes = null;
        return default;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _bytes is null ? 0 : Math.Max(_bytes.Length - _index, 0);

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private PyTuple Reduce(ThreadState ts) => _bytes is null
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyTuple.Empty))
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(_bytes), _index);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (_bytes is not null) _index = (int)Math.Clamp(state, 0, _bytes.Length);
    }
}
