using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>Lengths of time as arguments, in nanoseconds and never rounded down to less. (_PyTime_FromSecondsObject, ROUND_TIMEOUT)</summary>
internal static class TimeArgument
{
    internal const long Second = 1_000_000_000;
    internal const long Millisecond = 1_000_000;

    /// <summary>Throws ValueError for NaN, OverflowError for what does not fit.</summary>
    internal static long Nanoseconds(ThreadState ts, Value value, long unit)
    {
        double number = value.IsFloat ? value.Double : value.Ref is PyFloat subclass ? subclass.Number : 0;
        if (value.IsFloat || value.Ref is PyFloat) return FromDouble(number, unit);
        Value index = Indexing.Index(ts, value).OrThrow(ts);
        if (!index.IsInt || index.Bits > long.MaxValue / unit || index.Bits < long.MinValue / unit)
        {
            throw Errors.OverflowError("timestamp too large to convert to C _PyTime_t");
        }
        return index.Bits * unit;
    }

    private static long FromDouble(double number, long unit)
    {
        if (double.IsNaN(number)) throw Errors.ValueError("Invalid value NaN (not a number)");
        double scaled = number * unit;
        scaled = scaled >= 0 ? Math.Ceiling(scaled) : Math.Floor(scaled);
        if (scaled is >= -9.2233720368547758e18 and < 9.2233720368547758e18) return (long)scaled;
        throw Errors.OverflowError("timestamp out of range for platform time_t");
    }
}

/// <summary>When a wait ends.</summary>
internal readonly struct Deadline
{
    private readonly long _end;

    private Deadline(long end)
    {
        _end = end;
    }

    internal static Deadline Never => new(long.MaxValue);

    /// <summary>So many nanoseconds from now; never where they are negative.</summary>
    internal static Deadline After(long nanoseconds)
    {
        if (nanoseconds < 0) return Never;
        long now = MonotonicClock.Nanoseconds();
        return new(nanoseconds >= long.MaxValue - now ? long.MaxValue : now + nanoseconds);
    }

    internal bool IsNever => _end == long.MaxValue;

    /// <summary>Nanoseconds that are left; 0 when it has passed, -1 when it never comes.</summary>
    internal long Left => IsNever ? -1 : Math.Max(0, _end - MonotonicClock.Nanoseconds());
}
