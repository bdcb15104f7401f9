using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Terminals.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "ttyname_r", SetLastError = true)]
    internal static partial int TerminalName(int descriptor, byte* name, nint size);

    [LibraryImport(Library, EntryPoint = "posix_openpt", SetLastError = true)]
    internal static partial int OpenMaster(int flags);

    [LibraryImport(Library, EntryPoint = "grantpt", SetLastError = true)]
    internal static partial int GrantTerminal(int master);

    [LibraryImport(Library, EntryPoint = "unlockpt", SetLastError = true)]
    internal static partial int UnlockTerminal(int master);

    [LibraryImport(Library, EntryPoint = "ptsname_r", SetLastError = true)]
    internal static partial int SlaveName(int master, byte* name, nint size);

    [LibraryImport(Library, EntryPoint = "login_tty", SetLastError = true)]
    internal static partial int LoginTerminal(int descriptor);

    [LibraryImport(Library, EntryPoint = "tcgetpgrp", SetLastError = true)]
    internal static partial int ForegroundGroup(int descriptor);

    [LibraryImport(Library, EntryPoint = "tcsetpgrp", SetLastError = true)]
    internal static partial int SetForegroundGroup(int descriptor, int group);
}
