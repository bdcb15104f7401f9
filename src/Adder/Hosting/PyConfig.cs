namespace Adder.Hosting;

/// <summary>How an interpreter is set up: CPython's PyConfig, with its names.</summary>
public sealed class PyConfig
{
    // What sys.flags shows.
    public int ParserDebug { get; set; }
    public int Inspect { get; set; }
    public int Interactive { get; set; }
    public int OptimizationLevel { get; set; }
    public bool WriteBytecode { get; set; } = true;
    public bool UserSiteDirectory { get; set; } = true;
    public bool SiteImport { get; set; } = true;
    public bool UseEnvironment { get; set; } = true;
    public int Verbose { get; set; }
    public int BytesWarning { get; set; }
    public int Quiet { get; set; }
    public bool Isolated { get; set; }
    public bool DevMode { get; set; }
    public bool Utf8Mode { get; set; }
    public bool WarnDefaultEncoding { get; set; }
    public bool SafePath { get; set; }
    public int IntMaxStrDigits { get; set; } = 4300;

    /// <summary>The seed of str and bytes hashes; null for a random one.</summary>
    public uint? HashSeed { get; set; }

    // What to run: at most one of the three; none means standard input.
    public string? RunCommand { get; set; }
    public string? RunModule { get; set; }
    public string? RunFilename { get; set; }
    public bool SkipSourceFirstLine { get; set; }
    public bool InstallSignalHandlers { get; set; }

    // What sys shows of the command line. Undecodable bytes are lone surrogates, as os.fsdecode gives them.
    public List<string> Argv { get; set; } = [""];
    public List<string> OrigArgv { get; set; } = [];
    public List<string> WarnOptions { get; } = [];

    /// <summary>The -X options in order; a null value is True.</summary>
    public List<KeyValuePair<string, string?>> XOptions => _xOptions ??= [];

    private List<KeyValuePair<string, string?>>? _xOptions;

    internal bool HasXOptions => _xOptions is not null;

    // Standard streams.
    public bool BufferedStdio { get; set; } = true;
    public string? StdioEncoding { get; set; }
    public string? StdioErrors { get; set; }

    // Imports.
    public string CheckHashPycsMode { get; set; } = "default";
    public string? PycachePrefix { get; set; }
    public bool UseFrozenModules { get; set; } = true;
    public bool ImportTime { get; set; }
    public bool CodeDebugRanges { get; set; } = true;
    public bool FaultHandler { get; set; }
    /// <summary>Take statistics of the evaluator from the start, and write them down at the end. (_pystats)</summary>
    public bool Statistics { get; set; }

    public int TraceMalloc { get; set; }

    /// <summary>sys.implementation.name.</summary>
    public string ImplementationName { get; set; } = "adder";

    /// <summary>Another CPython 3.12 library to use, or null for the one that the build installs.</summary>
    public string? StandardLibrary { get; set; }

    // Paths: what the caller gives, and what PathConfig computes from it.
    public string ProgramName { get; set; } = "adder";
    public string? Home { get; set; }
    public string? PythonPath { get; set; }
    public string PlatLibDir { get; set; } = "lib";
    public string Executable { get; set; } = "";
    public string BaseExecutable { get; set; } = "";
    public string Prefix { get; set; } = "";
    public string BasePrefix { get; set; } = "";
    public string ExecPrefix { get; set; } = "";
    public string BaseExecPrefix { get; set; } = "";
    public string? StdlibDir { get; set; }

    /// <summary>A pyvenv.cfg stands beside the executable or one folder up.</summary>
    internal bool InVirtualEnvironment { get; set; }

    public List<string> ModuleSearchPaths { get; } = [];

    /// <summary>Called when importlib is about to be made.</summary>
    internal Action? ImportsBegin { get; set; }

    /// <summary>The host calls <see cref="Execution.TierUp.Begin"/> on a thread that only waits.</summary>
    internal bool HostBeginsTierUp { get; set; }

    /// <summary>Where the program is: the first entry of sys.path, in further interpreters too. (sys_path_0)</summary>
    public string? SysPath0 { get; set; }

    /// <summary>The value of the first -X option of this name: null when absent, "" when given without a value.</summary>
    public string? XOption(string name) => HasXOptions ? FindXOption(name) : null;

    private string? FindXOption(string name)
    {
        foreach (KeyValuePair<string, string?> option in XOptions)
        {
            if (option.Key == name) return option.Value ?? "";
        }
        return null;
    }
}
