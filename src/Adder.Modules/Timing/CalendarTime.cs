using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Timing;

/// <summary>struct tm of the C library, and what its functions make of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct CalendarTime
{
    private const int FirstYear = 1900;

    internal int Second, Minute, Hour, Day, Month, Year, Weekday, YearDay, IsDaylight;
    internal long Offset;
    internal byte* Zone;

    [LibraryImport("libc", EntryPoint = "localtime_r", SetLastError = true)]
    private static partial CalendarTime* LocalTime(long* seconds, CalendarTime* time);

    [LibraryImport("libc", EntryPoint = "gmtime_r", SetLastError = true)]
    private static partial CalendarTime* GmTime(long* seconds, CalendarTime* time);

    [LibraryImport("libc", EntryPoint = "strftime")]
    private static partial nint Format(byte* text, nint size, byte* format, CalendarTime* time);

    /// <summary>A POSIX time by the calendar. Throws OSError for years beyond an int.</summary>
    internal static CalendarTime At(ThreadState ts, long seconds, bool isLocal)
    {
        CalendarTime time;
        CalendarTime* done = isLocal ? LocalTime(&seconds, &time) : GmTime(&seconds, &time);
        return done == null ? throw SystemErrors.Last(ts) : time;
    }

    // gettmarg: zone and offset have to be asked for apart.
    internal static CalendarTime From(ThreadState ts, Value value, string function)
    {
        if (value.Ref is not PyTuple tuple) throw Errors.TypeError("Tuple or struct_time argument required");
        if (tuple.Count != 9) throw Errors.TypeError($"{function}(): illegal time tuple argument");
        Span<int> fields = stackalloc int[9];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!ArgumentConversion.ToInt(ts, tuple[i], out fields[i])) throw ts.Throwable();
        }
        if (fields[0] < int.MinValue + FirstYear) throw Errors.OverflowError("year out of range");
        return new CalendarTime
        {
            Year = fields[0] - FirstYear, Month = fields[1] - 1, Day = fields[2], Hour = fields[3], Minute = fields[4], Second = fields[5],
            Weekday = (int)((fields[6] + 1L) % 7), YearDay = fields[7] - 1, IsDaylight = fields[8],
        };
    }

    // checktm: a month or day of 0 counts as 1.
    internal void Check()
    {
        if (Month == -1) Month = 0;
        else if (Month is < 0 or > 11) throw Errors.ValueError("month out of range");
        if (Day == 0) Day = 1;
        else if (Day is < 0 or > 31) throw Errors.ValueError("day of month out of range");
        if (Hour is < 0 or > 23) throw Errors.ValueError("hour out of range");
        if (Minute is < 0 or > 59) throw Errors.ValueError("minute out of range");
        if (Second is < 0 or > 61) throw Errors.ValueError("seconds out of range");
        if (Weekday < 0) throw Errors.ValueError("day of week out of range");
        if (YearDay == -1) YearDay = 0;
        else if (YearDay is < 0 or > 365) throw Errors.ValueError("day of year out of range");
    }

    // torecord
    internal readonly PyStructSequence ToRecord() => TimeModule.StructTime.Make(
        Year + (long)FirstYear, Month + 1, Day, Hour, Minute, Second, (Weekday + 6) % 7, YearDay + 1, IsDaylight, ZoneName, Offset);

    internal readonly string ZoneName => Zone == null ? "" : Marshal.PtrToStringUTF8((nint)Zone) ?? "";

    // _asctime: English, whatever the locale.
    internal readonly string AscTime()
    {
        const string days = "SunMonTueWedThuFriSat", months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        string day = days.Substring(3 * Weekday, 3), month = months.Substring(3 * Month, 3);
        return $"{day} {month}{Day,3} {Hour:00}:{Minute:00}:{Second:00} {Year + (long)FirstYear}";
    }

    /// <summary>strftime in the C library's locale. Throws MemoryError.</summary>
    internal Value Format(ThreadState ts, PyStr format, string? zone)
    {
        if (format.Length == 0) return PyStr.From("");
        byte[] pattern = [.. Encodings.EncodeFileSystem(format), 0];
        byte[]? zoneName = zone is null ? null : [.. Encoding.UTF8.GetBytes(zone), 0];
        CalendarTime time = this;
        fixed (byte* start = pattern, name = zoneName)
        {
            time.Zone = name;
            // No room and no text are told apart by there being much more room than any field takes.
            for (int size = 1024; ; size += size)
            {
                byte[] text = new byte[size];
                nint length;
                fixed (byte* target = text) length = Format(target, size, start, &time);
                if (length > 0 || size >= 256 * pattern.Length) return Encodings.DecodeFileSystem(text.AsSpan(0, (int)length));
            }
        }
    }
}
