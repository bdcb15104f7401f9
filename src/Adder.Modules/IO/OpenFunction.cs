using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What <c>open</c> is asked for.</summary>
internal readonly record struct OpenRequest(
    Value File, string Mode, int Buffering = -1, string? Encoding = null, string? Errors = null, string? Newline = null, bool ClosesDescriptor = true,
    Value Opener = default);

/// <summary><c>open</c>: stacks the streams that a mode asks for. Throws. (_io_open_impl)</summary>
internal static class OpenFunction
{
    internal static PyIOBase Open(ThreadState ts, OpenRequest request)
    {
        Value file = Positions.HasIndex(request.File) || request.File.Type.Has(TypeFlags.LongSubclass)
            ? request.File
            : Platform.PathArgument.ToPath(ts, request.File);
        OpenMode mode = OpenMode.Parse(request.Mode);
        Check(ts, mode, request);
        PyFileIO raw = new(PyFileIO.TypeObject);
        raw.Open(ts, file, FileMode.Parse(mode.Raw), request.ClosesDescriptor, request.Opener);
        try
        {
            return Stack(ts, raw, mode, request);
        }
        catch (PythonException error)
        {
            if (Calls.Method(ts, raw, "close").IsNull) Streams.Chain(error.Error, ts.TakePending());
            throw;
        }
    }

    private static void Check(ThreadState ts, OpenMode mode, OpenRequest request)
    {
        if (!mode.IsBinary) return;
        if (request.Encoding is not null) throw Objects.Errors.ValueError("binary mode doesn't take an encoding argument");
        if (request.Errors is not null) throw Objects.Errors.ValueError("binary mode doesn't take an errors argument");
        if (request.Newline is not null) throw Objects.Errors.ValueError("binary mode doesn't take a newline argument");
        if (request.Buffering == 1)
        {
            const string ignored = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
            Warnings.Warn(ts, PyType.RuntimeWarning, ignored);
        }
    }

    private static PyIOBase Stack(ThreadState ts, PyFileIO raw, OpenMode mode, OpenRequest request)
    {
        bool isTerminal = Streams.Ask(ts, raw, "isatty");
        bool lineBuffering = request.Buffering == 1 || (isTerminal && request.Buffering < 0);
        long size = lineBuffering || request.Buffering < 0 ? raw.BlockSize : request.Buffering;
        if (size == 0) return mode.IsBinary ? raw : throw Objects.Errors.ValueError("can't have unbuffered text I/O");
        PyBuffered buffered = Buffer(ts, raw, mode, size);
        if (mode.IsBinary) return buffered;
        PyTextIOWrapper text = new(PyTextIOWrapper.TypeObject);
        Value errors = request.Errors is null ? Value.None : request.Errors;
        text.Init(ts, buffered, request.Encoding, errors, request.Newline, lineBuffering);
        Attributes.Set(ts, text, "mode", mode.Given);
        return text;
    }

    private static PyBuffered Buffer(ThreadState ts, PyFileIO raw, OpenMode mode, long size)
    {
        if (mode.Updates)
        {
            PyBufferedRandom random = new(PyBufferedRandom.TypeObject);
            random.Init(ts, raw, size);
            return random;
        }
        if (mode.Writes)
        {
            PyBufferedWriter writer = new(PyBufferedWriter.TypeObject);
            writer.Init(ts, raw, size);
            return writer;
        }
        if (!mode.Reads) throw Objects.Errors.ValueError($"unknown mode: '{mode.Given}'");
        PyBufferedReader reader = new(PyBufferedReader.TypeObject);
        reader.Init(ts, raw, size);
        return reader;
    }
}
