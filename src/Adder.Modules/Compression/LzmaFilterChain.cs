using System.Numerics;
using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>Filters in native memory, as Python's dicts describe them. Making one throws.</summary>
internal sealed unsafe class LzmaFilterChain : CriticalFinalizerObject
{
    private Deathbed _deathbed;

    internal const ulong Lzma1 = 0x4000000000000001;
    internal const ulong Lzma2 = 0x21;
    internal const ulong Delta = 3;
    internal const ulong FirstBranchFilter = 4;
    internal const ulong LastBranchFilter = 9;
    internal const uint DefaultPreset = 6;

    private const int Most = 4;
    private const ulong End = ulong.MaxValue;

    private LzmaFilter* _filters = (LzmaFilter*)NativeMemory.AllocZeroed((nuint)((Most + 1) * sizeof(LzmaFilter)));

    private LzmaFilterChain()
    {
        _filters->Id = End;
    }

    ~LzmaFilterChain()
    {
        if (!_deathbed.IsDead(this)) return;
        for (LzmaFilter* filter = _filters; filter->Id != End; filter++) NativeMemory.Free(filter->Options);
        NativeMemory.Free(_filters);
        _filters = null;
    }

    internal LzmaFilter* Filters => _filters;

    internal bool IsSingleLzma1 => _filters[0].Id == Lzma1 && _filters[1].Id == End;

    // parse_filter_chain_spec
    internal static LzmaFilterChain From(ThreadState ts, Value specs)
    {
        LzmaFilterChain chain = new();
        if (!Iteration.IsSequence(specs.Type)) throw Errors.TypeError($"{specs.Type.Name} is not a sequence");
        long count = Lengths.Of(ts, specs).OrThrow(ts);
        if (count > Most) throw Errors.ValueError($"Too many filters - liblzma supports a maximum of {Most}");
        for (int i = 0; i < count; i++) chain.Append(ts, i, Subscript.Get(ts, specs, i).OrThrow(ts));
        return chain;
    }

    /// <summary>A chain of one filter.</summary>
    internal static LzmaFilterChain Single(ThreadState ts, Value spec)
    {
        LzmaFilterChain chain = new();
        chain.Append(ts, 0, spec);
        return chain;
    }

    /// <summary>LZMA1 with the options of a preset.</summary>
    internal static LzmaFilterChain OfPreset(uint preset)
    {
        LzmaFilterChain chain = new();
        LzmaOptions* options = (LzmaOptions*)NativeMemory.AllocZeroed(LzmaOptions.FullSize);
        chain.Add(0, Lzma1, options);
        if (LzmaLibrary.Preset(options, preset) != 0) throw LzmaStream.Error($"Invalid compression preset: {preset}");
        return chain;
    }

    private void Add(int index, ulong id, void* options)
    {
        _filters[index + 1].Id = End;
        _filters[index].Options = options;
        _filters[index].Id = id;
    }

    // lzma_filter_converter
    private void Append(ThreadState ts, int index, Value spec)
    {
        if (spec.Type.MpSubscript == null) throw Errors.TypeError("Filter specifier must be a dict or dict-like object");
        Value idValue = Subscript.Get(ts, spec, "id");
        if (idValue.IsNull)
        {
            if (ts.ClearIf(PyType.KeyError)) throw Errors.ValueError("Filter specifier must have an \"id\" entry");
            throw ts.Throwable();
        }
        ulong id = Number(ts, idValue, ulong.MaxValue);
        switch (id)
        {
            case Lzma1 or Lzma2:
                AppendLzma(ts, index, id, spec);
                break;
            case Delta:
                LzmaDeltaOptions* delta = (LzmaDeltaOptions*)NativeMemory.AllocZeroed(LzmaOptions.FullSize);
                delta->Distance = 1;
                Add(index, id, delta);
                Fill(ts, spec, "Invalid filter specifier for delta filter", ("dist", (nint)(&delta->Distance)));
                break;
            case >= FirstBranchFilter and <= LastBranchFilter:
                uint* offset = (uint*)NativeMemory.AllocZeroed(LzmaOptions.FullSize);
                Add(index, id, offset);
                Fill(ts, spec, "Invalid filter specifier for BCJ filter", ("start_offset", (nint)offset));
                break;
            default:
                throw Errors.ValueError($"Invalid filter ID: {id}");
        }
    }

    // parse_filter_spec_lzma
    private void AppendLzma(ThreadState ts, int index, ulong id, Value spec)
    {
        uint preset = DefaultPreset;
        Value given = Subscript.Get(ts, spec, "preset");
        if (!given.IsNull) preset = Number32(ts, given);
        else if (!ts.ClearIf(PyType.KeyError)) throw ts.Throwable();
        LzmaOptions* options = (LzmaOptions*)NativeMemory.AllocZeroed(LzmaOptions.FullSize);
        Add(index, id, options);
        if (LzmaLibrary.Preset(options, preset) != 0) throw LzmaStream.Error($"Invalid compression preset: {preset}");
        Fill(
            ts, spec, "Invalid filter specifier for LZMA filter",
            ("preset", 0),
            ("dict_size", (nint)(&options->DictionarySize)),
            ("lc", (nint)(&options->LiteralContextBits)),
            ("lp", (nint)(&options->LiteralPositionBits)),
            ("pb", (nint)(&options->PositionBits)),
            ("mode", (nint)(&options->Mode)),
            ("nice_len", (nint)(&options->NiceLength)),
            ("mf", (nint)(&options->MatchFinder)),
            ("depth", (nint)(&options->Depth)));
    }

    /// <summary>Reads the entries of a spec into 32-bit fields; anything else in it is an error.</summary>
    private static void Fill(ThreadState ts, Value spec, string error, params ReadOnlySpan<(string Name, nint Field)> fields)
    {
        if (spec.Ref is not PyDict dict) throw Errors.ValueError(error);
        int known = 1;
        foreach ((string name, nint field) in fields)
        {
            Value value = dict.FindString(name);
            if (value.IsNull) continue;
            known++;
            if (field == 0) continue;
            try
            {
                *(uint*)field = Number32(ts, value);
            }
            catch (PythonException)
            {
                throw Errors.ValueError(error);
            }
        }
        if (known != dict.Count) throw Errors.ValueError(error);
    }

    internal static uint Number32(ThreadState ts, Value value)
    {
        ulong number = Number(ts, value, ulong.MaxValue);
        return number <= uint.MaxValue ? (uint)number : throw Errors.OverflowError("Value too large for uint32_t type");
    }

    /// <summary>PyLong_AsUnsignedLongLong</summary>
    internal static ulong Number(ThreadState ts, Value value, ulong most)
    {
        if (!PyLong.TryBig(value, out BigInteger number)) throw Errors.TypeError("an integer is required");
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative int to unsigned");
        return number <= most ? (ulong)number : throw Errors.OverflowError("int too big to convert");
    }
}
