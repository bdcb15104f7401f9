using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testbuffer</c>: exporters and functions of the buffer protocol, for tests.</summary>
[PyModule("_testbuffer")]
[PyModuleType(typeof(PyNdArray))]
internal static partial class TestBufferModule
{
    private const int Read = 0x100, Write = 0x200;

    [PyModuleExec]
    private static void AddConstants(PyModule module)
    {
        ReadOnlySpan<(string, int)> constants =
        [
            ("ND_MAX_NDIM", 128), ("ND_VAREXPORT", 1), ("ND_WRITABLE", PyNdArray.Writable), ("ND_FORTRAN", PyNdArray.Fortran), ("ND_SCALAR", 8),
            ("ND_PIL", PyNdArray.Pil), ("ND_REDIRECT", PyNdArray.Redirect), ("ND_GETBUF_FAIL", PyNdArray.FailsToExport), ("ND_GETBUF_UNDEFINED", 128),
            ("PyBUF_SIMPLE", 0), ("PyBUF_WRITABLE", 1), ("PyBUF_FORMAT", 4), ("PyBUF_ND", 8), ("PyBUF_STRIDES", 0x18), ("PyBUF_INDIRECT", 0x118),
            ("PyBUF_C_CONTIGUOUS", 0x38), ("PyBUF_F_CONTIGUOUS", 0x58), ("PyBUF_ANY_CONTIGUOUS", 0x98), ("PyBUF_FULL", 0x11d), ("PyBUF_FULL_RO", 0x11c),
            ("PyBUF_RECORDS", 0x1d), ("PyBUF_RECORDS_RO", 0x1c), ("PyBUF_STRIDED", 0x19), ("PyBUF_STRIDED_RO", 0x18), ("PyBUF_CONTIG", 9),
            ("PyBUF_CONTIG_RO", 8), ("PyBUF_READ", Read), ("PyBUF_WRITE", Write),
        ];
        foreach ((string name, int value) in constants) module.Dict.SetString(name, value);
    }

    [PyFunction("get_sizeof_void_p($module, /)\n--\n\nThe size of a pointer.", Name = "get_sizeof_void_p")]
    private static int GetSizeOfVoidP() => 8;

    [PyFunction("slice_indices($module, slice, length, /)\n--\n\nThe bounds and the length of a slice.", Name = "slice_indices")]
    private static Value SliceIndices(ThreadState ts, Value slice, long length)
    {
        if (slice.Ref is not PySlice bounds) throw Errors.TypeError("first argument must be a slice object");
        PyTuple three = (PyTuple)Calls.Method(ts, bounds, "indices", length).OrThrow(ts).Ref;
        (long start, long stop, long step) = (three[0].Bits, three[1].Bits, three[2].Bits);
        long count = step > 0 ? Math.Max(0, (stop - start + step - 1) / step) : Math.Max(0, (start - stop - step - 1) / -step);
        return new PyTuple(start, stop, step, count);
    }

    [PyFunction("is_contiguous($module, obj, order, /)\n--\n\nWhether the items lie side by side in 'C', 'F' or any order.", Name = "is_contiguous")]
    private static bool IsContiguous(ThreadState ts, Value obj, string order)
    {
        PyBuffer buffer = Buffers.Get(ts, obj, BufferRequest.FullReadOnly);
        bool result = IsContiguous(buffer, order);
        buffer.Release(ts);
        return result;
    }

    private static bool IsContiguous(PyBuffer buffer, string order) =>
        (order != "F" && buffer.IsContiguous) || (order != "C" && BufferLayout.IsFortran(buffer.Shape, buffer.Strides, buffer.ItemSize));

    [PyFunction("cmp_contig($module, b1, b2, /)\n--\n\nWhether two contiguous buffers have the same layout and bytes.", Name = "cmp_contig")]
    private static bool CompareContiguous(ThreadState ts, Value b1, Value b2)
    {
        PyBuffer left = Buffers.Get(ts, b1, BufferRequest.FullReadOnly), right = Buffers.Get(ts, b2, BufferRequest.FullReadOnly);
        bool same = (IsContiguous(left, "C") == IsContiguous(right, "C") && IsContiguous(left, "F") == IsContiguous(right, "F"))
            && IsContiguous(left, "A") && IsContiguous(right, "A")
            && left.ItemSize == right.ItemSize && left.Shape.AsSpan().SequenceEqual(right.Shape)
            && Bytes(left, "C").AsSpan().SequenceEqual(Bytes(right, "C"));
        left.Release(ts);
        right.Release(ts);
        return same;
    }

    // PyBuffer_ToContiguous
    [PyFunction("py_buffer_to_contiguous($module, obj, order, flags, /)\n--\n\nThe bytes of the items in an order.", Name = "py_buffer_to_contiguous")]
    private static Value ToContiguous(ThreadState ts, Value obj, string order, int flags)
    {
        PyBuffer buffer = Buffers.Get(ts, obj, (BufferRequest)flags);
        byte[] bytes = Bytes(buffer, order);
        buffer.Release(ts);
        return PyBytes.Own(bytes);
    }

    private static byte[] Bytes(PyBuffer buffer, string order)
    {
        bool fortran = order == "F" || (order == "A" && !buffer.IsContiguous && IsContiguous(buffer, "F"));
        return Layout(buffer).Bytes(fortran);
    }

    private static NdBuffer Layout(PyBuffer buffer) => new()
    {
        Memory = buffer.Memory, Format = buffer.Format, ItemSize = buffer.ItemSize, Shape = buffer.Shape, Strides = buffer.Strides, Start = buffer.Start,
    };

    // PyBuffer_GetPointer, and the item there
    [PyFunction("get_pointer($module, bufobj, seq, /)\n--\n\nThe item at a sequence of indices.", Name = "get_pointer")]
    private static Value GetPointer(ThreadState ts, Value bufobj, Value seq)
    {
        PyBuffer buffer = Buffers.Get(ts, bufobj, BufferRequest.FullReadOnly);
        try
        {
            PyTuple indices = Iterables.ToTuple(ts, seq);
            if (indices.Count != buffer.Shape.Length) throw Errors.ValueError("get_pointer(): len(indices) != ndim");
            int at = buffer.Start;
            for (int i = 0; i < indices.Count; i++)
            {
                long index = Indexing.ToSsize(ts, indices[i], PyType.IndexError).OrThrow(ts);
                if (index < 0 || index >= buffer.Shape[i]) throw Errors.ValueError($"get_pointer(): invalid index {index} at position {i}");
                at += (int)index * buffer.Strides[i];
            }
            return Layout(buffer).Unpack(ts, at);
        }
        finally
        {
            buffer.Release(ts);
        }
    }

    // PyMemoryView_GetContiguous
    [PyFunction("get_contiguous($module, obj, buffertype, order, /)\n--\n\nA view of contiguous memory: the object's own, or of a copy.", Name = "get_contiguous")]
    private static Value GetContiguous(ThreadState ts, Value obj, Value buffertype, Value order)
    {
        if (!buffertype.IsInt) throw Errors.TypeError("buffertype must be PyBUF_READ or PyBUF_WRITE");
        if (buffertype.Bits is not (Read or Write)) throw Errors.ValueError("invalid buffer type");
        if (order.Ref is not PyStr text) throw Errors.TypeError("order must be a string");
        string name = text.ToString();
        if (name is not ("C" or "F" or "A")) throw Errors.ValueError("invalid order, must be C, F or A");
        PyMemoryView view = PyMemoryView.Of(ts, obj);
        PyBuffer buffer = view.Export(ts, (int)BufferRequest.FullReadOnly);
        if (buffertype.Bits == Write && buffer.IsReadOnly) throw Errors.Make(PyType.BufferError, "underlying buffer is not writable");
        bool isContiguous = IsContiguous(buffer, name);
        if (isContiguous || buffertype.Bits == Write)
        {
            buffer.Release(ts);
            return isContiguous ? view : throw Errors.Make(PyType.BufferError, "writable contiguous buffer requested for a non-contiguous object.");
        }
        byte[] bytes = Bytes(buffer, name == "F" ? "F" : "C");
        int[] strides = name == "F" ? BufferLayout.FortranStridesOf(buffer.Shape, buffer.ItemSize) : BufferLayout.StridesOf(buffer.Shape, buffer.ItemSize);
        PyBuffer copy = new(PyBytes.Own(bytes), bytes, true, buffer.Format, buffer.ItemSize, buffer.Shape, strides);
        buffer.Release(ts);
        return new PyMemoryView(copy);
    }
}
