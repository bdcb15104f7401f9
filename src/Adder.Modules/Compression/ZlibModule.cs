using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary><c>zlib.error</c></summary>
[PyType("error", Module = "zlib", Base = typeof(ExceptionType))]
internal static partial class ZlibErrorType;

/// <summary>The zlib module, over the system's zlib.</summary>
[PyModule("zlib", Doc = """
    Compression and decompression of the formats zlib, gzip and raw deflate.

    adler32(data[, value]) and crc32(data[, value]) -- Checksums.
    compress(data[, level[, wbits]]) -- Compress in one go.
    decompress(data[, wbits[, bufsize]]) -- Decompress in one go.
    compressobj([level[, ...]]) -- An object that compresses bit by bit.
    decompressobj([wbits[, zdict]]) -- An object that decompresses bit by bit.

    wbits says how large the window is, and which format it is about.
    """)]
[PyModuleType(typeof(ZlibErrorType), Name = "error")]
[PyModuleType(typeof(PyZlibDecompressor))]
internal static unsafe partial class ZlibModule
{
    [PyConstant] internal const int MAX_WBITS = 15;
    [PyConstant] internal const int DEFLATED = 8;
    [PyConstant] internal const int DEF_MEM_LEVEL = 8;
    [PyConstant] internal const int DEF_BUF_SIZE = 16384;
    [PyConstant] internal const int Z_NO_COMPRESSION = 0;
    [PyConstant] internal const int Z_BEST_SPEED = 1;
    [PyConstant] internal const int Z_BEST_COMPRESSION = 9;
    [PyConstant] internal const int Z_DEFAULT_COMPRESSION = -1;
    [PyConstant] internal const int Z_DEFAULT_STRATEGY = 0;
    [PyConstant] internal const int Z_FILTERED = 1;
    [PyConstant] internal const int Z_HUFFMAN_ONLY = 2;
    [PyConstant] internal const int Z_RLE = 3;
    [PyConstant] internal const int Z_FIXED = 4;
    [PyConstant] internal const int Z_NO_FLUSH = 0;
    [PyConstant] internal const int Z_PARTIAL_FLUSH = 1;
    [PyConstant] internal const int Z_SYNC_FLUSH = 2;
    [PyConstant] internal const int Z_FULL_FLUSH = 3;
    [PyConstant] internal const int Z_FINISH = 4;
    [PyConstant] internal const int Z_BLOCK = 5;
    [PyConstant] internal const int Z_TREES = 6;
    [PyConstant(Name = "__version__")] internal const string Version = "1.0";

    [PyModuleExec]
    private static void Check(ThreadState ts, PyModule module)
    {
        CompressionLibrary.Require(ZlibLibrary.Name, "zlib");
        string version = Marshal.PtrToStringUTF8((nint)ZlibLibrary.Version()) ?? "";
        module.Dict.SetString("ZLIB_VERSION", version);
        module.Dict.SetString("ZLIB_RUNTIME_VERSION", version);
    }

    internal static PythonException Error(string message) => Errors.Make(ZlibErrorType.TypeObject, message);

    internal static PythonException OutOfMemory(string message) => Errors.Make(PyType.MemoryError, message);

    [PyFunction("compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)\n--\n\nCompress bytes in one go.", Name = "compress")]
    private static Value Compress(ThreadState ts, BufferView data, int level = Z_DEFAULT_COMPRESSION, int wbits = MAX_WBITS)
    {
        ZlibStream stream = ZlibStream.Deflating(level, DEFLATED, wbits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, out int code);
        if (code == ZlibCode.MemoryError) throw OutOfMemory("Out of memory while compressing data");
        if (code == ZlibCode.StreamError) throw Error("Bad compression level");
        if (code != ZlibCode.Ok) throw stream.Error(code, "while compressing data");
        ReadOnlyMemory<byte> memory = data.Memory;
        PyBytes result = Blocking.Run(ts, () =>
        {
            StreamOutput output = new(-1, memory.Length / 2 + 64);
            int position = 0;
            int ended = stream.Drain(memory.Span, ref position, output, Z_FINISH);
            return ended == ZlibCode.StreamEnd ? output.ToBytes() : throw stream.Error(ended, "while compressing data");
        });
        stream.Close();
        GC.SuppressFinalize(stream);
        return result;
    }

    [PyFunction("decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nDecompress bytes in one go; bufsize is the size of the result to begin with.", Name = "decompress")]
    private static Value Decompress(ThreadState ts, BufferView data, int wbits = MAX_WBITS, long bufsize = DEF_BUF_SIZE)
    {
        if (bufsize < 0) throw Errors.ValueError("bufsize must be non-negative");
        ZlibStream stream = ZlibStream.Inflating(wbits, out int code);
        if (code == ZlibCode.MemoryError) throw OutOfMemory("Out of memory while decompressing data");
        if (code != ZlibCode.Ok) throw stream.Error(code, "while preparing to decompress data");
        ReadOnlyMemory<byte> memory = data.Memory;
        PyBytes result = Blocking.Run(ts, () =>
        {
            StreamOutput output = new(-1, (int)Math.Clamp(bufsize, 1, Array.MaxLength));
            int position = 0;
            int ended = stream.Drain(memory.Span, ref position, output, Z_SYNC_FLUSH);
            if (ended == ZlibCode.StreamEnd) return output.ToBytes();
            if (ended == ZlibCode.MemoryError) throw OutOfMemory("Out of memory while decompressing data");
            throw stream.Error(ended == ZlibCode.Ok ? ZlibCode.BufferError : ended, "while decompressing data");
        });
        stream.Close();
        GC.SuppressFinalize(stream);
        return result;
    }

    [PyFunction("compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)\n--\n\nAn object that compresses bit by bit.", Name = "compressobj")]
    private static Value CompressObject(
        ThreadState ts, int level = Z_DEFAULT_COMPRESSION, int method = DEFLATED, int wbits = MAX_WBITS, int memLevel = DEF_MEM_LEVEL,
        int strategy = Z_DEFAULT_STRATEGY, Value zdict = default)
    {
        using BufferView dictionary = zdict.IsNull || zdict.IsNone ? default : BufferView.From(ts, zdict);
        ZlibStream stream = ZlibStream.Deflating(level, method, wbits, memLevel, strategy, out int code);
        if (code == ZlibCode.MemoryError) throw OutOfMemory("Can't allocate memory for compression object");
        if (code == ZlibCode.StreamError) throw Errors.ValueError("Invalid initialization option");
        if (code != ZlibCode.Ok) throw stream.Error(code, "while creating compression object");
        if (zdict.IsNull || zdict.IsNone) return new PyZlibCompress(stream);
        code = stream.SetDictionary(dictionary.Span);
        if (code == ZlibCode.StreamError) throw Errors.ValueError("Invalid dictionary");
        if (code != ZlibCode.Ok) throw Errors.ValueError("deflateSetDictionary() failed");
        return new PyZlibCompress(stream);
    }

    [PyFunction("decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')\n--\n\nAn object that decompresses bit by bit.", Name = "decompressobj")]
    private static Value DecompressObject(ThreadState ts, int wbits = MAX_WBITS, Value zdict = default)
    {
        byte[]? dictionary = Dictionary(ts, zdict);
        return new PyZlibDecompress(OpenInflating(wbits, dictionary), dictionary);
    }

    /// <summary>The dictionary's bytes, or null.</summary>
    internal static byte[]? Dictionary(ThreadState ts, Value zdict)
    {
        if (zdict.IsNull) return null;
        if (!Buffers.Has(zdict)) throw Errors.TypeError("zdict argument must support the buffer protocol");
        return Buffers.CopyContiguous(ts, zdict);
    }

    internal static ZlibStream OpenInflating(int wbits, byte[]? dictionary)
    {
        ZlibStream stream = ZlibStream.Inflating(wbits, out int code);
        if (code == ZlibCode.StreamError) throw Errors.ValueError("Invalid initialization option");
        if (code == ZlibCode.MemoryError) throw OutOfMemory("Can't allocate memory for decompression object");
        if (code != ZlibCode.Ok) throw stream.Error(code, "while creating decompression object");
        if (dictionary is not null && wbits < 0) SetDictionary(stream, dictionary);
        return stream;
    }

    internal static void SetDictionary(ZlibStream stream, byte[] dictionary)
    {
        int code = stream.SetDictionary(dictionary);
        if (code != ZlibCode.Ok) throw stream.Error(code, "while setting zdict");
    }

    [PyFunction("crc32($module, data, value=0, /)\n--\n\nA CRC of 32 bits, beginning with value.", Name = "crc32")]
    private static long Crc32(ThreadState ts, BufferView data, uint value = 0)
    {
        fixed (byte* bytes = data.Span) return (uint)ZlibLibrary.Crc32(value, data.Length == 0 ? (byte*)&value : bytes, (uint)data.Length);
    }

    [PyFunction("adler32($module, data, value=1, /)\n--\n\nAn Adler-32 checksum, beginning with value.", Name = "adler32")]
    private static long Adler32(ThreadState ts, BufferView data, uint value = 1)
    {
        fixed (byte* bytes = data.Span) return (uint)ZlibLibrary.Adler32(value, data.Length == 0 ? (byte*)&value : bytes, (uint)data.Length);
    }
}
