using System.Runtime.InteropServices;
using Adder.Modules.Datetimes;
using Adder.Objects;

namespace Adder.Modules.Timing;

/// <summary>Times as text: asctime's, and by a format as the system and its locale write it.</summary>
internal static unsafe partial class TimeFormatter
{
    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    // wchar_t has 32 bits wherever there is no Windows.
    [LibraryImport("libc", EntryPoint = "wcsftime")]
    private static partial nuint Format(int* text, nuint size, int* format, SystemTime* time);

    // _asctime
    internal static string AscTime(in SystemTime time) =>
        $"{s_days[time.Weekday]} {s_months[time.Month]}{time.Day,3} {time.Hour:00}:{time.Minute:00}:{time.Second:00} {time.CalendarYear}";

    /// <summary>strftime, which does not say whether its result is empty or its room too small: there is an end to growing.</summary>
    internal static PyStr Format(PyStr format, SystemTime time)
    {
        int[] codes = new int[format.Length + 1];
        format.CopyTo(codes.AsSpan(0, format.Length));
        if (codes.AsSpan(0, format.Length).Contains(0)) throw Errors.ValueError("embedded null character");
        for (int size = 1024; ; size += size)
        {
            int[] text = new int[size];
            fixed (int* pinnedCodes = codes, pinnedText = text)
            {
                nuint length = Format(pinnedText, (nuint)size, pinnedCodes, &time);
                if (length > 0 || size >= 256 * format.Length) return PyStr.FromUcs4(text.AsSpan(0, (int)length));
            }
        }
    }

    /// <summary>The fields, if they can be: a month or day of 0 counts as 1. (checktm)</summary>
    internal static SystemTime Checked(SystemTime time)
    {
        if (time.Month == -1) time.Month = 0;
        if (time.Day == 0) time.Day = 1;
        if (time.YearDay == -1) time.YearDay = 0;
        string? wrong = time switch
        {
            { Month: < 0 or > 11 } => "month out of range",
            { Day: < 0 or > 31 } => "day of month out of range",
            { Hour: < 0 or > 23 } => "hour out of range",
            { Minute: < 0 or > 59 } => "minute out of range",
            { Second: < 0 or > 61 } => "seconds out of range",
            { Weekday: < 0 } => "day of week out of range",
            { YearDay: < 0 or > 365 } => "day of year out of range",
            _ => null,
        };
        return wrong is null ? time : throw Errors.ValueError(wrong);
    }
}
