using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Timing;

/// <summary>The system's clocks by number.</summary>
internal static unsafe partial class Clocks
{
    private const long Billion = 1_000_000_000;

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "clock_getres", SetLastError = true)]
    private static partial int GetResolution(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "clock_settime", SetLastError = true)]
    private static partial int SetTime(int clock, long* time);

    /// <summary>Nanoseconds. Throws OSError for a clock that does not exist.</summary>
    internal static long Read(ThreadState ts, int clock)
    {
        long* time = stackalloc long[2];
        Platform.SystemErrors.Check(ts, GetTime(clock, time));
        return time[0] * Billion + time[1];
    }

    /// <summary>Nanoseconds. Throws OSError for a clock that does not exist.</summary>
    internal static long Resolution(ThreadState ts, int clock)
    {
        long* time = stackalloc long[2];
        Platform.SystemErrors.Check(ts, GetResolution(clock, time));
        return time[0] * Billion + time[1];
    }

    /// <summary>Throws OSError for a clock that does not exist or must not be set.</summary>
    internal static void Set(ThreadState ts, int clock, long nanoseconds)
    {
        (long seconds, long rest) = Math.DivRem(nanoseconds, Billion);
        if (rest < 0) (seconds, rest) = (seconds - 1, rest + Billion);
        long* time = stackalloc long[2] { seconds, rest };
        Platform.SystemErrors.Check(ts, SetTime(clock, time));
    }
}
