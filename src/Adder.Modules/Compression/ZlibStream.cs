using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>A deflating or inflating stream of zlib.</summary>
internal sealed unsafe class ZlibStream : NativeStream
{
    internal const int NoFlush = 0;
    internal const int SyncFlush = 2;
    internal const int FinishFlush = 4;

    private readonly bool _deflates;

    private ZlibStream(bool deflates)
    {
        _deflates = deflates;
    }

    internal static ZlibStream Deflating(int level, int method, int windowBits, int memoryLevel, int strategy, out int code)
    {
        ZlibStream stream = new(true);
        code = ZlibLibrary.DeflateInit(stream.Structure, level, method, windowBits, memoryLevel, strategy, ZlibLibrary.Version(), sizeof(ZlibState));
        stream.IsOpen = code == ZlibCode.Ok;
        return stream;
    }

    internal static ZlibStream Inflating(int windowBits, out int code)
    {
        ZlibStream stream = new(false);
        code = ZlibLibrary.InflateInit(stream.Structure, windowBits, ZlibLibrary.Version(), sizeof(ZlibState));
        stream.IsOpen = code == ZlibCode.Ok;
        return stream;
    }

    /// <summary>A stream that goes on from here on its own; its kind is for the error's text. Throws. (zlib_Compress_copy_impl)</summary>
    internal ZlibStream Copy(string kind)
    {
        ZlibStream copy = new(_deflates);
        int code = !IsOpen ? ZlibCode.StreamError
            : _deflates ? ZlibLibrary.DeflateCopy(copy.Structure, Structure) : ZlibLibrary.InflateCopy(copy.Structure, Structure);
        copy.IsOpen = code == ZlibCode.Ok;
        return code switch
        {
            ZlibCode.Ok => copy,
            ZlibCode.StreamError => throw Errors.ValueError("Inconsistent stream state"),
            ZlibCode.MemoryError => throw ZlibModule.OutOfMemory($"Can't allocate memory for {kind} object"),
            _ => throw Error(code, $"while copying {kind} object"),
        };
    }

    private protected override void End() => _ = _deflates ? ZlibLibrary.DeflateEnd(Structure) : ZlibLibrary.InflateEnd(Structure);

    internal int SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        fixed (byte* bytes = dictionary)
        {
            byte nothing = 0;
            byte* start = bytes is null ? &nothing : bytes;
            return _deflates
                ? ZlibLibrary.DeflateSetDictionary(Structure, start, (uint)dictionary.Length)
                : ZlibLibrary.InflateSetDictionary(Structure, start, (uint)dictionary.Length);
        }
    }

    internal override int Step(byte* input, int inputLength, byte* output, int outputLength, int action, out int consumed, out int produced)
    {
        consumed = produced = 0;
        if (!IsOpen) return ZlibCode.StreamError;
        ZlibState* state = (ZlibState*)Structure;
        state->NextIn = input;
        state->AvailableIn = (uint)inputLength;
        state->NextOut = output;
        state->AvailableOut = (uint)outputLength;
        int code = _deflates ? ZlibLibrary.Deflate(state, action) : ZlibLibrary.Inflate(state, action);
        consumed = inputLength - (int)state->AvailableIn;
        produced = outputLength - (int)state->AvailableOut;
        return code;
    }

    /// <summary>Steps until the output has room left or its limit is reached, or the library has something to say. Advances the position.</summary>
    internal int Drain(ReadOnlySpan<byte> input, ref int position, StreamOutput output, int action)
    {
        int code;
        do
        {
            if (!output.EnsureRoom()) return ZlibCode.Ok;
            fixed (byte* source = input)
            fixed (byte* target = output.Buffer)
            {
                byte nothing = 0;
                code = Step(
                    source is null ? &nothing : source + position, input.Length - position, target + output.Count, output.Room, action,
                    out int consumed, out int produced);
                position += consumed;
                output.Advance(produced);
            }
            if (code is not (ZlibCode.Ok or ZlibCode.BufferError)) return code;
        }
        while (output.Room == 0);
        return code;
    }

    /// <summary>zlib's error, with what it says about it. (zlib_error)</summary>
    internal PythonException Error(int code, string doing)
    {
        byte* message = ((ZlibState*)Structure)->Message;
        string? text = code == ZlibCode.VersionError ? "library version mismatch" : message is null ? null : Marshal.PtrToStringUTF8((nint)message);
        text ??= code switch
        {
            ZlibCode.BufferError => "incomplete or truncated stream",
            ZlibCode.StreamError => "inconsistent stream state",
            ZlibCode.DataError => "invalid input data",
            _ => null,
        };
        return ZlibModule.Error(text is null ? $"Error {code} {doing}" : $"Error {code} {doing}: {text}");
    }
}
