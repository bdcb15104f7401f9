using Adder.Hosting;
using Adder.Modules.IO;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>Makes sys.stdin, sys.stdout and sys.stderr. (init_sys_streams)</summary>
internal static class StandardStreamsSetup
{
    private const int Input = 0, Output = 1, ErrorOutput = 2;

    internal static void Install(ThreadState ts, PyDict sys)
    {
        PyConfig config = ts.Interpreter.Config;
        ts.Interpreter.AtExit += ts.Interpreter.State<UnwrittenFiles>().FlushAll;
        string encoding = CodecName(ts, config.StdioEncoding);
        string errors = string.IsNullOrEmpty(config.StdioErrors) ? DefaultErrors(config) : config.StdioErrors;
        Install(sys, "stdin", Make(ts, Input, "<stdin>", encoding, errors));
        Install(sys, "stdout", Make(ts, Output, "<stdout>", encoding, errors));
        Install(sys, "stderr", Make(ts, ErrorOutput, "<stderr>", encoding, "backslashreplace"));
    }

    /// <summary>Whether making them later can't fail: no codec is looked up, and standard input is no folder.</summary>
    internal static bool CannotFail(PyConfig config) =>
        config.StdioEncoding is "utf-8" && (config.StdioErrors is null or "" or "strict" or "surrogateescape")
        && (LibC.StatusOf(Input, out FileStatus status) < 0 || !status.IsDirectory);

    // config_get_codec_name
    private static string CodecName(ThreadState ts, string? given)
    {
        if (given is null or "" or "utf-8") return "utf-8";
        Value name = Protocols.Attributes.Get(ts, CodecRegistry.Lookup(ts, given), "name").OrThrow(ts);
        return Str.Of(ts, name).ToString();
    }

    private static void Install(PyDict sys, string name, Value stream)
    {
        sys.SetString(name, stream);
        sys.SetString($"__{name}__", stream);
    }

    // config_get_stdio_errors: in the C locale nobody knows what bytes mean.
    private static string DefaultErrors(PyConfig config)
    {
        if (config.Utf8Mode) return "surrogateescape";
        string locale = "";
        foreach (string variable in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (locale.Length == 0) locale = Environment.GetEnvironmentVariable(variable) ?? "";
        }
        return locale is "" or "C" or "POSIX" or "C.UTF-8" or "C.utf8" or "UTF-8" ? "surrogateescape" : "strict";
    }

    // create_stdio
    private static Value Make(ThreadState ts, int descriptor, string name, string encoding, string errors)
    {
        if (!LibC.IsInherited(descriptor)) return Value.None;
        bool writes = descriptor != Input;
        bool isBuffered = ts.Interpreter.Config.BufferedStdio;
        PyIOBase stream;
        try
        {
            stream = OpenFunction.Open(ts, new OpenRequest(descriptor, writes ? "wb" : "rb", writes && !isBuffered ? 0 : -1, ClosesDescriptor: false));
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.IsADirectoryError) && !writes)
        {
            throw Errors.RuntimeError("init_sys_streams: <stdin> is a directory, cannot continue");
        }
        PyFileIO raw = stream as PyFileIO ?? ((PyBuffered)stream).File!;
        Attributes.Set(ts, raw, "name", name);
        bool isLine = isBuffered && (descriptor == ErrorOutput || LibC.IsATty(descriptor) != 0);
        PyTextIOWrapper text = new(PyTextIOWrapper.TypeObject);
        text.Init(ts, stream, encoding, errors, "\n", isLine, writeThrough: !isBuffered);
        Attributes.Set(ts, text, "mode", writes ? "w" : "r");
        return text;
    }
}
