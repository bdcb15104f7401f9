using System.Diagnostics;

namespace Adder.Modules.Platform;

/// <summary>The clock that never goes back. In whole and rest, because what uses Int128 is left to the JIT.</summary>
internal static class MonotonicClock
{
    private const long Billion = 1_000_000_000;

    internal static long Nanoseconds()
    {
        (long seconds, long rest) = Math.DivRem(Stopwatch.GetTimestamp(), Stopwatch.Frequency);
        return seconds * Billion + rest * Billion / Stopwatch.Frequency;
    }
}
