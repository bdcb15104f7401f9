using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>A moment by the clock on the wall.</summary>
internal readonly record struct CivilTime(int Year, int Month, int Day, int Hour, int Minute, int Second, int Offset, string Zone, int Daylight)
{
    /// <summary>Seconds since the beginning of year 1, as if the clock were UTC's.</summary>
    internal long Seconds => (Calendar.ToOrdinal(Year, Month, Day) * 24L + Hour) * 3600 + Minute * 60 + Second;
}

/// <summary>The system's local time, with the rules of its time zone.</summary>
internal static unsafe partial class LocalClock
{
    /// <summary>Seconds from the beginning of year 1 to the POSIX epoch.</summary>
    internal const long Epoch = 719163L * 86400;

    private const long MaxFold = 24 * 3600;

    [LibraryImport("libc", EntryPoint = "localtime_r", SetLastError = true)]
    private static partial SystemTime* LocalTime(long* seconds, SystemTime* time);

    [LibraryImport("libc", EntryPoint = "gmtime_r", SetLastError = true)]
    private static partial SystemTime* GmTime(long* seconds, SystemTime* time);

    [LibraryImport("libc", EntryPoint = "mktime", SetLastError = true)]
    private static partial long MakeTime(SystemTime* time);

    [LibraryImport("libc", EntryPoint = "tzset")]
    internal static partial void ReadZone();

    /// <summary>The POSIX time of a local time; null where there is none.</summary>
    internal static long? FromFields(SystemTime time)
    {
        time.Weekday = -1;
        long seconds = MakeTime(&time);
        // Where it fails, the day of the week is not filled in.
        return seconds == -1 && time.Weekday == -1 ? null : seconds;
    }

    internal static CivilTime At(ThreadState ts, long seconds) => Read(ts, seconds, isLocal: true);

    internal static CivilTime UtcAt(ThreadState ts, long seconds) => Read(ts, seconds, isLocal: false);

    /// <summary>The fields of a POSIX time. Throws OSError where the system has none for it.</summary>
    internal static SystemTime Fields(ThreadState ts, long seconds, bool isLocal)
    {
        SystemTime time;
        SystemTime* done = isLocal ? LocalTime(&seconds, &time) : GmTime(&seconds, &time);
        return done == null ? throw Platform.SystemErrors.Last(ts) : time;
    }

    private static CivilTime Read(ThreadState ts, long seconds, bool isLocal)
    {
        SystemTime time = Fields(ts, seconds, isLocal);
        return new((int)time.CalendarYear, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, (int)time.Offset, time.ZoneName, time.IsDaylight);
    }

    // local: the reading of the clock at a moment; both count from year 1. Throws.
    private static long Reading(ThreadState ts, long moment)
    {
        if (moment is < 86400 - 31536000 or > 315537897599 + 31536000) throw Errors.ValueError("year is out of range");
        CivilTime time = At(ts, moment - Epoch);
        if (time.Year is < 1 or > 9999) throw Errors.ValueError($"year {time.Year} is out of range");
        return time.Seconds;
    }

    /// <summary>The moment at which the clock shows a reading; there may be two, or none. (local_to_seconds)</summary>
    internal static long ToMoment(ThreadState ts, long reading, int fold)
    {
        long a = Reading(ts, reading) - reading, first = reading - a;
        long firstReading = Reading(ts, first), b;
        if (firstReading == reading)
        {
            long other = fold != 0 ? first + MaxFold : first - MaxFold;
            b = Reading(ts, other) - other;
            if (a == b) return first;
        }
        else
        {
            b = firstReading - first;
        }
        long second = reading - b;
        if (Reading(ts, second) == reading) return second;
        if (firstReading == reading) return first;
        return fold != 0 ? Math.Min(first, second) : Math.Max(first, second);
    }

    /// <summary>Whether a POSIX time is the second at which the clock shows what it shows. (datetime_from_timet_and_us)</summary>
    internal static bool IsFolded(ThreadState ts, long seconds, CivilTime shown)
    {
        if (seconds - MaxFold <= -Epoch + 86400 || shown.Year < 2) return false;
        long result = shown.Seconds, probe = Reading(ts, Epoch + seconds - MaxFold);
        long transition = result - probe - MaxFold;
        return transition < 0 && Reading(ts, Epoch + seconds + transition) == result;
    }
}
