using System.Runtime.InteropServices;
using Adder.Objects;

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

    /// <summary>The POSIX time of a time tuple; null where there is none.</summary>
    internal static long? FromFields(ReadOnlySpan<long> fields)
    {
        var time = new SystemTime
        {
            Year = (int)fields[0] - 1900, Month = (int)fields[1] - 1, Day = (int)fields[2], Hour = (int)fields[3], Minute = (int)fields[4],
            Second = (int)fields[5], Weekday = -1, IsDaylight = (int)fields[8],
        };
        long seconds = MakeTime(&time);
        // Where it fails, the day of the week is not filled in.
        return seconds == -1 && time.Weekday == -1 ? null : seconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SystemTime
    {
        internal int Second, Minute, Hour, Day, Month, Year, Weekday, YearDay, IsDaylight;
        internal long Offset;
        internal byte* Zone;
    }

    internal static CivilTime At(long seconds) => Read(seconds, isLocal: true);

    internal static CivilTime UtcAt(long seconds) => Read(seconds, isLocal: false);

    private static CivilTime Read(long seconds, bool isLocal)
    {
        SystemTime time;
        SystemTime* done = isLocal ? LocalTime(&seconds, &time) : GmTime(&seconds, &time);
        if (done == null) throw Errors.OverflowError("timestamp out of range for platform time_t");
        string zone = time.Zone == null ? "" : Marshal.PtrToStringUTF8((nint)time.Zone) ?? "";
        return new(time.Year + 1900, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, (int)time.Offset, zone, time.IsDaylight);
    }

    // local: the reading of the clock at a moment; both count from year 1. Throws.
    private static long Reading(long moment)
    {
        if (moment is < 86400 - 31536000 or > 315537897599 + 31536000) throw Errors.ValueError("year is out of range");
        CivilTime time = At(moment - Epoch);
        if (time.Year is < 1 or > 9999) throw Errors.ValueError($"year {time.Year} is out of range");
        return time.Seconds;
    }

    /// <summary>The moment at which the clock shows a reading; there may be two, or none. (local_to_seconds)</summary>
    internal static long ToMoment(long reading, int fold)
    {
        long a = Reading(reading) - reading, first = reading - a;
        long firstReading = Reading(first), b;
        if (firstReading == reading)
        {
            long other = fold != 0 ? first + MaxFold : first - MaxFold;
            b = Reading(other) - other;
            if (a == b) return first;
        }
        else
        {
            b = firstReading - first;
        }
        long second = reading - b;
        if (Reading(second) == reading) return second;
        if (firstReading == reading) return first;
        return fold != 0 ? Math.Min(first, second) : Math.Max(first, second);
    }

    /// <summary>Whether a POSIX time is the second at which the clock shows what it shows. (datetime_from_timet_and_us)</summary>
    internal static bool IsFolded(long seconds, CivilTime shown)
    {
        if (seconds - MaxFold <= -Epoch + 86400 || shown.Year < 2) return false;
        long result = shown.Seconds, probe = Reading(Epoch + seconds - MaxFold);
        long transition = result - probe - MaxFold;
        return transition < 0 && Reading(Epoch + seconds + transition) == result;
    }
}
