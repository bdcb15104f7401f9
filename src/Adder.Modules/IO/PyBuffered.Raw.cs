using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

// The raw stream: directly where it is a plain FileIO, else through its Python methods.
internal abstract partial class PyBuffered
{
    private const int WouldBlock = -1;

    // _buffered_raw_tell
    private long AskPosition(ThreadState ts) =>
        _absolute = CheckPosition(ts, Calls.Method(ts, _raw, "tell").OrThrow(ts));

    // _buffered_raw_seek
    private long SeekRaw(ThreadState ts, long target, int whence) =>
        _absolute = CheckPosition(ts, Calls.Method(ts, _raw, "seek", target, whence).OrThrow(ts));

    private long CheckPosition(ThreadState ts, Value answer)
    {
        long position = Indexing.ToSsize(ts, answer, PyType.ValueError).OrThrow(ts);
        return position >= 0 ? position : throw Errors.Make(PyType.OSError, $"Raw stream returned invalid position {position}");
    }

    // _bufferedreader_raw_read: -1 where it would block.
    private int ReadRaw(ThreadState ts, Memory<byte> into)
    {
        int count = _file is { CanRead: true } file ? file.ReadBytes(ts, into.Span) : ReadBy(ts, into);
        if (count > 0 && _absolute != -1) _absolute += count;
        return count;
    }

    private int ReadBy(ThreadState ts, Memory<byte> into)
    {
        Value view = new PyMemoryView(new PyBuffer(this, into, false));
        Value result = CallThroughInterruptions(ts, "readinto", view);
        if (result.IsNone) return WouldBlock;
        long count = Indexing.ToSsize(ts, result, PyType.ValueError);
        if (count == -1 && ts.HasPending) throw FailedFromCause(ts, "raw readinto() failed");
        if (count < 0 || count > into.Length)
        {
            throw Errors.Make(PyType.OSError, $"raw readinto() returned invalid length {count} (should have been between 0 and {into.Length})");
        }
        return (int)count;
    }

    // _bufferedwriter_raw_write: -1 where it would block.
    private int WriteRaw(ThreadState ts, Memory<byte> bytes)
    {
        int count = _file is { CanWrite: true } file ? file.WriteBytes(ts, bytes.Span) : WriteBy(ts, bytes);
        if (count > 0 && _absolute != -1) _absolute += count;
        return count;
    }

    private int WriteBy(ThreadState ts, Memory<byte> bytes)
    {
        Value view = new PyMemoryView(new PyBuffer(this, bytes, true));
        Value result = CallThroughInterruptions(ts, "write", view);
        if (result.IsNone) return WouldBlock;
        long count = Indexing.ToSsize(ts, result, PyType.ValueError).OrThrow(ts);
        if (count < 0 || count > bytes.Length)
        {
            throw Errors.Make(PyType.OSError, $"raw write() returned invalid length {count} (should have been between 0 and {bytes.Length})");
        }
        return (int)count;
    }

    // A raw stream in Python may raise InterruptedError: the call is made again. (_PyIO_trap_eintr)
    private Value CallThroughInterruptions(ThreadState ts, string method, Value view)
    {
        while (true)
        {
            Value result = Calls.Method(ts, _raw, method, view);
            if (!result.IsNull) return result;
            if (!ts.ClearIf(PyType.InterruptedError)) throw ts.Throwable();
        }
    }

    // _PyErr_FormatFromCause
    private static PythonException FailedFromCause(ThreadState ts, string message)
    {
        PyException cause = ts.TakePending();
        PyException error = Errors.New(ts, PyType.OSError, message);
        error.Cause = cause;
        error.Context = cause;
        error.SuppressContext = true;
        return new PythonException(error);
    }
}
