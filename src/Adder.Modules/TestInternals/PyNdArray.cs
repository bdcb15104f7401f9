using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testbuffer.ndarray</c>: an exporter of memory in any strided layout, for tests of the buffer protocol. PIL-style arrays are missing.</summary>
[PyType("ndarray", Module = "builtins")]
internal sealed partial class PyNdArray : PyObject, IBufferOwner
{
    internal const int Writable = 2, Fortran = 4, Pil = 16, Redirect = 32, FailsToExport = 64, UnusedRequest = 0x10000;

    private readonly Stack<NdBuffer> _buffers = new();

    internal PyNdArray(NdBuffer buffer) : base(TypeObject)
    {
        _buffers.Push(buffer);
    }

    internal NdBuffer Head => _buffers.Peek();

    [Slot(Slot.TpNew, Signature = "ndarray(obj, shape=<unrepresentable>, strides=<unrepresentable>, offset=0, format='B', flags=0, getbuf=0x10000)")]
    internal static Value New(
        ThreadState ts, PyType type, Value obj, Value shape = default, Value strides = default, long offset = 0, string format = "B", int flags = 0,
        int getbuf = UnusedRequest)
    {
        if (Buffers.Has(obj) && shape.IsNull)
        {
            if (!strides.IsNull || offset != 0 || format != "B" || (flags & ~Redirect) != 0)
            {
                throw Errors.TypeError("construction from exporter object only takes 'obj', 'getbuf' and 'flags' arguments");
            }
            return new PyNdArray(NdBuffer.Of(ts, obj, getbuf == UnusedRequest ? (int)BufferRequest.FullReadOnly : getbuf, flags));
        }
        if (getbuf != UnusedRequest) throw Errors.TypeError("getbuf argument only valid for construction from exporter object");
        if (shape.IsNull)
        {
            throw Errors.TypeError(
                "shape is a required argument when constructing from list, tuple or scalar (anything that's not an exporter)");
        }
        return new PyNdArray(NdBuffer.Make(ts, obj, shape, strides, offset, format, flags));
    }

    [PyMethod("push($self, /, items, shape, strides=<unrepresentable>, offset=0, format='B', flags=0)\n--\n\nExport other memory from now on.")]
    private void Push(ThreadState ts, Value items, Value shape, Value strides = default, long offset = 0, string format = "B", int flags = 0)
    {
        if (Head.Flags == 0 || (Head.Flags & 1) == 0) throw Errors.ValueError("cannot push: the array has no variable exports");
        _buffers.Push(NdBuffer.Make(ts, items, shape, strides, offset, format, flags | 1));
    }

    [PyMethod("pop($self, /)\n--\n\nExport the memory from before the last push().")]
    private void Pop(ThreadState ts)
    {
        if (Head.Exports > 0) throw Errors.Make(PyType.BufferError, "the buffer is exported");
        if (_buffers.Count < 2) throw Errors.Make(PyType.BufferError, "list only has a single base");
        _buffers.Pop();
    }

    [PyMethod("tolist($self, /)\n--\n\nThe items as nested lists.")]
    private Value ToList(ThreadState ts) => Head.ToList(ts, 0, Head.Start);

    [PyMethod("tobytes($self, /)\n--\n\nThe items' bytes in C order.")]
    private Value ToBytes() => PyBytes.From(Head.Bytes(fortran: false));

    // ndarray_getbuf
    [Slot(Slot.BfGetbuffer)]
    internal Value Export(ThreadState ts, int flags)
    {
        NdBuffer buffer = Head;
        if (buffer.Loan is { } loan && (buffer.Flags & Redirect) != 0) return Buffers.Get(ts, loan.Owner, (BufferRequest)flags);
        BufferRequest request = (BufferRequest)flags;
        bool Wants(BufferRequest flag) => (request & flag) == flag;
        if (buffer.Shape.Length > 0 && ((Wants(BufferRequest.Shape) && !buffer.HasShape) || (Wants(BufferRequest.Strides) && !buffer.HasStrides)))
        {
            throw Refused("re-exporter does not provide format, shape or strides");
        }
        if ((buffer.Flags & FailsToExport) != 0) throw Refused("ND_GETBUF_FAIL: forced test exception");
        if (Wants(BufferRequest.Writable) && buffer.IsReadOnly) throw Refused("ndarray is not writable");
        if (Wants(BufferRequest.CContiguous) && !buffer.IsC) throw Refused("ndarray is not C-contiguous");
        if (Wants(BufferRequest.FContiguous) && !buffer.IsFortran) throw Refused("ndarray is not Fortran contiguous");
        if (Wants(BufferRequest.AnyContiguous) && !buffer.IsC && !buffer.IsFortran) throw Refused("ndarray is not contiguous");
        if (!Wants(BufferRequest.Strides) && !buffer.IsC) throw Refused("ndarray is not C-contiguous");
        if (!Wants(BufferRequest.Shape) && Wants(BufferRequest.Format))
        {
            throw Refused("ndarray: cannot cast to unsigned bytes if the format flag is present");
        }
        buffer.Exports++;
        return new PyBuffer(this, buffer.Memory, buffer.IsReadOnly, buffer.Format, buffer.ItemSize, buffer.Shape, buffer.Strides, buffer.Start);
    }

    void IBufferOwner.Release(ThreadState? ts, PyBuffer buffer) => Head.Exports--;

    private static PythonException Refused(string why) => Errors.Make(PyType.BufferError, why);

    [Slot(Slot.SqLength), Slot(Slot.MpLength)]
    internal long Length() => Head.Shape.Length == 0 ? throw Errors.TypeError("0-dim memory has no length") : Head.Shape[0];

    [Slot(Slot.SqItem)]
    internal Value Item(ThreadState ts, long index)
    {
        NdBuffer buffer = Head;
        if (buffer.Shape.Length == 0) throw Errors.TypeError("invalid indexing of scalar");
        int at = buffer.OffsetOf(index, fromEnd: false);
        return buffer.Shape.Length == 1 ? buffer.Unpack(ts, at) : new PyNdArray(buffer.Part(this, at, buffer.Shape[1..], buffer.Strides[1..]));
    }

    // ndarray_subscript
    [Slot(Slot.MpSubscript)]
    internal Value Get(ThreadState ts, Value key)
    {
        NdBuffer buffer = Head;
        if (buffer.Shape.Length == 0)
        {
            if (key.Ref is PyTuple { Count: 0 }) return buffer.Unpack(ts, buffer.Start);
            return key.Is(PyEllipsis.Instance) ? this : throw Errors.TypeError("invalid indexing of scalar");
        }
        if (Positions.HasIndex(key))
        {
            long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
            return Item(ts, index < 0 ? index + buffer.Shape[0] : index);
        }
        return new PyNdArray(buffer.Slice(ts, this, key));
    }

    // ndarray_ass_subscript
    [Slot(Slot.MpAssSubscript)]
    internal void Set(ThreadState ts, Value key, Value value)
    {
        NdBuffer buffer = Head;
        if (buffer.IsReadOnly) throw Errors.TypeError("ndarray is not writable");
        if (value.IsNull) throw Errors.TypeError("ndarray data cannot be deleted");
        if (buffer.Shape.Length == 0)
        {
            if (key.Ref is not PyTuple { Count: 0 } && !key.Is(PyEllipsis.Instance)) throw Errors.TypeError("invalid indexing of scalar");
            buffer.Pack(ts, buffer.Start, value);
            return;
        }
        if (!Positions.HasIndex(key))
        {
            buffer.Slice(ts, this, key).CopyFrom(ts, value);
            return;
        }
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        int at = buffer.OffsetOf(index, fromEnd: true);
        if (buffer.Shape.Length == 1) buffer.Pack(ts, at, value);
        else buffer.Part(this, at, buffer.Shape[1..], buffer.Strides[1..]).CopyFrom(ts, value);
    }

    [PyGetSet("obj")]
    private Value Exporter() => Head.Base.IsNull ? Value.None : Head.Base;

    [PyGetSet("nbytes")]
    private long ByteCount() => Head.ByteCount;

    [PyGetSet("readonly")]
    private bool IsReadOnly() => Head.IsReadOnly;

    [PyGetSet("itemsize")]
    private long ItemSize() => Head.ItemSize;

    [PyGetSet("format")]
    private string Format() => Head.HasFormat ? Head.Format : "";

    [PyGetSet("ndim")]
    private long Dimensions() => Head.Shape.Length;

    [PyGetSet("shape")]
    private Value Shape() => Head.HasShape ? Numbers(Head.Shape) : PyTuple.Empty;

    [PyGetSet("strides")]
    private Value Strides() => Head.HasStrides ? Numbers(Head.Strides) : PyTuple.Empty;

    [PyGetSet("suboffsets")]
    private Value SubOffsets() => PyTuple.Empty;

    [PyGetSet("c_contiguous")]
    private bool IsC() => Head.IsC;

    [PyGetSet("f_contiguous")]
    private bool IsFortran() => Head.IsFortran;

    [PyGetSet("contiguous")]
    private bool IsContiguous() => Head.IsC || Head.IsFortran;

    private static Value Numbers(int[] numbers)
    {
        Value[] items = new Value[numbers.Length];
        for (int i = 0; i < items.Length; i++) items[i] = numbers[i];
        return new PyTuple(items);
    }
}
