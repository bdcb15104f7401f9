using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>An encoder or decoder of liblzma.</summary>
internal sealed unsafe class LzmaStream : NativeStream
{
    internal const int Finish = 3;
    internal const int StreamEnd = 1;
    internal const int NoCheck = 2;
    internal const int GetCheckCode = 4;
    internal const int BufferError = 10;

    internal delegate int Start(void* stream);

    internal LzmaStream(Start start)
    {
        Checked(start(Structure));
        IsOpen = true;
    }

    internal int Check => LzmaLibrary.GetCheck(Structure);

    private protected override void End() => LzmaLibrary.End(Structure);

    internal override int Step(byte* input, int inputLength, byte* output, int outputLength, int action, out int consumed, out int produced)
    {
        LzmaState* state = (LzmaState*)Structure;
        state->NextIn = input;
        state->AvailableIn = (nuint)inputLength;
        state->NextOut = output;
        state->AvailableOut = (nuint)outputLength;
        int code = LzmaLibrary.Code(state, action);
        consumed = inputLength - (int)state->AvailableIn;
        produced = outputLength - (int)state->AvailableOut;
        // There was nothing left to do.
        return code == BufferError && state->AvailableIn == 0 && state->AvailableOut > 0 ? 0 : code;
    }

    internal static PythonException Error(string message) => Errors.Make(LzmaErrorType.TypeObject, message);

    // catch_lzma_error
    internal static int Checked(int code) => code switch
    {
        0 or StreamEnd or NoCheck or GetCheckCode => code,
        3 => throw Error("Unsupported integrity check"),
        5 => throw Errors.MemoryError(),
        6 => throw Error("Memory usage limit exceeded"),
        7 => throw Error("Input format not supported by decoder"),
        8 => throw Error("Invalid or unsupported options"),
        9 => throw Error("Corrupt input data"),
        BufferError => throw Error("Insufficient buffer space"),
        11 => throw Error("Internal error"),
        _ => throw Error($"Unrecognized error from liblzma: {code}"),
    };
}
