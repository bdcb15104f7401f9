using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>_RawIOBase</c>: reading on top of a subclass's <c>readinto</c>.</summary>
[PyType("_RawIOBase", Module = "_io", Base = typeof(PyIOBase), Doc = "Base class of unbuffered binary streams.")]
internal static partial class RawIOBaseType
{
    [PyMethod("read($self, size=-1, /)\n--\n\n")]
    private static Value Read(ThreadState ts, Value self, long size = -1)
    {
        if (size < 0) return Calls.Method(ts, self, "readall");
        PyByteArray buffer = new(BytesMaking.Zeros(size));
        Value count = Calls.Method(ts, self, "readinto", buffer).OrThrow(ts);
        if (count.IsNone) return count;
        long length = Indexing.ToSsize(ts, count, PyType.ValueError).OrThrow(ts);
        return PyBytes.From(buffer.Span[..(int)Math.Clamp(length, 0, buffer.Length)]);
    }

    [PyMethod("readall($self, /)\n--\n\nRead until the end, by several calls of read().")]
    private static Value ReadAll(ThreadState ts, Value self)
    {
        Objects.Codecs.ByteBuilder all = new(0);
        bool any = false;
        while (true)
        {
            Value data = Calls.Method(ts, self, "read", Streams.DefaultBufferSize).OrThrow(ts);
            if (data.IsNone)
            {
                if (!any) return data;
                break;
            }
            if (data.Ref is not PyBytes bytes) throw Errors.TypeError("read() should return bytes");
            if (bytes.Length == 0) break;
            any = true;
            all.Append(bytes.Span);
        }
        return PyBytes.Own(all.ToArray());
    }

    [PyMethod("", Name = "readinto")]
    private static Value ReadInto(Value self, Value buffer) => throw Errors.Make(PyType.NotImplementedError, default(ReadOnlySpan<Value>));

    [PyMethod("", Name = "write")]
    private static Value Write(Value self, Value b) => throw Errors.Make(PyType.NotImplementedError, default(ReadOnlySpan<Value>));
}
