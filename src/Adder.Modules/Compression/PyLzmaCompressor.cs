using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary><c>LZMACompressor</c></summary>
[PyType("LZMACompressor", Module = "_lzma", Subclassable = false, Doc = """
    LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)

    Compresses data bit by bit.

    format is the container: FORMAT_XZ, FORMAT_ALONE or FORMAT_RAW. check is the
    integrity check, which only FORMAT_XZ has. preset is a level from 0 to 9, with
    PRESET_EXTREME or without; filters, a sequence of dicts, says it in detail.
    FORMAT_RAW needs filters.
    """)]
internal sealed unsafe partial class PyLzmaCompressor : PyCompressor
{
    private readonly LzmaStream _stream;

    // The library refers to the options as long as the stream lives.
    private readonly LzmaFilterChain? _chain;

    private PyLzmaCompressor(LzmaStream stream, LzmaFilterChain? chain) : base(TypeObject)
    {
        _stream = stream;
        _chain = chain;
    }

    [Slot(Slot.TpNew, Signature = "LZMACompressor(format=1, check=-1, preset=None, filters=None)")]
    internal static Value New(ThreadState ts, PyType type, int format = LzmaModule.FORMAT_XZ, int check = -1, Value preset = default, Value filters = default)
    {
        bool hasPreset = !preset.IsNull && !preset.IsNone;
        bool hasFilters = !filters.IsNull && !filters.IsNone;
        if (hasPreset && hasFilters) throw Errors.ValueError("Cannot specify both preset and filter chain");
        uint level = hasPreset ? LzmaFilterChain.Number32(ts, preset) : LzmaFilterChain.DefaultPreset;
        if (format != LzmaModule.FORMAT_XZ && check is not (-1 or LzmaModule.CHECK_NONE))
        {
            throw Errors.ValueError("Integrity checks are only supported by FORMAT_XZ");
        }
        if (format is not (LzmaModule.FORMAT_XZ or LzmaModule.FORMAT_ALONE or LzmaModule.FORMAT_RAW)) throw Errors.ValueError($"Invalid container format: {format}");
        if (format == LzmaModule.FORMAT_RAW && !hasFilters) throw Errors.ValueError("Must specify filters for FORMAT_RAW");
        LzmaFilterChain? chain = hasFilters ? LzmaFilterChain.From(ts, filters) : format == LzmaModule.FORMAT_ALONE ? LzmaFilterChain.OfPreset(level) : null;
        if (format == LzmaModule.FORMAT_ALONE && !chain!.IsSingleLzma1)
        {
            throw Errors.ValueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        }
        int checkId = check == -1 ? LzmaModule.CHECK_CRC64 : check;
        LzmaStream stream = new(state => format switch
        {
            LzmaModule.FORMAT_RAW => LzmaLibrary.RawEncoder(state, chain!.Filters),
            LzmaModule.FORMAT_ALONE => LzmaLibrary.AloneEncoder(state, chain!.Filters->Options),
            _ => chain is null ? LzmaLibrary.EasyEncoder(state, level, checkId) : LzmaLibrary.StreamEncoder(state, chain.Filters, checkId),
        });
        return new PyLzmaCompressor(stream, chain);
    }

    private protected override bool Step(byte* input, int inputLength, byte* output, int outputLength, bool finish, out int consumed, out int produced)
    {
        int code = LzmaStream.Checked(_stream.Step(input, inputLength, output, outputLength, finish ? LzmaStream.Finish : 0, out consumed, out produced));
        GC.KeepAlive(_chain);
        return code == LzmaStream.StreamEnd;
    }
}

/// <summary><c>LZMADecompressor</c></summary>
[PyType("LZMADecompressor", Module = "_lzma", Subclassable = false, Doc = """
    LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None)
    --

    Decompresses data bit by bit.

      format
        The container; FORMAT_AUTO finds out whether it is FORMAT_XZ or
        FORMAT_ALONE.
      memlimit
        The most memory that may be used, in bytes.
      filters
        The chain of filters, for FORMAT_RAW only.
    """)]
internal sealed unsafe partial class PyLzmaDecompressor : PyDecompressor
{
    private const uint TellChecks = 1 | 4;

    private readonly LzmaStream _stream;
    private readonly LzmaFilterChain? _chain;

    private PyLzmaDecompressor(LzmaStream stream, LzmaFilterChain? chain, int check) : base(TypeObject)
    {
        _stream = stream;
        _chain = chain;
        Check = check;
    }

    [Slot(Slot.TpNew, Signature = "LZMADecompressor(format=0, memlimit=None, filters=None)")]
    internal static Value New(ThreadState ts, PyType type, int format = LzmaModule.FORMAT_AUTO, Value memlimit = default, Value filters = default)
    {
        bool isRaw = format == LzmaModule.FORMAT_RAW;
        bool hasFilters = !filters.IsNull && !filters.IsNone;
        ulong limit = ulong.MaxValue;
        if (!memlimit.IsNull && !memlimit.IsNone)
        {
            if (isRaw) throw Errors.ValueError("Cannot specify memory limit with FORMAT_RAW");
            limit = LzmaFilterChain.Number(ts, memlimit, ulong.MaxValue);
        }
        if (isRaw && !hasFilters) throw Errors.ValueError("Must specify filters for FORMAT_RAW");
        if (!isRaw && hasFilters) throw Errors.ValueError("Cannot specify filters except with FORMAT_RAW");
        if (format is < LzmaModule.FORMAT_AUTO or > LzmaModule.FORMAT_RAW) throw Errors.ValueError($"Invalid container format: {format}");
        LzmaFilterChain? chain = isRaw ? LzmaFilterChain.From(ts, filters) : null;
        LzmaStream stream = new(state => format switch
        {
            LzmaModule.FORMAT_RAW => LzmaLibrary.RawDecoder(state, chain!.Filters),
            LzmaModule.FORMAT_ALONE => LzmaLibrary.AloneDecoder(state, limit),
            LzmaModule.FORMAT_XZ => LzmaLibrary.StreamDecoder(state, limit, TellChecks),
            _ => LzmaLibrary.AutoDecoder(state, limit, TellChecks),
        });
        bool hasNoCheck = format is LzmaModule.FORMAT_RAW or LzmaModule.FORMAT_ALONE;
        return new PyLzmaDecompressor(stream, chain, hasNoCheck ? LzmaModule.CHECK_NONE : LzmaModule.CHECK_UNKNOWN);
    }

    [PyGetSet("check", Doc = "The ID of the integrity check; CHECK_UNKNOWN as long as it was not seen.")]
    private int Check { get; set; }

    private protected override NativeStream Stream => _stream;

    private protected override bool Step(byte* input, int inputLength, byte* output, int outputLength, out int consumed, out int produced)
    {
        int code = LzmaStream.Checked(_stream.Step(input, inputLength, output, outputLength, 0, out consumed, out produced));
        if (code is LzmaStream.NoCheck or LzmaStream.GetCheckCode) Check = _stream.Check;
        GC.KeepAlive(_chain);
        return code == LzmaStream.StreamEnd;
    }
}
