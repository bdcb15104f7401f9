using Adder.Objects;

namespace Adder.Modules.Datetimes;

/// <summary>Ranges of the parts of dates and times. Throw ValueError.</summary>
internal static class DateTimeFields
{
    // check_date_args
    internal static void CheckDate(int year, int month, int day)
    {
        if (year is < Calendar.MinYear or > Calendar.MaxYear) throw Errors.ValueError($"year {year} is out of range");
        if (month is < 1 or > 12) throw Errors.ValueError("month must be in 1..12");
        if (day < 1 || day > Calendar.DaysInMonth(year, month)) throw Errors.ValueError("day is out of range for month");
    }

    // check_time_args
    internal static void CheckTime(int hour, int minute, int second, int microsecond, int fold)
    {
        if (hour is < 0 or > 23) throw Errors.ValueError("hour must be in 0..23");
        if (minute is < 0 or > 59) throw Errors.ValueError("minute must be in 0..59");
        if (second is < 0 or > 59) throw Errors.ValueError("second must be in 0..59");
        if (microsecond is < 0 or > 999999) throw Errors.ValueError("microsecond must be in 0..999999");
        if (fold is not (0 or 1)) throw Errors.ValueError("fold must be either 0 or 1");
    }

    /// <summary>The time as isoformat shows it; "auto" leaves microseconds out where there are none.</summary>
    internal static string Time(int hour, int minute, int second, int microsecond, string timespec) => timespec switch
    {
        "auto" => microsecond == 0 ? $"{hour:00}:{minute:00}:{second:00}" : $"{hour:00}:{minute:00}:{second:00}.{microsecond:000000}",
        "hours" => $"{hour:00}",
        "minutes" => $"{hour:00}:{minute:00}",
        "seconds" => $"{hour:00}:{minute:00}:{second:00}",
        "milliseconds" => $"{hour:00}:{minute:00}:{second:00}.{microsecond / 1000:000}",
        "microseconds" => $"{hour:00}:{minute:00}:{second:00}.{microsecond:000000}",
        _ => throw Errors.ValueError("Unknown timespec value"),
    };

    /// <summary>The bytes of a pickled object, from Python 2 as text perhaps; null where the argument is something else.</summary>
    internal static byte[]? PickledState(Value argument, int length, int checkedByte, int mask, int least, int most)
    {
        byte[]? bytes = argument.Ref as PyBytes is { } data ? data.ToArray() : null;
        if (argument.Ref is PyStr { IsLatin1: true } text && text.Length == length) bytes = text.Latin1.ToArray();
        if (bytes is null || bytes.Length != length) return null;
        int part = bytes[checkedByte] & mask;
        return part >= least && part <= most ? bytes : null;
    }
}
