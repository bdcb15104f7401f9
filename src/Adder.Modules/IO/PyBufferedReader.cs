using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>BufferedReader</c>.</summary>
[PyType("BufferedReader", Module = "_io", Base = typeof(BufferedIOBaseType), Doc = "BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nBuffer what is read from a raw stream.")]
internal partial class PyBufferedReader(PyType type) : PyReadingBuffer(type)
{
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

    [PyMethod("flush($self, /)\n--\n\n")]
    private Value Flush(ThreadState ts) => AskRaw(ts, "flush");
}
