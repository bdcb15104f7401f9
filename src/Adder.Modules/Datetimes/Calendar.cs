namespace Adder.Modules.Datetimes;

/// <summary>The proleptic Gregorian calendar. Day 1 is January 1 of year 1.</summary>
internal static class Calendar
{
    internal const int MinYear = 1, MaxYear = 9999, MaxOrdinal = 3652059;

    private static ReadOnlySpan<short> DaysBefore => [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    internal static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    internal static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    internal static int DaysBeforeMonth(int year, int month) => DaysBefore[month] + (month > 2 && IsLeap(year) ? 1 : 0);

    internal static int DaysBeforeYear(int year)
    {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    internal static int ToOrdinal(int year, int month, int day) => DaysBeforeYear(year) + DaysBeforeMonth(year, month) + day;

    // ord_to_ymd
    internal static (int Year, int Month, int Day) FromOrdinal(int ordinal)
    {
        int n = ordinal - 1;
        int n400 = n / 146097;
        n %= 146097;
        int n100 = n / 36524;
        n %= 36524;
        int n4 = n / 1461;
        n %= 1461;
        int n1 = n / 365;
        n %= 365;
        int year = n400 * 400 + 1 + n100 * 100 + n4 * 4 + n1;
        if (n1 == 4 || n100 == 4) return (year - 1, 12, 31);
        int month = (n + 50) >> 5;
        int before = DaysBeforeMonth(year, month);
        if (before > n) before -= DaysInMonth(year, --month);
        return (year, month, n - before + 1);
    }

    /// <summary>Monday is 0.</summary>
    internal static int Weekday(int year, int month, int day) => (ToOrdinal(year, month, day) + 6) % 7;

    // iso_week1_monday
    internal static int IsoWeek1Monday(int year)
    {
        int first = ToOrdinal(year, 1, 1), weekday = (first + 6) % 7, monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    internal static (int Year, int Week, int Weekday) ToIso(int year, int month, int day)
    {
        int monday = IsoWeek1Monday(year), today = ToOrdinal(year, month, day);
        int week = (int)Math.Floor((today - monday) / 7.0), weekday = (today - monday) - week * 7;
        if (week < 0)
        {
            monday = IsoWeek1Monday(--year);
            week = (today - monday) / 7;
            weekday = (today - monday) % 7;
        }
        else if (week >= 52 && today >= IsoWeek1Monday(year + 1))
        {
            year++;
            week = 0;
        }
        return (year, week + 1, weekday + 1);
    }

    /// <summary>The ordinal of a day of an ISO week; throws nothing, negative where a part is out of range: -2 year, -3 week, -4 day. (iso_to_ymd)</summary>
    internal static int FromIso(int year, int week, int day)
    {
        if (year is < MinYear or > MaxYear) return -4;
        if (week is <= 0 or >= 53)
        {
            bool outside = true;
            if (week == 53)
            {
                int first = Weekday(year, 1, 1);
                outside = !(first == 3 || (first == 2 && IsLeap(year)));
            }
            if (outside) return -2;
        }
        if (day is <= 0 or >= 8) return -3;
        return IsoWeek1Monday(year) + (week - 1) * 7 + day - 1;
    }
}
