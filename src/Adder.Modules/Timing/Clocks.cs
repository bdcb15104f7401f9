using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Timing;

/// <summary>The system's clocks by number.</summary>
internal static unsafe partial class Clocks
{
    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, long* time);

    /// <summary>Nanoseconds. Throws OSError for a clock that does not exist.</summary>
    internal static long Read(ThreadState ts, int clock)
    {
        long* time = stackalloc long[2];
        Platform.SystemErrors.Check(ts, GetTime(clock, time));
        return time[0] * 1_000_000_000 + time[1];
    }
}
