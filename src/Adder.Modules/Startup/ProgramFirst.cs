using System.Runtime.InteropServices;
using System.Text;
using Adder.Hosting;
using Adder.Modules.Platform;

namespace Adder.Modules.Startup;

/// <summary>
/// Whether a program may begin before importlib, sys.path and site's names are there (<see cref="Runtime.Interpreter.LateStart"/>). Until it imports
/// something, looks into a namespace or misses a name it can't tell, unless the start has something to say or to run.
/// </summary>
internal static unsafe class ProgramFirst
{
    internal static bool IsPossible(PyConfig config) =>
        (config.RunCommand is not null || config.RunFilename is not null) && OperatingSystem.IsLinux()
        && config.Inspect == 0 && config.Verbose == 0 && !config.ImportTime && !config.FaultHandler && !config.Statistics && config.TraceMalloc == 0
        && config.WarnOptions.Count == 0 && (!config.SiteImport || IsSiteSilent(config));

    // site adds folders and names, and runs what others have left for it: sitecustomize, usercustomize, and lines of .pth files.
    private static bool IsSiteSilent(PyConfig config)
    {
        if (config.Home is not null || config.InVirtualEnvironment || config.PythonPath is not null || config.StandardLibrary is not null) return false;
        foreach (string folder in config.ModuleSearchPaths)
        {
            if (!HasNothingForSite(folder)) return false;
        }
        const string packages = "/python3.12/site-packages";
        if (!HasNothingForSite(config.Prefix + "/" + config.PlatLibDir + packages)) return false;
        if (!config.UserSiteDirectory) return true;
        if (Environment.GetEnvironmentVariable("PYTHONUSERBASE") is { Length: > 0 } userBase) return HasNothingForSite(userBase + "/lib" + packages);
        return Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home && HasNothingForSite(home + "/.local/lib" + packages);
    }

    private static bool HasNothingForSite(string folder)
    {
        const int nameOffset = 19;
        nint directory;
        fixed (byte* path = Encoding.UTF8.GetBytes(folder + "\0")) directory = LibC.OpenDirectory(path);
        if (directory == 0) return Marshal.GetLastPInvokeError() == Errno.NoEntry;
        bool nothing = true;
        for (byte* entry; nothing && (entry = LibC.ReadDirectory(directory)) != null;)
        {
            nothing = !IsForSite(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + nameOffset));
        }
        _ = LibC.CloseDirectory(directory);
        return nothing;
    }

    private static bool IsForSite(ReadOnlySpan<byte> name) =>
        name.EndsWith(".pth"u8) || name.StartsWith("sitecustomize"u8) || name.StartsWith("usercustomize"u8);
}
