using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// The system's log.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "openlog")]
    internal static partial void OpenLog(byte* name, int options, int facility);

    [LibraryImport(Library, EntryPoint = "syslog")]
    internal static partial void Log(int priority, byte* format, byte* text);

    [LibraryImport(Library, EntryPoint = "closelog")]
    internal static partial void CloseLog();

    [LibraryImport(Library, EntryPoint = "setlogmask")]
    internal static partial int SetLogMask(int mask);
}
