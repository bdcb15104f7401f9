namespace Adder.Hosting;

/// <summary>Computes the executable, the prefixes and the module search path: CPython's getpath.</summary>
public static class PathConfig
{
    private const string LibraryName = "python3.12";
    private const string Landmark = "os.py";

    /// <summary>Fills in the paths of a configuration that the caller left empty.</summary>
    public static void Compute(PyConfig config)
    {
        if (config.Executable.Length == 0) config.Executable = FindExecutable(config.ProgramName);
        string home = config.Home ?? HomeOfVirtualEnvironment(config) ?? "";
        if (config.BaseExecutable.Length == 0) config.BaseExecutable = BaseExecutable(config.Executable, home);
        ComputePrefix(config);
        if (config.StandardLibrary is not null) config.StdlibDir = Path.GetFullPath(config.StandardLibrary);
        if (config.ModuleSearchPaths.Count == 0) ComputeModuleSearchPaths(config);
    }

    private static string FindExecutable(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar))
        {
            string given = Path.GetFullPath(program);
            if (File.Exists(given)) return given;
        }
        else if (Environment.GetEnvironmentVariable("PATH") is { } path)
        {
            foreach (string folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                string candidate = Path.Combine(folder, program);
                if (File.Exists(candidate)) return candidate;
            }
        }
        return Environment.ProcessPath ?? "";
    }

    // pyvenv.cfg beside the executable or one folder up names the folder of the executable that made the environment.
    private static string? HomeOfVirtualEnvironment(PyConfig config)
    {
        string? folder = Path.GetDirectoryName(config.Executable);
        for (int level = 0; level < 2 && !string.IsNullOrEmpty(folder); level++, folder = Path.GetDirectoryName(folder))
        {
            string settings = Path.Combine(folder, "pyvenv.cfg");
            if (!File.Exists(settings)) continue;
            config.InVirtualEnvironment = true;
            return HomeIn(settings);
        }
        return null;
    }

    private static string? HomeIn(string settings)
    {
        foreach (string line in File.ReadLines(settings))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line.AsSpan(0, equals).Trim().Equals("home", StringComparison.OrdinalIgnoreCase))
            {
                return line[(equals + 1)..].Trim();
            }
        }
        return null;
    }

    private static string BaseExecutable(string executable, string home)
    {
        if (home.Length == 0) return executable;
        string beside = Path.Combine(home, Path.GetFileName(executable));
        if (File.Exists(beside)) return beside;
        string named = Path.Combine(home, "adder");
        return File.Exists(named) ? named : executable;
    }

    private static void ComputePrefix(PyConfig config)
    {
        string prefix, execPrefix;
        if (config.Home is { } home)
        {
            int separator = home.IndexOf(Path.PathSeparator, StringComparison.Ordinal);
            prefix = separator < 0 ? home : home[..separator];
            execPrefix = separator < 0 ? home : home[(separator + 1)..];
        }
        else
        {
            prefix = execPrefix = FindPrefix(config.PlatLibDir);
        }
        if (config.Prefix.Length == 0) config.Prefix = prefix;
        if (config.ExecPrefix.Length == 0) config.ExecPrefix = execPrefix;
        if (config.BasePrefix.Length == 0) config.BasePrefix = prefix;
        if (config.BaseExecPrefix.Length == 0) config.BaseExecPrefix = execPrefix;
        config.StdlibDir ??= Path.Combine(prefix, config.PlatLibDir, LibraryName);
    }

    // The library is above Adder's own assemblies; out/ counts as well, for what `dotnet build` leaves in a bin folder.
    private static string FindPrefix(string platLibDir)
    {
        string start = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        for (string? folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (HasLibrary(folder, platLibDir)) return folder;
            string published = Path.Combine(folder, "out");
            if (HasLibrary(published, platLibDir)) return published;
        }
        return start;
    }

    private static bool HasLibrary(string folder, string platLibDir) =>
        File.Exists(Path.Combine(folder, platLibDir, LibraryName, Landmark));

    private static void ComputeModuleSearchPaths(PyConfig config)
    {
        if (config.PythonPath is { } path)
        {
            foreach (string entry in path.Split(Path.PathSeparator)) config.ModuleSearchPaths.Add(entry);
        }
        config.ModuleSearchPaths.Add(config.StdlibDir!);
        // Our own modules, for what the library lacks; a library given by hand does not hide them.
        string own = Path.Combine(config.Prefix, config.PlatLibDir, "adder");
        if (config.Home is not null) own = Path.Combine(FindPrefix("lib"), "lib", "adder");
        config.ModuleSearchPaths.Add(own);
    }

    /// <summary>Whether the standard library is where the configuration says; the message says how to get it.</summary>
    public static bool HasStandardLibrary(PyConfig config, out string message)
    {
        bool found = config.StdlibDir is { } folder && File.Exists(Path.Combine(folder, Landmark));
        message = found
            ? ""
            : $"no standard library in '{config.StdlibDir}': build with ./adder or `dotnet build src/Adder.Cli`, which fetch it "
                + "from the npm package pyodide 0.27.7, or name the Lib folder of a CPython 3.12 with -X stdlib=DIR or ADDER_STDLIB";
        return found;
    }
}
