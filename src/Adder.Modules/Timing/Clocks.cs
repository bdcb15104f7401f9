using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Timing;

/// <summary>The system's clocks by number.</summary>
internal static unsafe partial class Clocks
{
    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "clock_getres", SetLastError = true)]
    private static partial int GetResolution(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "clock_settime", SetLastError = true)]
    private static partial int SetTime(int clock, long* time);

    internal static long Resolution(ThreadState ts, int clock)
    {
        long* time = stackalloc long[2];
        Platform.SystemErrors.Check(ts, GetResolution(clock, time));
        return time[0] * 1_000_000_000 + time[1];
    }

    internal static void Set(ThreadState ts, int clock, long nanoseconds)
    {
        long* time = stackalloc long[2];
        time[0] = Math.DivRem(nanoseconds, 1_000_000_000, out time[1]);
        if (time[1] < 0)
        {
            time[0]--;
            time[1] += 1_000_000_000;
        }
        Platform.SystemErrors.Check(ts, SetTime(clock, time));
    }

    /// <summary>Nanoseconds. Throws OSError for a clock that does not exist.</summary>
    internal static long Read(ThreadState ts, int clock)
    {
        long* time = stackalloc long[2];
        Platform.SystemErrors.Check(ts, GetTime(clock, time));
        return time[0] * 1_000_000_000 + time[1];
    }
}
