using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Processes and what the system knows of them.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "getpid")]
    internal static partial int ProcessId();

    [LibraryImport(Library, EntryPoint = "getppid")]
    internal static partial int ParentId();

    [LibraryImport(Library, EntryPoint = "getuid")]
    internal static partial uint UserId();

    [LibraryImport(Library, EntryPoint = "geteuid")]
    internal static partial uint EffectiveUserId();

    [LibraryImport(Library, EntryPoint = "getgid")]
    internal static partial uint GroupId();

    [LibraryImport(Library, EntryPoint = "getegid")]
    internal static partial uint EffectiveGroupId();

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport(Library, EntryPoint = "waitpid", SetLastError = true)]
    internal static partial int Wait(int process, int* status, int options);

    [LibraryImport(Library, EntryPoint = "_exit")]
    internal static partial void Exit(int status);

    [LibraryImport(Library, EntryPoint = "setenv", SetLastError = true)]
    internal static partial int SetVariable(byte* name, byte* value, int overwrite);

    [LibraryImport(Library, EntryPoint = "unsetenv", SetLastError = true)]
    internal static partial int UnsetVariable(byte* name);

    [LibraryImport(Library, EntryPoint = "system", SetLastError = true)]
    internal static partial int System(byte* command);

    [LibraryImport(Library, EntryPoint = "sysconf", SetLastError = true)]
    internal static partial long Configuration(int name);

    [LibraryImport(Library, EntryPoint = "uname", SetLastError = true)]
    internal static partial int SystemName(byte* buffer);

    [LibraryImport(Library, EntryPoint = "times", SetLastError = true)]
    internal static partial long Times(long* buffer);

    [LibraryImport(Library, EntryPoint = "getloadavg", SetLastError = true)]
    internal static partial int LoadAverage(double* values, int count);

    [LibraryImport(Library, EntryPoint = "wait4", SetLastError = true)]
    internal static partial int Wait(int process, int* status, int options, long* usage);

    [LibraryImport(Library, EntryPoint = "waitid", SetLastError = true)]
    internal static partial int Wait(int kind, uint id, int* information, int options);

    [LibraryImport(Library, EntryPoint = "execve", SetLastError = true)]
    internal static partial int Execute(byte* path, byte** arguments, byte** environment);

    [LibraryImport(Library, EntryPoint = "fexecve", SetLastError = true)]
    internal static partial int Execute(int descriptor, byte** arguments, byte** environment);
}
