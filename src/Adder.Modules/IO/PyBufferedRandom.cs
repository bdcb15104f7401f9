using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedRandom</c>.</summary>
[PyType("BufferedRandom", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nBuffer what is read from and written to a raw stream that can seek.\n\nThe size of the buffer is DEFAULT_BUFFER_SIZE where it is not given.")]
internal partial class PyBufferedRandom(PyType type) : PyBuffered(type)
{
    protected override bool Reads => true;

    protected override bool Writes => true;

    protected override PyType DeclaredType => TypeObject;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyBufferedRandom>(type);

    [Slot(Slot.TpInit, Signature = "BufferedRandom(raw, buffer_size=8192)")]
    internal void Init(ThreadState ts, Value raw, long bufferSize = Streams.DefaultBufferSize)
    {
        _ = Streams.CheckSeekable(ts, raw);
        _ = Streams.CheckReadable(ts, raw);
        _ = Streams.CheckWritable(ts, raw);
        SetUp(ts, raw, bufferSize);
    }

    [PyMethod("readable($self, /)\n--\n\n")]
    private Value IsReadable(ThreadState ts) => AskRaw(ts, "readable");

    [PyMethod("writable($self, /)\n--\n\n")]
    private Value IsWritable(ThreadState ts) => AskRaw(ts, "writable");

    [PyMethod("flush($self, /)\n--\n\n")]
    private void Flush(ThreadState ts) => FlushStream(ts);

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

    [PyMethod("write($self, buffer, /)\n--\n\n")]
    private long Write(ThreadState ts, BufferView buffer) => WriteBytes(ts, buffer.Memory);

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts) => BufferedLines.Next(ts, this);
}
