using System.Runtime.InteropServices;

namespace Adder.Modules.Compression;

/// <summary>What Adder calls of zlib.</summary>
internal static unsafe partial class ZlibLibrary
{
    internal const string Name = "libz.so.1";

    [LibraryImport(Name, EntryPoint = "zlibVersion")]
    internal static partial byte* Version();

    [LibraryImport(Name, EntryPoint = "deflateInit2_")]
    internal static partial int DeflateInit(void* stream, int level, int method, int windowBits, int memoryLevel, int strategy, byte* version, int size);

    [LibraryImport(Name, EntryPoint = "deflate")]
    internal static partial int Deflate(void* stream, int flush);

    [LibraryImport(Name, EntryPoint = "deflateEnd")]
    internal static partial int DeflateEnd(void* stream);

    [LibraryImport(Name, EntryPoint = "deflateCopy")]
    internal static partial int DeflateCopy(void* target, void* source);

    [LibraryImport(Name, EntryPoint = "deflateSetDictionary")]
    internal static partial int DeflateSetDictionary(void* stream, byte* dictionary, uint length);

    [LibraryImport(Name, EntryPoint = "inflateInit2_")]
    internal static partial int InflateInit(void* stream, int windowBits, byte* version, int size);

    [LibraryImport(Name, EntryPoint = "inflate")]
    internal static partial int Inflate(void* stream, int flush);

    [LibraryImport(Name, EntryPoint = "inflateEnd")]
    internal static partial int InflateEnd(void* stream);

    [LibraryImport(Name, EntryPoint = "inflateCopy")]
    internal static partial int InflateCopy(void* target, void* source);

    [LibraryImport(Name, EntryPoint = "inflateSetDictionary")]
    internal static partial int InflateSetDictionary(void* stream, byte* dictionary, uint length);

    [LibraryImport(Name, EntryPoint = "crc32")]
    internal static partial nuint Crc32(nuint sum, byte* data, uint length);

    [LibraryImport(Name, EntryPoint = "adler32")]
    internal static partial nuint Adler32(nuint sum, byte* data, uint length);
}

/// <summary>z_stream</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibState
{
    internal byte* NextIn;
    internal uint AvailableIn;
    internal nuint TotalIn;
    internal byte* NextOut;
    internal uint AvailableOut;
    internal nuint TotalOut;
    internal byte* Message;
    internal void* State;
    internal void* Allocate;
    internal void* Free;
    internal void* Opaque;
    internal int DataType;
    internal nuint Adler;
    internal nuint Reserved;
}

/// <summary>Return codes of zlib.</summary>
internal static class ZlibCode
{
    internal const int Ok = 0;
    internal const int StreamEnd = 1;
    internal const int NeedDictionary = 2;
    internal const int StreamError = -2;
    internal const int DataError = -3;
    internal const int MemoryError = -4;
    internal const int BufferError = -5;
    internal const int VersionError = -6;
}
