using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary><c>zlib.Compress</c></summary>
[PyType("Compress", Module = "zlib", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyZlibCompress(ZlibStream stream) : PyObject(TypeObject)
{
    [PyMethod("compress($self, data, /)\n--\n\nTake data in and return what can be returned of the compressed data.")]
    private PyBytes Compress(ThreadState ts, BufferView data)
    {
        ReadOnlyMemory<byte> memory = data.Memory;
        return Blocking.Run(ts, () =>
        {
            lock (stream)
            {
                StreamOutput output = new();
                int position = 0;
                int code = stream.Drain(memory.Span, ref position, output, ZlibStream.NoFlush);
                return code == ZlibCode.StreamError ? throw stream.Error(code, "while compressing data") : output.ToBytes();
            }
        });
    }

    [PyMethod("flush($self, mode=zlib.Z_FINISH, /)\n--\n\nReturn what is left of the compressed data; with Z_FINISH, finish the stream.")]
    private PyBytes Flush(ThreadState ts, int mode = ZlibModule.Z_FINISH)
    {
        if (mode == ZlibModule.Z_NO_FLUSH) return PyBytes.Empty;
        return Blocking.Run(ts, () =>
        {
            lock (stream)
            {
                StreamOutput output = new();
                int position = 0;
                int code = stream.Drain(default, ref position, output, mode);
                if (code == ZlibCode.StreamError) throw stream.Error(code, "while flushing");
                if (code == ZlibCode.StreamEnd && mode == ZlibModule.Z_FINISH) stream.Shut();
                else if (code is not (ZlibCode.Ok or ZlibCode.BufferError)) throw stream.Error(code, "while flushing");
                return output.ToBytes();
            }
        });
    }

    [PyMethod("copy($self, /)\n--\n\nA compression object that goes on from here on its own.", Name = "copy")]
    [PyMethod("__copy__($self, /)\n--\n\nAs copy().", Name = "__copy__")]
    private PyZlibCompress Copy()
    {
        lock (stream) return new PyZlibCompress(stream.Copy("compression"));
    }

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nAs copy().", Name = "__deepcopy__")]
    private PyZlibCompress DeepCopy(Value memo) => Copy();
}
