using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary><c>LZMAError</c></summary>
[PyType("LZMAError", Module = "_lzma", Base = typeof(ExceptionType), Doc = "liblzma could not do what it was asked for.")]
internal static partial class LzmaErrorType;

/// <summary>The _lzma module, over the system's liblzma.</summary>
[PyModule("_lzma")]
[PyModuleType(typeof(LzmaErrorType))]
[PyModuleType(typeof(PyLzmaCompressor))]
[PyModuleType(typeof(PyLzmaDecompressor))]
internal static unsafe partial class LzmaModule
{
    [PyConstant] internal const int FORMAT_AUTO = 0;
    [PyConstant] internal const int FORMAT_XZ = 1;
    [PyConstant] internal const int FORMAT_ALONE = 2;
    [PyConstant] internal const int FORMAT_RAW = 3;
    [PyConstant] internal const int CHECK_NONE = 0;
    [PyConstant] internal const int CHECK_CRC32 = 1;
    [PyConstant] internal const int CHECK_CRC64 = 4;
    [PyConstant] internal const int CHECK_SHA256 = 10;
    [PyConstant] internal const int CHECK_ID_MAX = 15;
    [PyConstant] internal const int CHECK_UNKNOWN = 16;
    [PyConstant] internal const long FILTER_LZMA1 = (long)LzmaFilterChain.Lzma1;
    [PyConstant] internal const int FILTER_LZMA2 = (int)LzmaFilterChain.Lzma2;
    [PyConstant] internal const int FILTER_DELTA = (int)LzmaFilterChain.Delta;
    [PyConstant] internal const int FILTER_X86 = 4;
    [PyConstant] internal const int FILTER_POWERPC = 5;
    [PyConstant] internal const int FILTER_IA64 = 6;
    [PyConstant] internal const int FILTER_ARM = 7;
    [PyConstant] internal const int FILTER_ARMTHUMB = 8;
    [PyConstant] internal const int FILTER_SPARC = 9;
    [PyConstant] internal const int MF_HC3 = 3;
    [PyConstant] internal const int MF_HC4 = 4;
    [PyConstant] internal const int MF_BT2 = 18;
    [PyConstant] internal const int MF_BT3 = 19;
    [PyConstant] internal const int MF_BT4 = 20;
    [PyConstant] internal const int MODE_FAST = 1;
    [PyConstant] internal const int MODE_NORMAL = 2;
    [PyConstant] internal const int PRESET_DEFAULT = (int)LzmaFilterChain.DefaultPreset;
    [PyConstant] internal const long PRESET_EXTREME = 1L << 31;

    [PyModuleExec]
    private static void Check(ThreadState ts, PyModule module) => CompressionLibrary.Require(LzmaLibrary.Name, "_lzma");

    [PyFunction("is_check_supported($module, check_id, /)\n--\n\nWhether the library has an integrity check.", Name = "is_check_supported")]
    private static bool IsCheckSupported(int checkId) => LzmaLibrary.CheckIsSupported(checkId) != 0;

    [PyFunction("_encode_filter_properties($module, filter, /)\n--\n\nThe options of a filter as bytes, without its ID.", Name = "_encode_filter_properties")]
    private static Value EncodeFilterProperties(ThreadState ts, Value filter)
    {
        LzmaFilterChain chain = LzmaFilterChain.Single(ts, filter);
        uint size;
        _ = LzmaStream.Checked(LzmaLibrary.PropertiesSize(&size, chain.Filters));
        var properties = new byte[size];
        fixed (byte* bytes = properties)
        {
            byte nothing;
            _ = LzmaStream.Checked(LzmaLibrary.PropertiesEncode(chain.Filters, bytes is null ? &nothing : bytes));
        }
        GC.KeepAlive(chain);
        return PyBytes.Own(properties);
    }

    [PyFunction("_decode_filter_properties($module, filter_id, encoded_props, /)\n--\n\nThe dict for the ID and the encoded options of a filter.", Name = "_decode_filter_properties")]
    private static Value DecodeFilterProperties(ThreadState ts, Value filterId, BufferView encodedProps)
    {
        LzmaFilter filter = new() { Id = LzmaFilterChain.Number(ts, filterId, ulong.MaxValue) };
        fixed (byte* bytes = encodedProps.Span)
        {
            _ = LzmaStream.Checked(LzmaLibrary.PropertiesDecode(&filter, null, bytes, (nuint)encodedProps.Length));
        }
        try
        {
            return Describe(filter);
        }
        finally
        {
            NativeMemory.Free(filter.Options);
        }
    }

    // build_filter_spec
    private static PyDict Describe(LzmaFilter filter)
    {
        PyDict spec = new();
        spec.SetString("id", Value.Int((long)filter.Id));
        LzmaOptions* options = (LzmaOptions*)filter.Options;
        switch (filter.Id)
        {
            case LzmaFilterChain.Lzma1:
                spec.SetString("lc", Value.Int(options->LiteralContextBits));
                spec.SetString("lp", Value.Int(options->LiteralPositionBits));
                spec.SetString("pb", Value.Int(options->PositionBits));
                spec.SetString("dict_size", Value.Int(options->DictionarySize));
                break;
            case LzmaFilterChain.Lzma2:
                spec.SetString("dict_size", Value.Int(options->DictionarySize));
                break;
            case LzmaFilterChain.Delta:
                spec.SetString("dist", Value.Int(((LzmaDeltaOptions*)options)->Distance));
                break;
            case >= LzmaFilterChain.FirstBranchFilter and <= LzmaFilterChain.LastBranchFilter:
                if (options is not null) spec.SetString("start_offset", Value.Int(*(uint*)options));
                break;
            default:
                throw Errors.ValueError($"Invalid filter ID: {filter.Id}");
        }
        return spec;
    }
}
