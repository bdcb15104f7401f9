using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedRWPair</c>: one stream to read from and another to write to.</summary>
[PyType("BufferedRWPair", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = """
    BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)
    --

    A reader and a writer as one stream, as sockets and two-way pipes need it.

    Both are raw streams. The buffers have DEFAULT_BUFFER_SIZE where no size is
    given.
    """)]
internal partial class PyBufferedRWPair(PyType type) : PyIOBase(type)
{
    private Value _reader, _writer;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyBufferedRWPair>(type);

    [Slot(Slot.TpInit, Signature = "BufferedRWPair(reader, writer, buffer_size=8192, /)")]
    private void Init(ThreadState ts, Value reader, Value writer, long bufferSize = Streams.DefaultBufferSize)
    {
        _ = Streams.CheckReadable(ts, reader);
        _ = Streams.CheckWritable(ts, writer);
        _reader = Calls.Call(ts, PyBufferedReader.TypeObject, reader, bufferSize).OrThrow(ts);
        _writer = Calls.Call(ts, PyBufferedWriter.TypeObject, writer, bufferSize).OrThrow(ts);
    }

    [PyMethod("", Name = "read")]
    private Value Read(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Reader, "read", args);

    [PyMethod("", Name = "peek")]
    private Value Peek(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Reader, "peek", args);

    [PyMethod("", Name = "read1")]
    private Value Read1(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Reader, "read1", args);

    [PyMethod("", Name = "readinto")]
    private Value ReadInto(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Reader, "readinto", args);

    [PyMethod("", Name = "readinto1")]
    private Value ReadInto1(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Reader, "readinto1", args);

    [PyMethod("", Name = "write")]
    private Value Write(ThreadState ts, ReadOnlySpan<Value> args) => Calls.Method(ts, Writer, "write", args);

    [PyMethod("", Name = "flush")]
    private Value Flush(ThreadState ts) => Calls.Method(ts, Writer, "flush");

    [PyMethod("", Name = "readable")]
    private Value IsReadable(ThreadState ts) => Calls.Method(ts, Reader, "readable");

    [PyMethod("", Name = "writable")]
    private Value IsWritable(ThreadState ts) => Calls.Method(ts, Writer, "writable");

    [PyMethod("", Name = "close")]
    private Value Close(ThreadState ts)
    {
        PyException? failed = Calls.Method(ts, Writer, "close").IsNull ? ts.TakePending() : null;
        Value closed = Calls.Method(ts, Reader, "close");
        if (failed is null) return closed;
        throw new PythonException(closed.IsNull ? Streams.Chain(failed, ts.TakePending()) : failed);
    }

    [PyMethod("", Name = "isatty")]
    private Value IsATty(ThreadState ts)
    {
        Value answer = Calls.Method(ts, Writer, "isatty");
        return answer.IsFalse ? Calls.Method(ts, Reader, "isatty") : answer;
    }

    [PyGetSet("closed")]
    private Value GetClosed(ThreadState ts) =>
        _writer.IsNull ? throw Errors.RuntimeError("the BufferedRWPair object is being garbage-collected") : Attributes.Get(ts, _writer, "closed");

    private Value Reader => _reader.IsNull ? throw Uninitialized() : _reader;

    private Value Writer => _writer.IsNull ? throw Uninitialized() : _writer;

    private static PythonException Uninitialized() => Errors.ValueError("I/O operation on uninitialized object");
}
