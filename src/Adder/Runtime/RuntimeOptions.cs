namespace Adder.Runtime;

/// <summary>Settings that hold for an interpreter's whole life. (PyConfig, as sys.flags shows it)</summary>
public sealed record RuntimeOptions
{
    /// <summary><c>-O</c> (1) or <c>-OO</c> (2).</summary>
    public int Optimize { get; init; }

    public int Verbose { get; init; }
    public int Debug { get; init; }
    public int Inspect { get; init; }
    public int Interactive { get; init; }
    public int BytesWarning { get; init; }
    public int Quiet { get; init; }
    public bool DontWriteBytecode { get; init; }
    public bool NoUserSite { get; init; }
    public bool NoSite { get; init; }
    public bool IgnoreEnvironment { get; init; }
    public bool Isolated { get; init; }
    public bool DevMode { get; init; }
    public bool SafePath { get; init; }
    public bool WarnDefaultEncoding { get; init; }
    public int Utf8Mode { get; init; }

    /// <summary><c>-W</c> options, in order.</summary>
    public IReadOnlyList<string> WarnOptions { get; init; } = [];

    /// <summary><c>-X</c> options: name, and value or null.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> XOptions { get; init; } = [];

    /// <summary><c>sys.argv</c></summary>
    public IReadOnlyList<string> Arguments { get; init; } = [""];

    /// <summary><c>sys.orig_argv</c></summary>
    public IReadOnlyList<string> OriginalArguments { get; init; } = [];

    /// <summary><c>sys.executable</c></summary>
    public string Executable { get; init; } = "";

    /// <summary>Folder or zip of the standard library.</summary>
    public string StandardLibrary { get; init; } = "";

    /// <summary>Whether standard streams are unbuffered. (<c>-u</c>)</summary>
    public bool Unbuffered { get; init; }
}
