using System.Text;
using Adder.Bytecode;
using Adder.Importing;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Hosting;

/// <summary>Runs what a configuration names: a command, a module, a file, a folder or archive, or standard input. (pymain_run_python)</summary>
internal sealed class ProgramRunner(ThreadState ts)
{
    private const int Success = 0, Failure = 1, CannotOpen = 2;

    private readonly Interpreter _interpreter = ts.Interpreter;

    private PyConfig Config => _interpreter.Config;

    /// <summary>Runs it; the exit code.</summary>
    internal int Run(IProgramInput input)
    {
        try
        {
            return RunProgram(input);
        }
        catch (PythonException error)
        {
            return UncaughtErrors.Show(ts, error.Error);
        }
    }

    private int RunProgram(IProgramInput input)
    {
        byte[]? source = null;
        bool isContainer = false;
        if (Config.RunFilename is { } path && !TryReadFile(path, out source, out isContainer, out int failed)) return failed;
        if (isContainer) InsertPath(Config.RunFilename!);
        else if (!Config.SafePath) InsertFirstPath();
        if (Config.RunCommand is { } command) return RunCommand(command);
        if (Config.RunModule is { } module) return RunModule(module, setArgv0: true);
        if (isContainer) return RunModule(MainModule.Name, setArgv0: false);
        if (source is not null) return RunFile(Config.RunFilename!, source);
        return input.IsInteractive ? RunPrompt(startup: true) : RunStandardInput(input);
    }

    /// <summary>The prompt after a program, where -i or PYTHONINSPECT asks for it. (pymain_repl)</summary>
    internal int Inspect(IProgramInput input, int exitCode)
    {
        bool wanted = Config.Inspect > 0 || (Config.UseEnvironment && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PYTHONINSPECT")));
        bool already = Config.RunFilename is null && Config.RunCommand is null && Config.RunModule is null;
        return wanted && input.IsInteractive && !already ? RunPrompt(startup: false) : exitCode;
    }

    // Reading.

    private bool TryReadFile(string path, out byte[]? source, out bool isContainer, out int failed)
    {
        source = null;
        isContainer = Directory.Exists(path);
        failed = CannotOpen;
        if (isContainer) return true;
        try
        {
            source = IsUndecodable(path) ? ReadUndecodable(path) : File.ReadAllBytes(path);
        }
        catch (PythonException error) when (error.Error is PyOSError { Errno.IsInt: true } refused)
        {
            SystemStreams.Write(ts, "stderr",
                $"{Config.ProgramName}: can't open file {Repr.Of(ts, Decoded(path))}: [Errno {refused.Errno.Bits}] {Str.Of(ts, refused.StrError)}\n");
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            (int number, string text) = OpenError(path, error);
            PyStr shown = Repr.Of(ts, Decoded(path));
            SystemStreams.Write(ts, "stderr", $"{Config.ProgramName}: can't open file {shown}: [Errno {number}] {text}\n");
            return false;
        }
        isContainer = ZipEnding.IsIn(source);
        return true;
    }

    // .NET has no names for such files.
    private static bool IsUndecodable(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (char.IsHighSurrogate(path[i]) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1])) i++;
            else if (char.IsSurrogate(path[i])) return true;
        }
        return false;
    }

    private byte[] ReadUndecodable(string path)
    {
        Value file = Calls.Call(ts, Builtin.Get(ts, "open"), Decoded(path), "rb").OrThrow(ts);
        Value source = Calls.Method(ts, file, "read").OrThrow(ts);
        Calls.Method(ts, file, "close").OrThrow(ts);
        return ((PyBytes)source.Ref).ToArray();
    }

    private static (int Number, string Text) OpenError(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => File.Exists(Path.GetDirectoryName(path))
            ? (20, "Not a directory")
            : (2, "No such file or directory"),
        UnauthorizedAccessException => (13, "Permission denied"),
        PathTooLongException => (36, "File name too long"),
        _ => (5, error.Message),
    };

    // Text of the command line: undecodable bytes are lone surrogates in it.
    private static PyStr Decoded(string text) => PyStr.From(text);

    // sys.path.

    private void InsertPath(string path)
    {
        Config.SysPath0 = path;
        if (!_interpreter.IsStarted) return;
        ((PyList)_interpreter.SysDict.FindString("path").Ref).InsertAt(0, Decoded(path));
    }

    // _PyPathConfig_ComputeSysPath0
    private void InsertFirstPath()
    {
        if (Config.RunModule is not null)
        {
            InsertPath(Environment.CurrentDirectory);
        }
        else if (Config.RunFilename is { } file)
        {
            FileSystemInfo? target = IsUndecodable(file) ? null : File.ResolveLinkTarget(file, returnFinalTarget: true);
            InsertPath(Path.GetDirectoryName(target?.FullName ?? file) ?? "");
        }
        else
        {
            InsertPath("");
        }
    }

    // Running.

    // pymain_run_command
    private int RunCommand(string command)
    {
        byte[] source;
        try
        {
            source = Encodings.EncodeUtf8(ts, Decoded(command));
        }
        catch (PythonException error)
        {
            SystemStreams.Write(ts, "stderr", "Unable to decode the command from the command line:\n");
            return UncaughtErrors.Show(ts, error.Error);
        }
        return RunSource(source, "<string>", CompilerFlags.IgnoreCookie);
    }

    private int RunModule(string name, bool setArgv0)
    {
        Value runpy = ModuleImport.Load(ts, PyStr.Intern("runpy"));
        if (runpy.IsNull)
        {
            SystemStreams.Write(ts, "stderr", "Could not import runpy module\n");
            return ShowPending();
        }
        return Finish(Calls.Method(ts, runpy, "_run_module_as_main", Decoded(name), Value.Bool(setArgv0)));
    }

    private int RunFile(string path, byte[] source)
    {
        PyDict main = MainModule.Get(ts).Dict;
        bool setFile = main.FindString("__file__").IsNull;
        if (setFile)
        {
            main.SetString("__file__", Decoded(path));
            main.SetString("__cached__", Value.None);
        }
        try
        {
            bool isBytecode = path.EndsWith(".pyc", StringComparison.Ordinal);
            SetLoader(main, path, isBytecode ? "SourcelessFileLoader" : "SourceFileLoader");
            return isBytecode ? RunBytecode(path, source) : RunSource(WithoutFirstLine(source), path, CompilerFlags.None);
        }
        finally
        {
            if (setFile)
            {
                main.RemoveString(PyStr.Intern("__file__"));
                main.RemoveString(PyStr.Intern("__cached__"));
            }
        }
    }

    private int RunStandardInput(IProgramInput input)
    {
        PyDict main = MainModule.Get(ts).Dict;
        main.SetString("__file__", "<stdin>");
        main.SetString("__cached__", Value.None);
        int code = RunSource(WithoutFirstLine(input.ReadToEnd()), "<stdin>", CompilerFlags.None);
        main.RemoveString(PyStr.Intern("__file__"));
        main.RemoveString(PyStr.Intern("__cached__"));
        return code;
    }

    private void SetLoader(PyDict main, string path, string loader)
    {
        if (_interpreter.LateStart is { } start)
        {
            _interpreter.LateStart = thread =>
            {
                start(thread);
                SetLoader(thread, main, path, loader);
            };
            return;
        }
        SetLoader(ts, main, path, loader);
    }

    private static void SetLoader(ThreadState ts, PyDict main, string path, string loader)
    {
        Value external = ts.Interpreter.Modules.FindString("_frozen_importlib_external");
        Value type = Attributes.Get(ts, external, loader).OrThrow(ts);
        main.SetString("__loader__", Calls.Call(ts, type, MainModule.Name, Decoded(path)).OrThrow(ts));
    }

    private byte[] WithoutFirstLine(byte[] source)
    {
        if (!Config.SkipSourceFirstLine) return source;
        int end = source.AsSpan().IndexOf((byte)'\n');
        return end < 0 ? [] : source[end..];
    }

    private int RunSource(byte[] source, string fileName, CompilerFlags flags)
    {
        PyDict main = MainModule.Get(ts).Dict;
        CodeObject code = SourceCompiler.Compile(ts, source, PyStr.From(fileName), ParseMode.File, flags, isScript: (flags & CompilerFlags.IgnoreCookie) == 0);
        return Execute(code, main);
    }

    // run_pyc_file
    private int RunBytecode(string path, byte[] data)
    {
        Value marshal = ModuleImport.Load(ts, PyStr.Intern("marshal")).OrThrow(ts);
        Value external = ts.Interpreter.Modules.FindString("_frozen_importlib_external");
        Value magic = Attributes.Get(ts, external, "MAGIC_NUMBER").OrThrow(ts);
        if (magic.Ref is not PyBytes expected || !data.AsSpan().StartsWith(expected.Span)) throw Errors.RuntimeError("Bad magic number in .pyc file");
        Value code = Calls.Method(ts, marshal, "loads", PyBytes.From(data[Math.Min(16, data.Length)..])).OrThrow(ts);
        if (code.Ref is not CodeObject compiled) throw Errors.RuntimeError("Bad code object in .pyc file");
        return Execute(compiled, MainModule.Get(ts).Dict);
    }

    private int Execute(CodeObject code, PyDict main)
    {
        if (!_interpreter.IsStarted && NeedsLoader(code) && _interpreter.FinishStart(ts) < 0) return ShowPending();
        PyFunction program = new(code, main, FunctionConstruction.BuiltinsOf(ts, main));
        int exitCode = Finish(_interpreter.Evaluator.Run(ts, program, main));
        SystemStreams.FlushBoth(ts);
        return exitCode;
    }

    // Before the start is finished __main__ has no loader. Other ways to see that finish the start themselves.
    private static bool NeedsLoader(CodeObject code)
    {
        foreach (PyStr name in code.Names)
        {
            if (name.Is("__loader__") || name.Is("__globals__") || name.Is("__builtins__")) return true;
        }
        foreach (Value constant in code.Constants)
        {
            if (constant.Ref is CodeObject nested && NeedsLoader(nested)) return true;
        }
        return false;
    }

    // The prompt is written in Python: Lib/_adder/prompt.py.
    private int RunPrompt(bool startup)
    {
        Config.Inspect = 0;
        if (startup) WriteHeader();
        Value prompt = ModuleImport.Load(ts, PyStr.Intern("_adder.prompt"));
        return prompt.IsNull ? ShowPending() : Finish(Calls.Method(ts, prompt, "main", Value.Bool(startup)));
    }

    // pymain_header
    private void WriteHeader()
    {
        if (Config.Quiet > 0) return;
        SystemStreams.Write(ts, "stderr", $"Python {PyVersion.Full} on {PyVersion.Platform}\n");
        if (Config.SiteImport) SystemStreams.Write(ts, "stderr", PyVersion.Invitation + "\n");
    }

    private int Finish(Value result) => result.IsNull ? ShowPending() : Success;

    private int ShowPending() => ts.HasPending ? UncaughtErrors.Show(ts, ts.TakePending()) : Failure;
}

/// <summary>Standard input as a source of the program.</summary>
public interface IProgramInput
{
    /// <summary>A terminal, or taken for one (-i).</summary>
    bool IsInteractive { get; }

    byte[] ReadToEnd();
}
