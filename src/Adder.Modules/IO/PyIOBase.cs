using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>_IOBase</c>: what all streams share, on top of the methods that a class has.</summary>
[PyType("_IOBase", Module = "_io", Flags = TypeFlags.HasWeakref | TypeFlags.HasDict, Doc = """
    The base class of all streams.

    It reads and writes nothing itself. Its methods raise UnsupportedOperation or
    build on those of a subclass.
    """)]
internal partial class PyIOBase(PyType type) : PyObject(type)
{
    private PyDict? _dict;
    private bool _isClosed;

    internal override ref PyDict? DictSlot => ref _dict;

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [PyMethod("seek($self, offset, whence=os.SEEK_SET, /)\n--\n\nMove to a position, counted from the start, from here or from the end.")]
    private void Seek(ThreadState ts, int offset, int whence = 0) => throw IOState.Unsupported(ts, "seek");

    [PyMethod("tell($self, /)\n--\n\nReturn the current position.")]
    private Value Tell(ThreadState ts) => Calls.Method(ts, this, "seek", 0, 1);

    [PyMethod("truncate($self, size=None, /)\n--\n\nCut the file to a size; by default to the current position.")]
    private void Truncate(ThreadState ts, Value size = default) => throw IOState.Unsupported(ts, "truncate");

    [PyMethod("flush($self, /)\n--\n\nWrite out what is buffered.\n\nDoes nothing for streams that only read.")]
    private void Flush()
    {
        if (_isClosed) throw Streams.Closed();
    }

    [PyMethod("close($self, /)\n--\n\nFlush and close the stream.\n\nClosing again has no effect.")]
    private void Close(ThreadState ts) => CloseBase(ts);

    /// <summary>Flushes and marks the stream as closed, also when flushing fails. (iobase_close)</summary>
    internal void CloseBase(ThreadState ts)
    {
        if (_isClosed) return;
        Value flushed = Calls.Method(ts, this, "flush");
        _isClosed = true;
        flushed.OrThrow(ts);
    }

    // iobase_finalize
    [Slot(Slot.TpFinalize)]
    private void EndStream(ThreadState ts)
    {
        Value closed = Attributes.Find(ts, this, "closed");
        int isClosed = closed.IsNull ? -1 : Truth.Of(ts, closed);
        if (isClosed != 0)
        {
            ts.ClearPending();
            return;
        }
        UnwrittenFiles.Of(ts).WriteOutTo(ts, this);
        if (Attributes.TrySet(ts, this, PyStr.Intern("_finalizing"), Value.True) < 0) ts.ClearPending();
        if (!Calls.Method(ts, this, "close").IsNull) return;
        if (ts.Interpreter.Config.DevMode) Unraisable.Report(ts, this);
        else ts.ClearPending();
    }

    internal void MarkClosed() => _isClosed = true;

    [PyMethod("seekable($self, /)\n--\n\nTell whether random access is possible.\n\nIf not, seek(), tell() and truncate() raise OSError.")]
    private bool IsSeekable() => false;

    [PyMethod("readable($self, /)\n--\n\nTell whether reading is possible.")]
    private bool IsReadable() => false;

    [PyMethod("writable($self, /)\n--\n\nTell whether writing is possible.")]
    private bool IsWritable() => false;

    [PyMethod("", Name = "_checkClosed")]
    private void CheckClosed(ThreadState ts) => Streams.CheckClosed(ts, this);

    [PyMethod("", Name = "_checkSeekable")]
    private Value CheckSeekable(ThreadState ts) => Streams.CheckSeekable(ts, this);

    [PyMethod("", Name = "_checkReadable")]
    private Value CheckReadable(ThreadState ts) => Streams.CheckReadable(ts, this);

    [PyMethod("", Name = "_checkWritable")]
    private Value CheckWritable(ThreadState ts) => Streams.CheckWritable(ts, this);

    [PyMethod("fileno($self, /)\n--\n\nReturn the file descriptor.\n\nRaises OSError where the stream has none.")]
    private void FileNo(ThreadState ts) => throw IOState.Unsupported(ts, "fileno");

    [PyMethod("isatty($self, /)\n--\n\nTell whether the stream is a terminal.")]
    private bool IsATty(ThreadState ts)
    {
        Streams.CheckClosed(ts, this);
        return false;
    }

    [PyMethod("", Name = "__enter__")]
    private Value Enter(ThreadState ts)
    {
        Streams.CheckClosed(ts, this);
        return this;
    }

    [PyMethod("", Name = "__exit__")]
    private Value Exit(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, this, "close");

    [PyGetSet("closed")]
    private bool GetClosed() => _isClosed;

    [Slot(Slot.TpIter)]
    private Value Iterate(ThreadState ts)
    {
        Streams.CheckClosed(ts, this);
        return this;
    }

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        Value line = Calls.Method(ts, this, "readline").OrThrow(ts);
        return Lengths.Of(ts, line).OrThrow(ts) > 0 ? line : default;
    }

    [PyMethod("readline($self, size=-1, /)\n--\n\nRead a line, or as much of it as size allows.\n\nThe line ends with b'\\\\n' unless the file ends before.")]
    private Value ReadLine(ThreadState ts, Value size = default) => LineReading.ReadLine(ts, this, Streams.SizeOf(ts, size));

    [PyMethod("readlines($self, hint=-1, /)\n--\n\nReturn a list of lines.\n\nA hint stops it as soon as the lines are longer than that together.")]
    private Value ReadLines(ThreadState ts, Value hint = default) => LineReading.ReadLines(ts, this, Streams.SizeOf(ts, hint));

    [PyMethod("writelines($self, lines, /)\n--\n\nWrite every line of a list; nothing is put between them.")]
    private void WriteLines(ThreadState ts, Value lines)
    {
        Streams.CheckClosed(ts, this);
        Value iterator = Iteration.GetIter(ts, lines).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } line)
        {
            Calls.Method(ts, this, "write", line).OrThrow(ts);
        }
    }
}
