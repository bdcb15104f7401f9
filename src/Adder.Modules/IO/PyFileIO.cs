using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>FileIO</c>: a file descriptor as a raw stream.</summary>
[PyType("FileIO", Module = "_io", Base = typeof(RawIOBaseType), Doc = """
    FileIO(file, mode='r', closefd=True, opener=None)
    --

    Open a file as a raw stream.

    The mode is 'r' (the default), 'w', 'x' or 'a' for reading, writing, exclusive
    creation or appending, with 'b' having no effect and '+' for both reading and
    writing. The file is a path or a file descriptor, which close() leaves open
    where closefd is False. An opener gets the path and flags and returns a file
    descriptor.
    """)]
internal partial class PyFileIO(PyType type) : PyIOBase(type)
{
    private int _descriptor = -1;
    private FileMode _mode;
    private bool _closesDescriptor = true, _isWatched = true;
    private bool? _isSeekable;
    private Interpreter? _interpreter;

    internal FileIdentity Identity { get; private set; }

    internal bool ClosesDescriptor => _closesDescriptor;

    /// <summary>The outermost stream around the file.</summary>
    internal PyObject? Wrapper { get; set; }

    [PyMember("_blksize", ReadOnly = false)]
    internal long BlockSize = Streams.DefaultBufferSize;

    [PyMember("_finalizing", ReadOnly = false)]
    internal bool IsFinalizing;

    /// <summary>-1 when closed.</summary>
    internal int Descriptor => _descriptor;

    internal bool CanRead => _descriptor >= 0 && _mode.Reads;

    internal bool CanWrite => _descriptor >= 0 && _mode.Writes;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyFileIO>(type);

    [Slot(Slot.TpRepr)]
    private string ReprOf(ThreadState ts)
    {
        if (_descriptor < 0) return "<_io.FileIO [closed]>";
        string closes = _closesDescriptor ? "True" : "False";
        Value name = Attributes.Find(ts, this, "name");
        if (name.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            return $"<_io.FileIO fd={_descriptor} mode='{_mode}' closefd={closes}>";
        }
        if (!ts.EnterRepr(this)) throw Errors.RuntimeError($"reentrant call inside {Type.Name}.__repr__");
        try
        {
            return $"<_io.FileIO name={Repr.Of(ts, name)} mode='{_mode}' closefd={closes}>";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [PyMethod("read($self, size=-1, /)\n--\n\nRead up to size bytes with one system call; everything where it is negative.\n\nReturn None where nothing is there yet and the file does not block, and b'' at\nthe end.")]
    private Value Read(ThreadState ts, Value size = default)
    {
        CheckReading(ts);
        long wanted = Streams.SizeOf(ts, size);
        if (wanted < 0) return ReadAll(ts);
        byte[] buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(wanted, Array.MaxLength));
        int count = ReadBytes(ts, buffer);
        return count < 0 ? Value.None : PyBytes.Own(count == buffer.Length ? buffer : buffer.AsSpan(0, count).ToArray());
    }

    [PyMethod("readall($self, /)\n--\n\nRead everything up to the end of the file.\n\nReturn what there is where the file does not block, or None if that is nothing.")]
    internal Value ReadAll(ThreadState ts)
    {
        CheckOpen();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(RestSize(ts));
        int length = 0;
        Span<byte> beyond = stackalloc byte[1];
        while (true)
        {
            bool isFull = length == buffer.Length;
            int count = ReadBytes(ts, isFull ? beyond : buffer.AsSpan(length));
            if (count < 0 && length == 0) return Value.None;
            if (count <= 0) break;
            if (isFull)
            {
                Array.Resize(ref buffer, Larger(length));
                buffer[length] = beyond[0];
            }
            length += count;
        }
        return PyBytes.Own(length == buffer.Length ? buffer : buffer.AsSpan(0, length).ToArray());
    }

    /// <summary>Where it is, or -1 where it has no positions.</summary>
    internal long FindPosition(ThreadState ts) => Platform.Descriptor.Seek(ts, _descriptor, 0, 1);

    // The file's rest: no more than that is read as a rule, and no byte is copied.
    private int RestSize(ThreadState ts)
    {
        long position = FindPosition(ts);
        bool known = LibC.StatusOf(_descriptor, out FileStatus status) == 0 && position >= 0 && (long)status.Size >= position;
        return known && status.Size > 0 ? (int)Math.Min((long)status.Size - position, Array.MaxLength) : Streams.DefaultBufferSize;
    }

    // new_buffersize
    private static int Larger(int size) => (int)Math.Min(Array.MaxLength, (long)size + (size > 65536 ? size >> 3 : 256 + size));

    [PyMethod("readinto($self, buffer, /)\n--\n\nRead into a bytes-like object; return how many bytes.")]
    private Value ReadInto(ThreadState ts, WritableBufferView buffer)
    {
        CheckReading(ts);
        int count = ReadBytes(ts, buffer.Span);
        return count < 0 ? Value.None : count;
    }

    [PyMethod("write($self, b, /)\n--\n\nWrite bytes with one system call; return how many were written.\n\nReturn None where the file would block.")]
    private Value Write(ThreadState ts, BufferView b)
    {
        CheckOpen();
        if (!_mode.Writes) throw WrongMode(ts, "writing");
        int count = WriteBytes(ts, b.Span);
        return count < 0 ? Value.None : count;
    }

    /// <summary>One read; -1 where it would block. Throws.</summary>
    internal int ReadBytes(ThreadState ts, Span<byte> buffer)
    {
        int count = Platform.Descriptor.Read(ts, _descriptor, buffer);
        return count >= 0 || WouldBlock() ? count : throw SystemErrors.Last(ts);
    }

    /// <summary>One write; -1 where it would block. Throws.</summary>
    internal int WriteBytes(ThreadState ts, ReadOnlySpan<byte> bytes)
    {
        int count = Platform.Descriptor.Write(ts, _descriptor, bytes);
        return count >= 0 || WouldBlock() ? count : throw SystemErrors.Last(ts);
    }

    private static bool WouldBlock() => System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Errno.WouldBlock;

    [PyMethod("seek($self, pos, whence=0, /)\n--\n\nMove to a position and return it.\n\nIt counts from the start (whence 0), from here (1) or from the end (2). Not all\nfiles can do that.")]
    private long Seek(ThreadState ts, Value pos, int whence = 0)
    {
        CheckOpen();
        return SeekTo(ts, pos, whence);
    }

    [PyMethod("tell($self, /)\n--\n\nReturn the position.")]
    private long Tell(ThreadState ts)
    {
        CheckOpen();
        return SeekTo(ts, 0, 1);
    }

    // portable_lseek
    private long SeekTo(ThreadState ts, Value offset, int whence)
    {
        if (!ArgumentConversion.ToLong(ts, offset, out long distance)) throw ts.Throwable();
        long position = Platform.Descriptor.Seek(ts, _descriptor, distance, whence);
        _isSeekable ??= position >= 0;
        return position >= 0 ? position : throw SystemErrors.Last(ts);
    }

    [PyMethod("truncate($self, size=None, /)\n--\n\nCut the file to a size, by default to the position, and return it.\n\nThe position stays.")]
    private Value Truncate(ThreadState ts, Value size = default)
    {
        CheckOpen();
        if (!_mode.Writes) throw WrongMode(ts, "writing");
        if (size.IsNull || size.IsNone) size = SeekTo(ts, 0, 1);
        long length = Streams.Offset(ts, size);
        return LibC.Truncate(_descriptor, length) == 0 ? size : throw SystemErrors.Last(ts);
    }

    [PyMethod("seekable($self, /)\n--\n\nTell whether random access is possible.")]
    private bool IsSeekable(ThreadState ts)
    {
        CheckOpen();
        return _isSeekable ??= Platform.Descriptor.Seek(ts, _descriptor, 0, 1) >= 0;
    }

    [PyMethod("readable($self, /)\n--\n\nTell whether it was opened for reading.")]
    private bool IsReadable()
    {
        CheckOpen();
        return _mode.Reads;
    }

    [PyMethod("writable($self, /)\n--\n\nTell whether it was opened for writing.")]
    private bool IsWritable()
    {
        CheckOpen();
        return _mode.Writes;
    }

    [PyMethod("fileno($self, /)\n--\n\nReturn the file descriptor.")]
    private int FileNo()
    {
        CheckOpen();
        return _descriptor;
    }

    [PyMethod("isatty($self, /)\n--\n\nTell whether it is a terminal.")]
    private bool IsATty()
    {
        CheckOpen();
        return LibC.IsATty(_descriptor) != 0;
    }

    [PyMethod("", Name = "_dealloc_warn")]
    private void DeallocWarn(Value source) { }

    [PyMethod("", Name = "__reduce__")]
    private void Reduce() => throw CannotPickle();

    [PyMethod("", Name = "__reduce_ex__")]
    private void ReduceEx(Value protocol) => throw CannotPickle();

    private PythonException CannotPickle() => Errors.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyGetSet("closed", Doc = "True if the file is closed")]
    private bool GetClosed() => _descriptor < 0;

    [PyGetSet("closefd", Doc = "True if close() closes the file descriptor.")]
    private bool GetCloseFd() => _closesDescriptor;

    [PyGetSet("mode", Doc = "The mode as text.")]
    private string GetMode() => _mode.ToString();

    private void CheckOpen()
    {
        if (_descriptor < 0) throw Errors.ValueError("I/O operation on closed file");
    }

    private void CheckReading(ThreadState ts)
    {
        CheckOpen();
        if (!_mode.Reads) throw WrongMode(ts, "reading");
    }

    private static PythonException WrongMode(ThreadState ts, string action) => IOState.Unsupported(ts, $"File not open for {action}");
}
