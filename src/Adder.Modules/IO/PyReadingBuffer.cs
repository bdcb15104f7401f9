using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What the buffered streams have in common that read.</summary>
internal abstract class PyReadingBuffer(PyType type) : PyBuffered(type)
{
    protected override bool Reads => true;

    [PyMethod("readable($self, /)\n--\n\n")]
    internal Value IsReadable(ThreadState ts) => AskRaw(ts, "readable");

    [PyMethod("read($self, size=-1, /)\n--\n\n")]
    internal Value Read(ThreadState ts, Value size = default) => ReadBytes(ts, size);

    [PyMethod("peek($self, size=0, /)\n--\n\n")]
    internal Value Peek(ThreadState ts, long size = 0) => PeekBytes(ts);

    [PyMethod("read1($self, size=-1, /)\n--\n\n")]
    internal Value Read1(ThreadState ts, long size = -1) => Read1Bytes(ts, size);

    [PyMethod("readinto($self, buffer, /)\n--\n\n")]
    internal Value ReadInto(ThreadState ts, WritableBufferView buffer) => ReadInto(ts, buffer.Memory, once: false);

    [PyMethod("readinto1($self, buffer, /)\n--\n\n")]
    internal Value ReadInto1(ThreadState ts, WritableBufferView buffer) => ReadInto(ts, buffer.Memory, once: true);

    [PyMethod("readline($self, size=-1, /)\n--\n\n")]
    internal Value ReadLine(ThreadState ts, Value size = default) => ReadLineBytes(ts, Streams.SizeOf(ts, size));

    /// <summary>The next line, by readline() where a subclass may have its own. (buffered_iternext)</summary>
    [Slot(Slot.TpIternext)]
    internal Value Next(ThreadState ts)
    {
        if (!Type.IsHeapType)
        {
            PyBytes line = ReadLineBytes(ts, -1);
            return line.Length == 0 ? default : line;
        }
        Value read = Calls.Method(ts, this, "readline").OrThrow(ts);
        if (read.Ref is not PyBytes bytes)
        {
            throw Errors.Make(PyType.OSError, $"readline() should have returned a bytes object, not '{read.Type.Name}'");
        }
        return bytes.Length == 0 ? default : bytes;
    }
}
