using System.Runtime.InteropServices;

namespace Adder.Modules.Compression;

/// <summary>What Adder calls of liblzma.</summary>
internal static unsafe partial class LzmaLibrary
{
    internal const string Name = "liblzma.so.5";

    [LibraryImport(Name, EntryPoint = "lzma_easy_encoder")]
    internal static partial int EasyEncoder(void* stream, uint preset, int check);

    [LibraryImport(Name, EntryPoint = "lzma_stream_encoder")]
    internal static partial int StreamEncoder(void* stream, LzmaFilter* filters, int check);

    [LibraryImport(Name, EntryPoint = "lzma_alone_encoder")]
    internal static partial int AloneEncoder(void* stream, void* options);

    [LibraryImport(Name, EntryPoint = "lzma_raw_encoder")]
    internal static partial int RawEncoder(void* stream, LzmaFilter* filters);

    [LibraryImport(Name, EntryPoint = "lzma_auto_decoder")]
    internal static partial int AutoDecoder(void* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Name, EntryPoint = "lzma_stream_decoder")]
    internal static partial int StreamDecoder(void* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Name, EntryPoint = "lzma_alone_decoder")]
    internal static partial int AloneDecoder(void* stream, ulong memoryLimit);

    [LibraryImport(Name, EntryPoint = "lzma_raw_decoder")]
    internal static partial int RawDecoder(void* stream, LzmaFilter* filters);

    [LibraryImport(Name, EntryPoint = "lzma_code")]
    internal static partial int Code(void* stream, int action);

    [LibraryImport(Name, EntryPoint = "lzma_end")]
    internal static partial void End(void* stream);

    [LibraryImport(Name, EntryPoint = "lzma_get_check")]
    internal static partial int GetCheck(void* stream);

    [LibraryImport(Name, EntryPoint = "lzma_check_is_supported")]
    internal static partial byte CheckIsSupported(int check);

    [LibraryImport(Name, EntryPoint = "lzma_lzma_preset")]
    internal static partial byte Preset(LzmaOptions* options, uint preset);

    [LibraryImport(Name, EntryPoint = "lzma_properties_size")]
    internal static partial int PropertiesSize(uint* size, LzmaFilter* filter);

    [LibraryImport(Name, EntryPoint = "lzma_properties_encode")]
    internal static partial int PropertiesEncode(LzmaFilter* filter, byte* properties);

    [LibraryImport(Name, EntryPoint = "lzma_properties_decode")]
    internal static partial int PropertiesDecode(LzmaFilter* filter, void* allocator, byte* properties, nuint size);
}

/// <summary>The beginning of lzma_stream.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaState
{
    internal byte* NextIn;
    internal nuint AvailableIn;
    internal ulong TotalIn;
    internal byte* NextOut;
    internal nuint AvailableOut;
    internal ulong TotalOut;
}

/// <summary>lzma_filter</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaFilter
{
    internal ulong Id;
    internal void* Options;
}

/// <summary>The beginning of lzma_options_lzma; those of the other filters are shorter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaOptions
{
    internal const int FullSize = 160;

    internal uint DictionarySize;
    internal byte* PresetDictionary;
    internal uint PresetDictionarySize;
    internal uint LiteralContextBits;
    internal uint LiteralPositionBits;
    internal uint PositionBits;
    internal int Mode;
    internal uint NiceLength;
    internal int MatchFinder;
    internal uint Depth;
}

/// <summary>lzma_options_delta</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LzmaDeltaOptions
{
    internal int Type;
    internal uint Distance;
}
