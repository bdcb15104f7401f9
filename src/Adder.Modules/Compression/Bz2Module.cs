using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>The _bz2 module, over the system's libbz2.</summary>
[PyModule("_bz2")]
[PyModuleType(typeof(PyBz2Compressor))]
[PyModuleType(typeof(PyBz2Decompressor))]
internal static partial class Bz2Module
{
    [PyModuleExec]
    private static void Check(ThreadState ts, PyModule module) => CompressionLibrary.Require(Bz2Library.Name, "_bz2");
}

/// <summary>A compressing or decompressing stream of libbz2.</summary>
internal sealed unsafe class Bz2Stream : NativeStream
{
    internal const int Finish = 2;
    internal const int StreamEnd = 4;

    private readonly bool _compresses;

    internal Bz2Stream(int level)
    {
        _compresses = level > 0;
        Checked(_compresses ? Bz2Library.CompressInit(Structure, level, 0, 0) : Bz2Library.DecompressInit(Structure, 0, 0));
        IsOpen = true;
    }

    private protected override void End() => _ = _compresses ? Bz2Library.CompressEnd(Structure) : Bz2Library.DecompressEnd(Structure);

    internal override int Step(byte* input, int inputLength, byte* output, int outputLength, int action, out int consumed, out int produced)
    {
        Bz2State* state = (Bz2State*)Structure;
        state->NextIn = input;
        state->AvailableIn = (uint)inputLength;
        state->NextOut = output;
        state->AvailableOut = (uint)outputLength;
        int code = _compresses ? Bz2Library.Compress(state, action) : Bz2Library.Decompress(state);
        consumed = inputLength - (int)state->AvailableIn;
        produced = outputLength - (int)state->AvailableOut;
        return code;
    }

    // catch_bz2_error
    internal static int Checked(int code) => code switch
    {
        >= 0 and <= 4 => code,
        -1 => throw Errors.RuntimeError("Internal error - Invalid sequence of commands sent to libbzip2"),
        -2 => throw Errors.ValueError("Internal error - invalid parameters passed to libbzip2"),
        -3 => throw Errors.MemoryError(),
        -4 or -5 => throw Errors.Make(PyType.OSError, "Invalid data stream"),
        -6 => throw Errors.Make(PyType.OSError, "Unknown I/O error"),
        -7 => throw Errors.Make(PyType.EOFError, "Compressed file ended before the logical end-of-stream was detected"),
        -9 => throw Errors.SystemError("libbzip2 was not compiled correctly"),
        _ => throw Errors.Make(PyType.OSError, $"Unrecognized error from libbzip2: {code}"),
    };
}

/// <summary><c>BZ2Compressor</c></summary>
[PyType("BZ2Compressor", Module = "_bz2", Subclassable = false, Doc = """
    BZ2Compressor(compresslevel=9, /)
    --

    Compresses data bit by bit.

      compresslevel
        From 1 (fast) to 9 (small).
    """)]
internal sealed unsafe partial class PyBz2Compressor : PyCompressor
{
    private readonly Bz2Stream _stream;

    private PyBz2Compressor(int level) : base(TypeObject)
    {
        _stream = new Bz2Stream(level);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, int compresslevel = 9)
    {
        if (compresslevel is < 1 or > 9) return ts.Raise(PyType.ValueError, "compresslevel must be between 1 and 9");
        return new PyBz2Compressor(compresslevel);
    }

    private protected override bool Step(byte* input, int inputLength, byte* output, int outputLength, bool finish, out int consumed, out int produced) =>
        Bz2Stream.Checked(_stream.Step(input, inputLength, output, outputLength, finish ? Bz2Stream.Finish : 0, out consumed, out produced)) == Bz2Stream.StreamEnd;
}

/// <summary><c>BZ2Decompressor</c></summary>
[PyType("BZ2Decompressor", Module = "_bz2", Subclassable = false, Doc = "BZ2Decompressor()\n--\n\nDecompresses data bit by bit.")]
internal sealed unsafe partial class PyBz2Decompressor : PyDecompressor
{
    private readonly Bz2Stream _stream = new(0);

    private PyBz2Decompressor() : base(TypeObject) { }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type) => new PyBz2Decompressor();

    private protected override NativeStream Stream => _stream;

    private protected override bool FullOutputHasMore => false;

    private protected override bool Step(byte* input, int inputLength, byte* output, int outputLength, out int consumed, out int produced) =>
        Bz2Stream.Checked(_stream.Step(input, inputLength, output, outputLength, 0, out consumed, out produced)) == Bz2Stream.StreamEnd;
}
