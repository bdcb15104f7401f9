using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>The memory of an <c>ndarray</c> and how items lie in it; items are packed by the struct module. (ndbuf_t)</summary>
internal sealed class NdBuffer
{
    private const int MaxDimensions = 128;

    internal required Memory<byte> Memory { get; init; }
    internal required string Format { get; init; }
    internal required int ItemSize { get; init; }
    internal required int[] Shape { get; init; }
    internal required int[] Strides { get; init; }
    internal int Start { get; init; }
    internal bool IsReadOnly { get; init; }
    internal int Flags { get; init; }

    /// <summary>The object whose memory this is; null for memory of its own.</summary>
    internal Value Base { get; init; }

    internal PyBuffer? Loan { get; init; }

    /// <summary>What a re-exporter asked for itself.</summary>
    internal bool HasFormat { get; init; } = true;
    internal bool HasShape { get; init; } = true;
    internal bool HasStrides { get; init; } = true;

    internal int Exports;

    internal bool IsC => BufferLayout.IsC(Shape, Strides, ItemSize);

    internal bool IsFortran => BufferLayout.IsFortran(Shape, Strides, ItemSize);

    internal int ByteCount => BufferLayout.CountOf(Shape) * ItemSize;

    /// <summary>Memory of another object. (ndarray_init_staticbuf)</summary>
    internal static NdBuffer Of(ThreadState ts, Value exporter, int request, int flags)
    {
        PyBuffer buffer = Buffers.Get(ts, exporter, (BufferRequest)request);
        bool Has(BufferRequest part) => ((BufferRequest)request & part) == part;
        return new NdBuffer
        {
            Memory = buffer.Memory,
            Format = buffer.Format,
            ItemSize = buffer.ItemSize,
            Shape = buffer.Shape,
            Strides = buffer.Strides,
            Start = buffer.Start,
            IsReadOnly = buffer.IsReadOnly,
            Base = exporter,
            Loan = buffer,
            Flags = flags,
            HasFormat = Has(BufferRequest.Format),
            HasShape = Has(BufferRequest.Shape),
            HasStrides = Has(BufferRequest.Strides),
        };
    }

    // init_ndbuf
    internal static NdBuffer Make(ThreadState ts, Value items, Value shape, Value strides, long offset, string format, int flags)
    {
        if ((flags & PyNdArray.Pil) != 0) throw Errors.NotImplementedError("arrays with suboffsets are not implemented");
        if (shape.Ref is not (PyList or PyTuple)) throw Errors.TypeError("shape must be a list or a tuple");
        int[] dimensions = Numbers(ts, shape, "shape");
        if (dimensions.Length > MaxDimensions) throw Errors.ValueError($"ndim must not exceed {MaxDimensions}");
        if (!strides.IsNull && strides.Ref is not (PyList or PyTuple)) throw Errors.TypeError("strides must be a list or a tuple");
        int[]? steps = strides.IsNull ? null : Numbers(ts, strides, "strides");
        if (steps is { Length: 0 }) steps = null;
        if (steps is not null && (flags & PyNdArray.Fortran) != 0) throw Errors.TypeError("ND_FORTRAN cannot be used together with strides");
        if (steps is not null && steps.Length != dimensions.Length) throw Errors.ValueError("len(shape) != len(strides)");
        int itemSize = (int)Calls.Method(ts, Struct(ts), "calcsize", format).OrThrow(ts).Bits;
        if (itemSize == 0) throw Errors.ValueError("itemsize must not be zero");
        byte[] memory = Packed(ts, dimensions.Length == 0 ? new PyTuple(items) : items, format, itemSize);
        steps ??= (flags & PyNdArray.Fortran) != 0 ? BufferLayout.FortranStridesOf(dimensions, itemSize) : BufferLayout.StridesOf(dimensions, itemSize);
        Verify(memory.Length, itemSize, offset, dimensions, steps);
        return new NdBuffer
        {
            Memory = memory, Format = format, ItemSize = itemSize, Shape = dimensions, Strides = steps, Start = (int)offset,
            IsReadOnly = (flags & PyNdArray.Writable) == 0, Flags = flags,
        };
    }

    // seq_as_ssize_array
    private static int[] Numbers(ThreadState ts, Value sequence, string what)
    {
        PyTuple items = Iterables.ToTuple(ts, sequence);
        int[] numbers = new int[items.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!items[i].IsInt) throw Errors.ValueError($"elements of {what} must be integers");
            if (items[i].Bits < 0 && what == "shape") throw Errors.ValueError("elements of shape must be integers >= 0");
            numbers[i] = items[i].Bits is >= int.MinValue and <= int.MaxValue ? (int)items[i].Bits : throw Errors.ValueError("invalid combination of buffer, shape and strides");
        }
        return numbers;
    }

    private static byte[] Packed(ThreadState ts, Value items, string format, int itemSize)
    {
        if (items.Ref is not (PyList or PyTuple)) throw Errors.TypeError("items must be a list or a tuple");
        PyTuple all = Iterables.ToTuple(ts, items);
        if (all.Count == 0) throw Errors.ValueError("initializer list or tuple must not be empty");
        byte[] memory = new byte[all.Count * itemSize];
        for (int i = 0; i < all.Count; i++) Pack(ts, format, all[i], memory.AsSpan(i * itemSize, itemSize));
        return memory;
    }

    // verify_structure
    private static void Verify(int length, int itemSize, long offset, int[] shape, int[] strides)
    {
        if (offset % itemSize != 0) throw Errors.ValueError("offset must be a multiple of itemsize");
        if (offset < 0 || offset + itemSize > length) throw Errors.ValueError("offset out of bounds");
        foreach (int stride in strides)
        {
            if (stride % itemSize != 0) throw Errors.ValueError("strides must be a multiple of itemsize");
        }
        long least = 0, most = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 0) return;
            long reach = (long)strides[i] * (shape[i] - 1);
            if (reach <= 0) least += reach;
            else most += reach;
        }
        if (least + offset < 0 || most + offset + itemSize > length) throw Errors.ValueError("invalid combination of buffer, shape and strides");
    }

    private static Value Struct(ThreadState ts) => InstanceState.ModuleNamed(ts, "struct");

    private static void Pack(ThreadState ts, string format, Value item, Span<byte> target)
    {
        Value[] arguments = item.Ref is PyTuple several ? [format, .. several.Items] : [format, item];
        Value packed = Calls.Method(ts, Struct(ts), "pack", arguments).OrThrow(ts);
        ((PyBytes)packed.Ref).Span.CopyTo(target);
    }

    internal void Pack(ThreadState ts, int at, Value item) => Pack(ts, Format, item, Memory.Span.Slice(at, ItemSize));

    // unpack_single
    internal Value Unpack(ThreadState ts, int at)
    {
        Value items = Calls.Method(ts, Struct(ts), "unpack", HasFormat ? Format : "B", PyBytes.From(Memory.Span.Slice(at, ItemSize))).OrThrow(ts);
        return items.Ref is PyTuple { Count: 1 } one ? one[0] : items;
    }

    internal Value ToList(ThreadState ts, int dimension, int at)
    {
        if (dimension == Shape.Length) return Unpack(ts, at);
        PyList list = new();
        for (int i = 0; i < Shape[dimension]; i++) list.Add(ToList(ts, dimension + 1, at + i * Strides[dimension]));
        return list;
    }

    /// <summary>The items' bytes, in C or Fortran order.</summary>
    internal byte[] Bytes(bool fortran)
    {
        byte[] bytes = new byte[ByteCount];
        int[] shape = Shape, strides = Strides;
        if (fortran)
        {
            shape = [.. shape];
            strides = [.. strides];
            System.Array.Reverse(shape);
            System.Array.Reverse(strides);
        }
        BufferLayout.Gather(Memory.Span, Start, shape, strides, ItemSize, bytes);
        return bytes;
    }

    // ptr_from_index
    internal int OffsetOf(long index, bool fromEnd)
    {
        if (index < 0 && fromEnd) index += Shape[0];
        if ((ulong)index >= (ulong)Shape[0]) throw Errors.IndexError("index out of bounds");
        return Start + (int)index * Strides[0];
    }

    internal NdBuffer Part(PyNdArray owner, int start, int[] shape, int[] strides) => new()
    {
        Memory = Memory, Format = Format, ItemSize = ItemSize, Shape = shape, Strides = strides, Start = start, IsReadOnly = IsReadOnly, Base = owner,
    };

    // init_slice, for every dimension that the key names
    internal NdBuffer Slice(ThreadState ts, PyNdArray owner, Value key)
    {
        PyTuple slices = key.Ref is PySlice ? new PyTuple(key) : key.Ref as PyTuple ?? throw Refused(key);
        if (slices.Count == 0 || slices.Count > Shape.Length) throw Refused(key);
        int start = Start;
        int[] shape = [.. Shape], strides = [.. Strides];
        for (int i = 0; i < slices.Count; i++)
        {
            if (slices[i].Ref is not PySlice slice) throw Refused(key);
            if (!slice.TryResolve(ts, shape[i], out SliceBounds bounds)) throw ts.Throwable();
            start += strides[i] * (int)bounds.Start;
            shape[i] = (int)bounds.Count;
            strides[i] *= (int)bounds.Step;
        }
        return Part(owner, start, shape, strides);
    }

    private static PythonException Refused(Value key) => Errors.TypeError($"cannot index memory using \"{key.Type.Name}\"");

    // copy_buffer
    internal void CopyFrom(ThreadState ts, Value source)
    {
        PyBuffer from = Buffers.Get(ts, source, BufferRequest.FullReadOnly);
        try
        {
            bool same = from.ItemSize == ItemSize && from.Format == Format && from.Shape.AsSpan().SequenceEqual(Shape);
            if (!same) throw Errors.ValueError("ndarray assignment: lvalue and rvalue have different structures");
            byte[] bytes = new byte[from.Length];
            BufferLayout.Gather(from.Memory.Span, from.Start, from.Shape, from.Strides, from.ItemSize, bytes);
            BufferLayout.Scatter(bytes, Memory.Span, Start, Shape, Strides, ItemSize);
        }
        finally
        {
            from.Release(ts);
        }
    }
}
