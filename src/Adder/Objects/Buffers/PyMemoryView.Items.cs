using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyMemoryView
{
    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    internal long GetLength()
    {
        Check();
        return _shape.Length == 0 ? throw Errors.TypeError("0-dim memory has no length") : _shape[0];
    }

    [Slot(Slot.TpIter)]
    internal PyMemoryViewIterator Iterate()
    {
        Check();
        if (_shape.Length == 0) throw Errors.TypeError("invalid indexing of 0-dim memory");
        if (_shape.Length > 1) throw Errors.NotImplementedError("multi-dimensional sub-views are not implemented");
        NativeFormat();
        return new PyMemoryViewIterator(this);
    }

    [Slot(Slot.SqItem)]
    internal Value GetItem(long index)
    {
        Check();
        if (_shape.Length == 0) throw Errors.TypeError("invalid indexing of 0-dim memory");
        if (_shape.Length > 1) throw Errors.NotImplementedError("multi-dimensional sub-views are not implemented");
        char format = NativeFormat();
        return BufferItems.Get(format, Memory.Slice(Offset(0, index), _itemSize));
    }

    /// <summary>The item at an index that is in range, of a view of one dimension.</summary>
    internal Value ItemAt(int index)
    {
        Check();
        return BufferItems.Get(NativeFormat(), Memory.Slice(_start + index * _strides[0], _itemSize));
    }

    internal int Count => _shape[0];

    // memory_subscript
    [Slot(Slot.MpSubscript)]
    internal Value GetSubscript(ThreadState ts, Value key)
    {
        Check();
        if (_shape.Length == 0)
        {
            if (key.Ref is PyTuple { Count: 0 }) return BufferItems.Get(NativeFormat(), Memory.Slice(_start, _itemSize));
            if (key.Is(PyEllipsis.Instance)) return this;
            throw Errors.TypeError("invalid indexing of 0-dim memory");
        }
        if (key.IsInt || Positions.HasIndex(key)) return GetItem(Index(ts, key));
        if (key.Ref is PySlice slice) return Part(ts, slice);
        if (key.Ref is PyTuple indices && AreIndices(indices))
        {
            char format = NativeFormat();
            int offset = Offset(ts, indices);
            Check();
            return BufferItems.Get(format, Memory.Slice(offset, _itemSize));
        }
        if (key.Ref is PyTuple slices && AreSlices(slices)) throw Errors.NotImplementedError("multi-dimensional slicing is not implemented");
        throw Errors.TypeError("memoryview: invalid slice key");
    }

    // memory_ass_sub
    [Slot(Slot.MpAssSubscript)]
    internal void SetSubscript(ThreadState ts, Value key, Value value)
    {
        Check();
        if (_isReadOnly) throw Errors.TypeError("cannot modify read-only memory");
        if (value.IsNull) throw Errors.TypeError("cannot delete memory");
        if (_shape.Length == 0)
        {
            if (key.Ref is not PyTuple { Count: 0 } && !key.Is(PyEllipsis.Instance)) throw Errors.TypeError("invalid indexing of 0-dim memory");
            Store(ts, _start, value);
        }
        else if (key.IsInt || Positions.HasIndex(key))
        {
            if (_shape.Length > 1) throw Errors.NotImplementedError("sub-views are not implemented");
            Store(ts, Offset(0, Index(ts, key)), value);
        }
        else if (key.Ref is PySlice slice && _shape.Length == 1)
        {
            PyMemoryView part = Part(ts, slice);
            Check();
            part.CopyFrom(ts, value);
        }
        else if (key.Ref is PyTuple indices && AreIndices(indices))
        {
            if (indices.Count < _shape.Length) throw Errors.NotImplementedError("sub-views are not implemented");
            Store(ts, Offset(ts, indices), value);
        }
        else if (key.Ref is PySlice || (key.Ref is PyTuple slices && AreSlices(slices)))
        {
            throw Errors.NotImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
        }
        else
        {
            throw Errors.TypeError("memoryview: invalid slice key");
        }
    }

    private PyMemoryView Part(ThreadState ts, PySlice slice)
    {
        if (_shape.Length > 1) throw Errors.NotImplementedError("multi-dimensional slicing is not implemented");
        // The bounds are objects whose __index__ may release this view.
        _master.Hold();
        try
        {
            return slice.TryResolve(ts, _shape[0], out SliceBounds bounds) ? Part(bounds) : throw ts.Throwable();
        }
        finally
        {
            _master.LetGo(ts);
        }
    }

    private PyMemoryView Part(SliceBounds bounds)
    {
        int start = bounds.Count == 0 ? _start : _start + (int)bounds.Start * _strides[0];
        int stride = bounds.Count <= 1 ? _strides[0] * (int)Math.Clamp(bounds.Step, -1 << 20, 1 << 20) : _strides[0] * (int)bounds.Step;
        return new(_master, start, [(int)bounds.Count], [stride], _format, _itemSize, _isReadOnly);
    }

    // copy_single
    private void CopyFrom(ThreadState ts, Value source)
    {
        PyBuffer from = Buffers.Get(ts, source, BufferRequest.FullReadOnly);
        try
        {
            bool fits = from.Shape.Length == 1 && from.Shape[0] == _shape[0] && from.ItemSize == _itemSize && SameFormat(from.Format, _format);
            if (!fits) throw Errors.ValueError("memoryview assignment: lvalue and rvalue have different structures");
            byte[] bytes = new byte[from.Length];
            BufferLayout.Gather(from.Memory.Span, from.Start, from.Shape, from.Strides, from.ItemSize, bytes);
            BufferLayout.Scatter(bytes, Memory, _start, _shape, _strides, _itemSize);
        }
        finally
        {
            from.Release(ts);
        }
    }

    private void Store(ThreadState ts, int offset, Value value)
    {
        char format = NativeFormat();
        Span<byte> item = stackalloc byte[8];
        item = item[.._itemSize];
        BufferItems.Set(ts, format, item, value);
        Check();
        item.CopyTo(Memory[offset..]);
    }

    private static bool SameFormat(string left, string right) => left.TrimStart('@') == right.TrimStart('@');

    private static long Index(ThreadState ts, Value key) => Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);

    private int Offset(int dimension, long index)
    {
        if (index < 0) index += _shape[dimension];
        if ((ulong)index >= (ulong)_shape[dimension]) throw Errors.IndexError($"index out of bounds on dimension {dimension + 1}");
        return _start + (int)index * _strides[dimension];
    }

    private int Offset(ThreadState ts, PyTuple indices)
    {
        if (indices.Count > _shape.Length)
        {
            throw Errors.TypeError($"cannot index {_shape.Length}-dimension view with {indices.Count}-element tuple");
        }
        if (indices.Count < _shape.Length) throw Errors.NotImplementedError("sub-views are not implemented");
        int offset = _start;
        for (int i = 0; i < indices.Count; i++) offset += Offset(i, Index(ts, indices[i])) - _start;
        return offset;
    }

    private static bool AreIndices(PyTuple key)
    {
        foreach (Value item in key.Items)
        {
            if (!Positions.HasIndex(item)) return false;
        }
        return true;
    }

    private static bool AreSlices(PyTuple key)
    {
        foreach (Value item in key.Items)
        {
            if (item.Ref is not PySlice) return false;
        }
        return key.Count > 0;
    }
}

/// <summary>Goes through a memoryview of one dimension.</summary>
[PyType("memory_iterator", Property = "MemoryViewIterator", Module = "builtins", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyMemoryViewIterator(PyMemoryView view) : PyObject(PyType.MemoryViewIterator)
{
    private PyMemoryView? _view = view;
    private int _index;
    private readonly int _count = view.Count;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next()
    {
        if (_view is null) return default;
        if (_index < _count) return _view.ItemAt(_index++);
        _view = null;
        return default;
    }
}
