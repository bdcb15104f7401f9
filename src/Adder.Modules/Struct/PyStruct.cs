using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Struct;

/// <summary><c>struct.Struct</c>: a compiled format.</summary>
[PyType("Struct", Module = "_struct", Flags = TypeFlags.HasWeakref, Doc = "Struct(fmt) --> compiled struct object")]
internal partial class PyStruct(PyType type) : PyObject(type)
{
    private FormatItem[] _items = [];
    private PyStr? _format;
    private bool _littleEndian;
    private bool _isNative;
    private int _count = -1;

    /// <summary>How many bytes it describes; -1 before __init__.</summary>
    [PyGetSet("size", Doc = "How many bytes it describes.")]
    internal int Size { get; private set; } = -1;

    [PyGetSet("format", Doc = "The format string.")]
    private Value Format => _format is null ? Value.None : _format;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyStruct>(type);

    [Slot(Slot.TpInit, Signature = "Struct(format)")]
    private void Init(Value format) => Compile(format);

    /// <summary>Takes the format apart. Throws.</summary>
    internal void Compile(Value format)
    {
        byte[] bytes = format.Ref switch
        {
            PyStr text => Ascii(text),
            PyBytes raw => raw.ToArray(),
            _ => throw Errors.TypeError($"Struct() argument 1 must be a str or bytes object, not {format.Type.Name}"),
        };
        _items = FormatReader.Read(bytes, out int size, out _littleEndian, out _isNative);
        _format = PyStr.FromLatin1(bytes);
        _count = 0;
        foreach (FormatItem item in _items) _count += item.Count;
        Size = size;
    }

    private static byte[] Ascii(PyStr text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) continue;
            throw new PythonException((PyException)PyUnicodeEncodeError.Make("ascii", text, i, i + 1, "ordinal not in range(128)"));
        }
        return text.Latin1.ToArray();
    }

    internal Value PackAll(ThreadState ts, ReadOnlySpan<Value> values)
    {
        if (values.Length != _count) throw StructModule.Error($"pack expected {_count} items for packing (got {values.Length})");
        PyBytes packed = PyBytes.New(Size, out Span<byte> bytes);
        bytes.Clear();
        Write(ts, bytes, values);
        return packed;
    }

    internal void PackAllInto(ThreadState ts, ReadOnlySpan<Value> args)
    {
        if (args.Length - 2 != _count)
        {
            if (args.Length == 0) throw StructModule.Error("pack_into expected buffer argument");
            if (args.Length == 1) throw StructModule.Error("pack_into expected offset argument");
            throw StructModule.Error($"pack_into expected {_count} items for packing (got {args.Length - 2})");
        }
        using WritableBufferView buffer = Writable(ts, args[0]);
        long offset = Indexing.ToSsize(ts, args[1], PyType.IndexError).OrThrow(ts);
        if (offset < 0)
        {
            if (offset + Size > 0) throw StructModule.Error($"no space to pack {Size} bytes at offset {offset}");
            if (offset + buffer.Length < 0) throw StructModule.Error($"offset {offset} out of range for {buffer.Length}-byte buffer");
            offset += buffer.Length;
        }
        if (buffer.Length - offset < Size)
        {
            throw StructModule.Error(
                $"pack_into requires a buffer of at least {(ulong)(Size + offset)} bytes for packing {Size} bytes at offset {offset} "
                + $"(actual buffer size is {buffer.Length})");
        }
        Span<byte> target = buffer.Span.Slice((int)offset, Size);
        target.Clear();
        Write(ts, target, args[2..]);
    }

    private static WritableBufferView Writable(ThreadState ts, Value value)
    {
        try
        {
            return WritableBufferView.From(ts, value, "pack_into", "argument");
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.TypeError))
        {
            throw Errors.TypeError($"argument must be read-write bytes-like object, not {value.Type.Name}");
        }
    }

    private void Write(ThreadState ts, Span<byte> target, ReadOnlySpan<Value> values)
    {
        int next = 0;
        foreach (FormatItem item in _items)
        {
            for (int i = 0; i < item.Count; i++)
            {
                Span<byte> place = target.Slice(item.Offset + i * item.Size, item.Size);
                StructCodec.Write(ts, item.Code, place, values[next++], _littleEndian, _isNative);
            }
        }
    }

    private PyTuple Read(ReadOnlySpan<byte> source)
    {
        var values = new Value[_count];
        int next = 0;
        foreach (FormatItem item in _items)
        {
            for (int i = 0; i < item.Count; i++)
            {
                values[next++] = StructCodec.Read(item.Code, source.Slice(item.Offset + i * item.Size, item.Size), _littleEndian);
            }
        }
        return PyTuple.Own(values);
    }

    internal Value UnpackAll(ThreadState ts, Value source)
    {
        using BufferView buffer = BufferView.From(ts, source);
        if (buffer.Length != Size) throw StructModule.Error($"unpack requires a buffer of {Size} bytes");
        return Read(buffer.Span);
    }

    internal Value UnpackAt(ThreadState ts, Value source, long offset)
    {
        using BufferView buffer = BufferView.From(ts, source);
        if (offset < 0)
        {
            if (offset + Size > 0) throw StructModule.Error($"not enough data to unpack {Size} bytes at offset {offset}");
            if (offset + buffer.Length < 0) throw StructModule.Error($"offset {offset} out of range for {buffer.Length}-byte buffer");
            offset += buffer.Length;
        }
        if (buffer.Length - offset < Size)
        {
            throw StructModule.Error(
                $"unpack_from requires a buffer of at least {(ulong)(Size + offset)} bytes for unpacking {Size} bytes at offset {offset} "
                + $"(actual buffer size is {buffer.Length})");
        }
        return Read(buffer.Span.Slice((int)offset, Size));
    }

    internal Value Iterate(ThreadState ts, Value source)
    {
        if (Size == 0) throw StructModule.Error("cannot iteratively unpack with a struct of length 0");
        BufferView buffer = BufferView.From(ts, source);
        if (buffer.Length % Size == 0) return new PyUnpackIterator(this, buffer);
        buffer.Dispose();
        throw StructModule.Error($"iterative unpacking requires a buffer of a multiple of {Size} bytes");
    }

    internal Value ReadAt(ReadOnlySpan<byte> source, int offset) => Read(source.Slice(offset, Size));

    [PyMethod("pack(v1, v2, ...) -> bytes\n\nThe values as bytes.", Name = "pack", Convention = CallingConvention.FastCall)]
    private Value Pack(ThreadState ts, params ReadOnlySpan<Value> values) => PackAll(ts, values);

    [PyMethod("pack_into(buffer, offset, v1, v2, ...)\n\nThe values into a buffer.", Name = "pack_into", Convention = CallingConvention.FastCall)]
    private void PackInto(ThreadState ts, params ReadOnlySpan<Value> values) => PackAllInto(ts, values);

    [PyMethod("unpack($self, buffer, /)\n--\n\nA tuple of the values that the bytes stand for.")]
    private Value Unpack(ThreadState ts, Value buffer) => UnpackAll(ts, buffer);

    [PyMethod("unpack_from($self, /, buffer, offset=0)\n--\n\nA tuple of the values at an offset of the bytes.")]
    private Value UnpackFrom(ThreadState ts, Value buffer, long offset = 0) => UnpackAt(ts, buffer, offset);

    [PyMethod("iter_unpack($self, buffer, /)\n--\n\nAn iterator over tuples of values, one after the other in the bytes.")]
    private Value IterUnpack(ThreadState ts, Value buffer) => Iterate(ts, buffer);

    [PyMethod("__sizeof__($self, /)\n--\n\nThe memory it takes, in bytes.")]
    private long SizeOf() => 64 + 16L * _items.Length;
}

/// <summary>Unpacks one tuple after the other.</summary>
[PyType("unpack_iterator", Module = "_struct", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyUnpackIterator : PyObject
{
    private readonly PyStruct _format;
    private BufferView? _buffer;
    private int _offset;

    internal PyUnpackIterator(PyStruct format, BufferView buffer) : base(TypeObject)
    {
        _format = format;
        _buffer = buffer;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    private Value Next()
    {
        if (_buffer is not { } buffer) return default;
        if (_offset >= buffer.Length)
        {
            buffer.Dispose();
            _buffer = null;
            return default;
        }
        Value values = _format.ReadAt(buffer.Span, _offset);
        _offset += _format.Size;
        return values;
    }

    [PyMethod("__length_hint__($self, /)\n--\n\nHow many tuples are left.")]
    private long LengthHint() => _buffer is { } buffer ? (buffer.Length - _offset) / _format.Size : 0;
}
