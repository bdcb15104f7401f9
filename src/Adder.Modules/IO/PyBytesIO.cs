using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BytesIO</c>: a binary stream in memory.</summary>
[PyType("BytesIO", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BytesIO(initial_bytes=b'')\n--\n\nA buffered binary stream over bytes in memory.")]
internal partial class PyBytesIO(PyType type) : PyIOBase(type)
{
    private byte[]? _data = [];
    private int _length;
    private long _position;
    private int _exports;

    // The views that hold the bytes: they may die without giving them back.
    private readonly List<WeakReference<PyBuffer>> _views = [];

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyBytesIO>(type);

    [Slot(Slot.TpInit, Signature = "BytesIO(initial_bytes=b'')")]
    private void Init(ThreadState ts, Value initialBytes = default)
    {
        CheckExports();
        _data = [];
        _length = 0;
        _position = 0;
        if (initialBytes.IsNull || initialBytes.IsNone) return;
        using BufferView view = BufferView.From(ts, initialBytes);
        WriteBytes(view.Span);
        _position = 0;
    }

    private void CheckOpen()
    {
        if (_data is null) throw Streams.Closed();
    }

    private ReadOnlySpan<byte> Rest => _position >= _length ? default : _data.AsSpan((int)_position, _length - (int)_position);

    /// <summary>The bytes that a view shows.</summary>
    internal Memory<byte> Content => _data.AsMemory(0, _length);

    internal void AddExport(PyBuffer buffer)
    {
        _exports++;
        _views.Add(new(buffer));
    }

    internal void RemoveExport(PyBuffer buffer)
    {
        _exports--;
        _views.RemoveAll(view => !view.TryGetTarget(out PyBuffer? held) || ReferenceEquals(held, buffer));
    }

    // check_exports. Where CPython would have freed an unreferenced view at once, .NET has to be asked.
    private void CheckExports()
    {
        for (int attempt = 0; _exports > 0; attempt++)
        {
            _exports -= _views.RemoveAll(static view => !view.TryGetTarget(out _));
            if (_exports == 0) return;
            if (attempt == 2) throw Errors.Make(PyType.BufferError, "Existing exports of data: object cannot be re-sized");
            GC.Collect(attempt == 0 ? 0 : GC.MaxGeneration);
        }
    }

    [PyMethod("readable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsReadable()
    {
        CheckOpen();
        return true;
    }

    [PyMethod("seekable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsSeekable() => IsReadable();

    [PyMethod("writable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsWritable() => IsReadable();

    [PyMethod("isatty($self, /)\n--\n\nReturn False: it is no terminal.")]
    private bool IsATty() => !IsReadable();

    [PyMethod("flush($self, /)\n--\n\nDo nothing.")]
    private void Flush() => CheckOpen();

    [PyMethod("close($self, /)\n--\n\nForget the bytes; no operation is possible afterwards.")]
    private void Close()
    {
        CheckExports();
        _data = null;
    }

    [PyGetSet("closed", Doc = "True if the stream is closed.")]
    private bool GetClosed() => _data is null;

    [PyMethod("tell($self, /)\n--\n\nReturn the position.")]
    private long Tell()
    {
        CheckOpen();
        return _position;
    }

    [PyMethod("seek($self, pos, whence=0, /)\n--\n\nMove to a position and return it.\n\nIt counts from the start (whence 0), from here (1) or from the end (2).")]
    private long Seek(long pos, int whence = 0)
    {
        CheckOpen();
        if (pos < 0 && whence == 0) throw Errors.ValueError($"negative seek value {pos}");
        long from = whence switch
        {
            0 => 0,
            1 => _position,
            2 => _length,
            _ => throw Errors.ValueError($"invalid whence ({whence}, should be 0, 1 or 2)"),
        };
        if (pos > long.MaxValue - from) throw Errors.OverflowError("new position too large");
        return _position = Math.Max(0, from + pos);
    }

    [PyMethod("truncate($self, size=None, /)\n--\n\nCut the stream to a size, by default to the position, and return it.")]
    private long Truncate(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen();
        CheckExports();
        long length = size.IsNull || size.IsNone ? _position : wanted;
        if (length < 0) throw Errors.ValueError($"negative size value {length}");
        if (length < _length) _length = (int)length;
        return length;
    }

    [PyMethod("getbuffer($self, /)\n--\n\nReturn a memoryview of the bytes, which must not change their number while it lives.")]
    private Value GetBuffer(ThreadState ts)
    {
        CheckOpen();
        return PyMemoryView.Of(ts, new PyBytesIOBuffer(this));
    }

    [PyMethod("getvalue($self, /)\n--\n\nReturn all of the bytes.")]
    private PyBytes GetValue()
    {
        CheckOpen();
        return PyBytes.From(_data.AsSpan(0, _length));
    }

    [PyMethod("read($self, size=-1, /)\n--\n\nRead up to size bytes, or everything where it is None or negative.")]
    private PyBytes Read(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen();
        return Take(wanted);
    }

    [PyMethod("read1($self, size=-1, /)\n--\n\nRead up to size bytes, or everything where it is None or negative.")]
    private PyBytes Read1(ThreadState ts, Value size = default) => Read(ts, size);

    private PyBytes Take(long size)
    {
        ReadOnlySpan<byte> rest = Rest;
        if (size >= 0 && size < rest.Length) rest = rest[..(int)size];
        _position += rest.Length;
        return PyBytes.From(rest);
    }

    [PyMethod("readinto($self, buffer, /)\n--\n\nRead into a bytes-like object; return how many bytes.")]
    private long ReadInto(WritableBufferView buffer)
    {
        CheckOpen();
        ReadOnlySpan<byte> rest = Rest;
        if (rest.Length > buffer.Length) rest = rest[..buffer.Length];
        rest.CopyTo(buffer.Span);
        _position += rest.Length;
        return rest.Length;
    }

    [PyMethod("readline($self, size=-1, /)\n--\n\nRead a line, or as much of it as size allows.")]
    private PyBytes ReadLine(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen();
        return TakeLine(wanted);
    }

    private PyBytes TakeLine(long limit)
    {
        ReadOnlySpan<byte> rest = Rest;
        int end = rest.IndexOf((byte)'\n');
        long length = end < 0 ? rest.Length : end + 1;
        return Take(limit >= 0 ? Math.Min(limit, length) : length);
    }

    [PyMethod("readlines($self, size=None, /)\n--\n\nReturn a list of lines.\n\nA size stops it as soon as the lines are that long together.")]
    private PyList ReadLines(ThreadState ts, Value size = default)
    {
        CheckOpen();
        if (!size.IsNull && !size.IsNone && !PyLong.Is(size)) throw Errors.TypeError($"integer argument expected, got '{size.Type.Name}'");
        long most = Streams.SizeOf(ts, size), length = 0;
        PyList lines = new();
        while (TakeLine(-1) is { Length: > 0 } line)
        {
            lines.Add(line);
            length += line.Length;
            if (most > 0 && length >= most) break;
        }
        return lines;
    }

    [PyMethod("write($self, b, /)\n--\n\nWrite bytes; return how many.")]
    private long Write(BufferView b)
    {
        CheckOpen();
        CheckExports();
        WriteBytes(b.Span);
        return b.Length;
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        long end = _position + bytes.Length;
        if (end > Array.MaxLength) throw Errors.OverflowError("new buffer size too large");
        if (end > _data!.Length) Array.Resize(ref _data, (int)Math.Min(Array.MaxLength, end < 10 ? end + 3 : end + (end >> 1)));
        if (_position > _length) _data.AsSpan(_length, (int)_position - _length).Clear();
        bytes.CopyTo(_data.AsSpan((int)_position));
        _position = end;
        _length = Math.Max(_length, (int)end);
    }

    [PyMethod("writelines($self, lines, /)\n--\n\nWrite every item of an iterable of bytes; nothing is put between them.")]
    private void WriteLines(ThreadState ts, Value lines)
    {
        CheckOpen();
        Value iterator = Iteration.GetIter(ts, lines).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } line)
        {
            using BufferView view = BufferView.From(ts, line);
            Write(view);
        }
    }

    [Slot(Slot.TpIter)]
    private Value Iterate()
    {
        CheckOpen();
        return this;
    }

    [Slot(Slot.TpIternext)]
    private Value Next()
    {
        CheckOpen();
        PyBytes line = TakeLine(-1);
        return line.Length == 0 ? default : line;
    }

    [PyMethod("", Name = "__getstate__")]
    private PyTuple GetState() => new(GetValue(), _position, DictSlot is { } dict ? dict.Copy() : Value.None);

    [PyMethod("", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        if (_data is null) throw Streams.Closed();
        if (state.Ref is not PyTuple { Count: >= 3 } items)
        {
            throw Errors.TypeError($"_io.BytesIO.__setstate__ argument should be 3-tuple, got {state.Type.Name}");
        }
        CheckExports();
        _data = [];
        _length = 0;
        _position = 0;
        using BufferView view = BufferView.From(ts, items[0]);
        WriteBytes(view.Span);
        _position = 0;
        _position = StreamState.Position(ts, items[1], "second");
        StreamState.Restore(ts, this, items[2], "third");
    }

    [PyMethod("", Name = "__sizeof__")]
    private long SizeOf() => 104 + (_data?.Length ?? 0);
}

/// <summary>What a memoryview of a BytesIO holds on to.</summary>
[PyType("_BytesIOBuffer", Module = "_io", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyBytesIOBuffer(PyBytesIO source) : PyObject(TypeObject), IBufferOwner
{
    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer GetBuffer(int flags)
    {
        PyBuffer buffer = new(this, source.Content, false);
        source.AddExport(buffer);
        return buffer;
    }

    public void Release(ThreadState? ts, PyBuffer buffer) => source.RemoveExport(buffer);
}

/// <summary>What the streams in memory have of a pickle.</summary>
internal static class StreamState
{
    internal static long Position(ThreadState ts, Value value, string place)
    {
        if (!Positions.HasIndex(value)) throw Errors.TypeError($"{place} item of state must be an integer, got {value.Type.Name}");
        long position = Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
        return position >= 0 ? position : throw Errors.ValueError("position value cannot be negative");
    }

    internal static void Restore(ThreadState ts, PyIOBase stream, Value attributes, string place)
    {
        if (attributes.IsNone) return;
        if (attributes.Ref is not PyDict dict) throw Errors.TypeError($"{place} item of state should be a dict, got a {attributes.Type.Name}");
        (stream.DictSlot ??= new PyDict()).Update(ts, dict);
    }
}
