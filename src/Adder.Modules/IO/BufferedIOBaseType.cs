using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>_BufferedIOBase</c>: <c>readinto</c> on top of a subclass's <c>read</c>.</summary>
[PyType("_BufferedIOBase", Module = "_io", Base = typeof(PyIOBase), Doc = """
    Base class of buffered binary streams.

    Unlike raw streams they read as much as was asked for, in several steps if
    need be, and they write everything that they are given.
    """)]
internal static partial class BufferedIOBaseType
{
    [PyMethod("detach($self, /)\n--\n\nGive the raw stream back; the buffer is of no use afterwards.")]
    private static void Detach(ThreadState ts, Value self) => throw IOState.Unsupported(ts, "detach");

    [PyMethod("read($self, size=-1, /)\n--\n\nRead up to size bytes, or everything where it is None or negative.\n\nReturn fewer only at the end of the file, b'' behind it, and None where a stream\nthat does not block has nothing yet.")]
    private static void Read(ThreadState ts, Value self, int size = -1) => throw IOState.Unsupported(ts, "read");

    [PyMethod("read1($self, size=-1, /)\n--\n\nRead up to size bytes with at most one call of the raw stream.")]
    private static void Read1(ThreadState ts, Value self, int size = -1) => throw IOState.Unsupported(ts, "read1");

    [PyMethod("readinto($self, buffer, /)\n--\n\n")]
    private static Value ReadInto(ThreadState ts, Value self, WritableBufferView buffer) => ReadInto(ts, self, buffer, "read");

    [PyMethod("readinto1($self, buffer, /)\n--\n\n")]
    private static Value ReadInto1(ThreadState ts, Value self, WritableBufferView buffer) => ReadInto(ts, self, buffer, "read1");

    [PyMethod("write($self, b, /)\n--\n\nWrite all of a bytes-like object.\n\nReturn its length. Raise BlockingIOError where the raw stream would block.")]
    private static void Write(ThreadState ts, Value self, Value b) => throw IOState.Unsupported(ts, "write");

    // _bufferediobase_readinto_generic
    private static Value ReadInto(ThreadState ts, Value self, WritableBufferView buffer, string method)
    {
        Value data = Calls.Method(ts, self, method, buffer.Length).OrThrow(ts);
        if (data.Ref is not PyBytes bytes) throw Errors.TypeError("read() should return bytes");
        if (bytes.Length > buffer.Length)
        {
            throw Errors.ValueError($"read() returned too much data: {buffer.Length} bytes requested, {bytes.Length} returned");
        }
        bytes.Span.CopyTo(buffer.Span);
        return bytes.Length;
    }
}
