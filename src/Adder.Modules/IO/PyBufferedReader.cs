using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedReader</c>.</summary>
[PyType("BufferedReader", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nBuffer what is read from a raw stream.")]
internal partial class PyBufferedReader(PyType type) : PyBuffered(type)
{
    protected override bool Reads => true;

    protected override bool Writes => false;

    protected override PyType DeclaredType => TypeObject;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyBufferedReader>(type);

    [Slot(Slot.TpInit, Signature = "BufferedReader(raw, buffer_size=8192)")]
    internal void Init(ThreadState ts, Value raw, long bufferSize = Streams.DefaultBufferSize)
    {
        _ = Streams.CheckReadable(ts, raw);
        SetUp(ts, raw, bufferSize);
    }

    [PyMethod("readable($self, /)\n--\n\n")]
    private Value IsReadable(ThreadState ts) => AskRaw(ts, "readable");

    [PyMethod("flush($self, /)\n--\n\n")]
    private Value Flush(ThreadState ts) => AskRaw(ts, "flush");

    [PyMethod("read($self, size=-1, /)\n--\n\n")]
    private Value Read(ThreadState ts, Value size = default) => ReadBytes(ts, size);

    [PyMethod("peek($self, size=0, /)\n--\n\n")]
    private Value Peek(ThreadState ts, long size = 0) => PeekBytes(ts);

    [PyMethod("read1($self, size=-1, /)\n--\n\n")]
    private Value Read1(ThreadState ts, long size = -1) => Read1Bytes(ts, size);

    [PyMethod("readinto($self, buffer, /)\n--\n\n")]
    private Value ReadInto(ThreadState ts, WritableBufferView buffer) => ReadInto(ts, buffer.Memory, once: false);

    [PyMethod("readinto1($self, buffer, /)\n--\n\n")]
    private Value ReadInto1(ThreadState ts, WritableBufferView buffer) => ReadInto(ts, buffer.Memory, once: true);

    [PyMethod("readline($self, size=-1, /)\n--\n\n")]
    private Value ReadLine(ThreadState ts, Value size = default) => ReadLineBytes(ts, Streams.SizeOf(ts, size));

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts) => BufferedLines.Next(ts, this);
}

/// <summary>Iteration over lines, by readline() where a subclass has its own.</summary>
internal static class BufferedLines
{
    // buffered_iternext
    internal static Value Next(ThreadState ts, PyBuffered stream)
    {
        if (!stream.Type.IsHeapType)
        {
            PyBytes line = stream.ReadLineBytes(ts, -1);
            return line.Length == 0 ? default : line;
        }
        Value read = Calls.Method(ts, stream, "readline").OrThrow(ts);
        if (read.Ref is not PyBytes bytes)
        {
            throw Errors.Make(PyType.OSError, $"readline() should have returned a bytes object, not '{read.Type.Name}'");
        }
        return bytes.Length == 0 ? default : bytes;
    }
}
