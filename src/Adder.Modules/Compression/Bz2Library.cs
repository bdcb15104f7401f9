using System.Runtime.InteropServices;

namespace Adder.Modules.Compression;

/// <summary>What Adder calls of libbz2.</summary>
internal static unsafe partial class Bz2Library
{
    internal const string Name = "libbz2.so.1.0";

    [LibraryImport(Name, EntryPoint = "BZ2_bzCompressInit")]
    internal static partial int CompressInit(void* stream, int level, int verbosity, int workFactor);

    [LibraryImport(Name, EntryPoint = "BZ2_bzCompress")]
    internal static partial int Compress(void* stream, int action);

    [LibraryImport(Name, EntryPoint = "BZ2_bzCompressEnd")]
    internal static partial int CompressEnd(void* stream);

    [LibraryImport(Name, EntryPoint = "BZ2_bzDecompressInit")]
    internal static partial int DecompressInit(void* stream, int verbosity, int small);

    [LibraryImport(Name, EntryPoint = "BZ2_bzDecompress")]
    internal static partial int Decompress(void* stream);

    [LibraryImport(Name, EntryPoint = "BZ2_bzDecompressEnd")]
    internal static partial int DecompressEnd(void* stream);
}

/// <summary>bz_stream</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Bz2State
{
    internal byte* NextIn;
    internal uint AvailableIn;
    internal uint TotalInLow;
    internal uint TotalInHigh;
    internal byte* NextOut;
    internal uint AvailableOut;
    internal uint TotalOutLow;
    internal uint TotalOutHigh;
    internal void* State;
    internal void* Allocate;
    internal void* Free;
    internal void* Opaque;
}
