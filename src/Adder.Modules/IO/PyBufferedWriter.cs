using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedWriter</c>.</summary>
[PyType("BufferedWriter", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nBuffer what is written to a raw stream that cannot seek.\n\nThe size of the buffer is DEFAULT_BUFFER_SIZE where it is not given.")]
internal partial class PyBufferedWriter(PyType type) : PyBuffered(type)
{
    protected override bool Reads => false;

    protected override bool Writes => true;

    protected override PyType DeclaredType => TypeObject;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyBufferedWriter>(type);

    [Slot(Slot.TpInit, Signature = "BufferedWriter(raw, buffer_size=8192)")]
    internal void Init(ThreadState ts, Value raw, long bufferSize = Streams.DefaultBufferSize)
    {
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
