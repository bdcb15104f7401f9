using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary><c>zlib.Decompress</c></summary>
[PyType("Decompress", Module = "zlib", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyZlibDecompress(ZlibStream stream, byte[]? dictionary) : PyObject(TypeObject)
{
    [PyGetSet("unused_data", Doc = "What was given behind the end of the compressed data.")]
    private PyBytes UnusedData { get; set; } = PyBytes.Empty;

    [PyGetSet("unconsumed_tail", Doc = "Input that was not looked at because the output reached max_length.")]
    private PyBytes UnconsumedTail { get; set; } = PyBytes.Empty;

    [PyGetSet("eof", Doc = "True once the end of the compressed data was seen.")]
    private bool IsAtEnd { get; set; }

    [PyMethod("""
        decompress($self, data, /, max_length=0)
        --

        Decompress data and return the result as bytes.

        With a max_length, return no more than so many bytes and leave the input
        that was not needed for them in unconsumed_tail.
        """)]
    private PyBytes Decompress(ThreadState ts, BufferView data, long maxLength = 0)
    {
        if (maxLength < 0) throw Errors.ValueError("max_length must be non-negative");
        ReadOnlyMemory<byte> memory = data.Memory;
        return Blocking.Run(ts, () =>
        {
            lock (stream)
            {
                StreamOutput output = new(maxLength == 0 ? -1 : maxLength);
                int code = Inflate(memory.Span, output, ZlibStream.SyncFlush);
                if (code == ZlibCode.StreamEnd) IsAtEnd = true;
                else if (code is not (ZlibCode.Ok or ZlibCode.BufferError)) throw stream.Error(code, "while decompressing data");
                return output.ToBytes();
            }
        });
    }

    private int Inflate(ReadOnlySpan<byte> input, StreamOutput output, int action)
    {
        int position = 0;
        int code = stream.Drain(input, ref position, output, action);
        while (code == ZlibCode.NeedDictionary && dictionary is not null)
        {
            ZlibModule.SetDictionary(stream, dictionary);
            code = stream.Drain(input, ref position, output, action);
        }
        KeepRest(code, input[position..]);
        return code;
    }

    // save_unconsumed_input
    private void KeepRest(int code, ReadOnlySpan<byte> rest)
    {
        bool hasEnded = code == ZlibCode.StreamEnd;
        if (hasEnded && !rest.IsEmpty) UnusedData = PyBytes.Own([.. UnusedData.Span, .. rest]);
        // CPython keeps what is unused here too, where there was a tail before.
        if ((!hasEnded && !rest.IsEmpty) || UnconsumedTail.Length > 0) UnconsumedTail = PyBytes.From(rest);
    }

    [PyMethod("flush($self, length=zlib.DEF_BUF_SIZE, /)\n--\n\nReturn what is left of the decompressed data; length is the size of the result to begin with.")]
    private PyBytes Flush(ThreadState ts, long length = ZlibModule.DEF_BUF_SIZE)
    {
        if (length <= 0) throw Errors.ValueError("length must be greater than zero");
        return Blocking.Run(ts, () =>
        {
            lock (stream)
            {
                StreamOutput output = new(-1, (int)Math.Min(length, 1 << 24));
                if (Inflate(UnconsumedTail.Span, output, ZlibStream.FinishFlush) == ZlibCode.StreamEnd)
                {
                    IsAtEnd = true;
                    stream.Shut();
                }
                return output.ToBytes();
            }
        });
    }

    [PyMethod("copy($self, /)\n--\n\nA decompression object that goes on from here on its own.", Name = "copy")]
    [PyMethod("__copy__($self, /)\n--\n\nAs copy().", Name = "__copy__")]
    private PyZlibDecompress Copy()
    {
        lock (stream)
        {
            return new PyZlibDecompress(stream.Copy("decompression"), dictionary) { UnusedData = UnusedData, UnconsumedTail = UnconsumedTail, IsAtEnd = IsAtEnd };
        }
    }

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nAs copy().", Name = "__deepcopy__")]
    private PyZlibDecompress DeepCopy(Value memo) => Copy();
}

/// <summary><c>zlib._ZlibDecompressor</c>: what gzip reads with.</summary>
[PyType("_ZlibDecompressor", Module = "zlib", Subclassable = false, Doc = """
    _ZlibDecompressor(wbits=15, zdict=b'')
    --

    Decompresses data bit by bit.

      wbits
        The size of the window and the format, as for decompressobj().
      zdict
        The dictionary that the data was compressed with.
    """)]
internal sealed unsafe partial class PyZlibDecompressor : PyDecompressor
{
    private readonly ZlibStream _stream;
    private readonly byte[]? _dictionary;

    private PyZlibDecompressor(ZlibStream stream, byte[]? dictionary) : base(TypeObject)
    {
        _stream = stream;
        _dictionary = dictionary;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, int wbits = ZlibModule.MAX_WBITS, Value zdict = default)
    {
        byte[]? dictionary = ZlibModule.Dictionary(ts, zdict);
        return new PyZlibDecompressor(ZlibModule.OpenInflating(wbits, dictionary), dictionary);
    }

    private protected override NativeStream Stream => _stream;

    private protected override bool Step(byte* input, int inputLength, byte* output, int outputLength, out int consumed, out int produced)
    {
        int code = _stream.Step(input, inputLength, output, outputLength, ZlibStream.SyncFlush, out consumed, out produced);
        if (code == ZlibCode.NeedDictionary && _dictionary is not null)
        {
            ZlibModule.SetDictionary(_stream, _dictionary);
            return false;
        }
        if (code is ZlibCode.Ok or ZlibCode.BufferError or ZlibCode.StreamEnd) return code == ZlibCode.StreamEnd;
        throw _stream.Error(code, "while decompressing data");
    }
}
