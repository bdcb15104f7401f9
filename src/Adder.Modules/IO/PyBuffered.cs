using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>
/// What the buffered streams share: one buffer over a raw stream, of which a part is read ahead, or written and not yet passed on, or both.
/// (the struct buffered of bufferedio.c)
/// </summary>
internal abstract partial class PyBuffered(PyType type) : PyIOBase(type), IUnwritten
{
    private const int Nothing = -1;

    private enum Condition
    {
        Uninitialized, Ready, Detached,
    }

    private Condition _condition;
    private Value _raw;
    private PyFileIO? _file;
    private byte[]? _buffer;
    private int _size;
    private ThreadState? _owner;
    private UnwrittenData? _unwritten;

    // Where the raw stream is, or -1 where nobody asked it yet.
    private long _absolute;

    // In the buffer: the position, the one that the raw stream's corresponds to, the end of what was read, and what is to be written.
    private int _position, _rawPosition, _readEnd = Nothing, _writeStart, _writeEnd = Nothing;

    [PyMember("_finalizing", ReadOnly = false)]
    internal bool IsFinalizing;

    protected abstract bool Reads { get; }

    protected abstract bool Writes { get; }

    internal bool IsReady => _condition == Condition.Ready;

    /// <summary>The raw stream where it is a plain FileIO.</summary>
    public PyFileIO? File => _file;

    public Value Below => _raw;

    [PyMember("raw")]
    internal Value Raw => _raw.IsNull ? Value.None : _raw;

    private bool HasRead => Reads && _readEnd != Nothing;

    private bool HasWritten => Writes && _writeEnd != Nothing;

    private int ReadAhead => HasRead ? _readEnd - _position : 0;

    // How far the raw stream is ahead of the position. (RAW_OFFSET)
    private long RawOffset => (HasRead || HasWritten) && _rawPosition >= 0 ? _rawPosition - _position : 0;

    private long RawTell(ThreadState ts) => _absolute != -1 ? _absolute : AskPosition(ts);

    // ADJUST_POSITION
    private void MoveTo(int position)
    {
        _position = position;
        if (HasRead && _readEnd < position) _readEnd = position;
    }

    private void ForgetRead() => _readEnd = Nothing;

    private void ForgetWritten()
    {
        _writeStart = 0;
        _writeEnd = Nothing;
    }

    internal void SetUp(ThreadState ts, Value raw, long bufferSize)
    {
        _condition = Condition.Uninitialized;
        if (bufferSize <= 0) throw Errors.ValueError("buffer size must be strictly positive");
        _raw = raw;
        _file = ReferenceEquals(raw.Type, PyFileIO.TypeObject) && ReferenceEquals(Type, DeclaredType) ? raw.Ref as PyFileIO : null;
        if (bufferSize > Array.MaxLength) throw Errors.MemoryError();
        if (raw.Ref is PyFileIO file) file.Wrapper = this;
        _buffer = null;
        _size = (int)bufferSize;
        _position = _rawPosition = 0;
        ForgetRead();
        ForgetWritten();
        _absolute = -1;
        FindPosition(ts);
        _condition = Condition.Ready;
    }

    // Made when there is something to put in: standard streams of interpreters are often not used at all.
    private byte[] Buffer => _buffer ??= new byte[_size];

    // Streams without positions can be buffered too.
    private void FindPosition(ThreadState ts)
    {
        if (_file is { } file)
        {
            _absolute = file.FindPosition(ts);
            return;
        }
        try
        {
            AskPosition(ts);
        }
        catch (PythonException)
        {
            _absolute = -1;
        }
    }

    protected abstract PyType DeclaredType { get; }

    private void CheckReady()
    {
        if (_condition == Condition.Ready) return;
        throw Errors.ValueError(_condition == Condition.Detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    }

    // CHECK_CLOSED: what was read ahead can be had even then.
    private void CheckOpen(ThreadState ts, string message)
    {
        if (IsRawClosed(ts) && ReadAhead == 0) throw Errors.ValueError(message);
    }

    private bool IsRawClosed(ThreadState ts) => _file is { } file ? file.Descriptor < 0 : Streams.IsClosed(ts, _raw);

    // ENTER_BUFFERED: the lock is held only while the interpreter's lock may be given away.
    private void Enter(ThreadState ts)
    {
        if (_owner is not null) WaitForOwner(ts);
        _owner = ts;
    }

    private void Leave() => _owner = null;

    private void WaitForOwner(ThreadState ts)
    {
        if (ReferenceEquals(_owner, ts)) throw Errors.RuntimeError($"reentrant call inside {ReprOf(ts)}");
        while (_owner is { IsGone: false })
        {
            ts.Interpreter.Lock.Drop();
            Thread.Sleep(1);
            ts.Interpreter.Lock.Take(ts);
        }
    }

    // Data in the buffer must reach the file even if nobody holds the stream any more.
    private void NoteUnwritten(ThreadState ts)
    {
        bool isUnwritten = _writeEnd > _writeStart;
        if (isUnwritten) _unwritten ??= new UnwrittenData(ts, this);
        _unwritten?.Note(ts, isUnwritten);
    }

    [Slot(Slot.TpRepr)]
    internal string ReprOf(ThreadState ts)
    {
        Value name = Attributes.Find(ts, this, "name");
        if (name.IsNull && ts.HasPending && !ts.ClearIf(PyType.ValueError)) throw ts.Throwable();
        string kind = Type.Name;
        if (name.IsNull) return $"<{kind}>";
        if (!ts.EnterRepr(this)) throw Errors.RuntimeError($"reentrant call inside {kind}.__repr__");
        try
        {
            return $"<{kind} name={Repr.Of(ts, name)}>";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [PyGetSet("closed")]
    internal Value GetClosed(ThreadState ts)
    {
        CheckReady();
        return Attributes.Get(ts, _raw, "closed");
    }

    [PyGetSet("name")]
    internal Value GetName(ThreadState ts)
    {
        CheckReady();
        return Attributes.Get(ts, _raw, "name");
    }

    [PyGetSet("mode")]
    internal Value GetMode(ThreadState ts)
    {
        CheckReady();
        return Attributes.Get(ts, _raw, "mode");
    }

    [PyMethod("seekable($self, /)\n--\n\n")]
    internal Value IsSeekable(ThreadState ts) => AskRaw(ts, "seekable");

    [PyMethod("fileno($self, /)\n--\n\n")]
    internal Value FileNo(ThreadState ts) => AskRaw(ts, "fileno");

    [PyMethod("isatty($self, /)\n--\n\n")]
    internal Value IsATty(ThreadState ts) => AskRaw(ts, "isatty");

    protected Value AskRaw(ThreadState ts, string method)
    {
        CheckReady();
        return Calls.Method(ts, _raw, method);
    }

    [PyMethod("_dealloc_warn($self, source, /)\n--\n\n", Name = "_dealloc_warn")]
    internal void DeallocWarn(Value source) { }

    [PyMethod("", Name = "__reduce__")]
    internal void Reduce() => throw Errors.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyMethod("", Name = "__reduce_ex__")]
    internal void ReduceEx(Value protocol) => throw Errors.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyMethod("__sizeof__($self, /)\n--\n\n")]
    internal long SizeOf() => 144 + _size;

    [PyMethod("detach($self, /)\n--\n\n")]
    internal Value Detach(ThreadState ts)
    {
        CheckReady();
        Calls.Method(ts, this, "flush").OrThrow(ts);
        Value raw = _raw;
        (_raw, _file) = (default, null);
        _condition = Condition.Detached;
        return raw;
    }

    [PyMethod("close($self, /)\n--\n\n")]
    internal Value CloseStream(ThreadState ts)
    {
        CheckReady();
        if (IsRawClosed(ts)) return Value.None;
        PyException? failed = null;
        if (Calls.Method(ts, this, "flush").IsNull) failed = ts.TakePending();
        Value closed = CloseRaw(ts);
        if (failed is not null)
        {
            if (closed.IsNull) throw new PythonException(Streams.Chain(failed, ts.TakePending()));
            throw new PythonException(failed);
        }
        ForgetRead();
        ForgetWritten();
        _position = 0;
        NoteUnwritten(ts);
        return closed;
    }

    // Another thread's write waits, and finds the file closed.
    private Value CloseRaw(ThreadState ts)
    {
        Enter(ts);
        try
        {
            return Calls.Method(ts, _raw, "close");
        }
        finally
        {
            Leave();
        }
    }
}
