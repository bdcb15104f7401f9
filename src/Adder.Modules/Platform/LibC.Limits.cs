using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// What a process uses and may use; the limits are pairs of numbers.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "getrusage", SetLastError = true)]
    internal static partial int GetUsage(int who, long* usage);

    [LibraryImport(Library, EntryPoint = "getrlimit", SetLastError = true)]
    internal static partial int GetLimit(int resource, long* limits);

    [LibraryImport(Library, EntryPoint = "setrlimit", SetLastError = true)]
    internal static partial int SetLimit(int resource, long* limits);

    [LibraryImport(Library, EntryPoint = "prlimit", SetLastError = true)]
    internal static partial int ProcessLimit(int process, int resource, long* limits, long* old);
}
