using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedRandom</c>.</summary>
[PyType("BufferedRandom", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nBuffer what is read from and written to a raw stream that can seek.\n\nThe size of the buffer is DEFAULT_BUFFER_SIZE where it is not given.")]
internal partial class PyBufferedRandom(PyType type) : PyReadingBuffer(type)
{
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

    [PyMethod("writable($self, /)\n--\n\n")]
    private Value IsWritable(ThreadState ts) => AskRaw(ts, "writable");

    [PyMethod("flush($self, /)\n--\n\n")]
    private void Flush(ThreadState ts) => FlushStream(ts);

    [PyMethod("write($self, buffer, /)\n--\n\n")]
    private long Write(ThreadState ts, BufferView buffer) => WriteBytes(ts, buffer.Memory);
}
