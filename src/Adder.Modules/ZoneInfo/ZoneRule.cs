using Adder.Modules.Datetimes;

namespace Adder.Modules.ZoneInfo;

/// <summary>When daylight saving begins or ends in any year: a rule of a POSIX TZ string.</summary>
internal readonly record struct ZoneRule(char Kind, int Month, int Week, int Day, int Time)
{
    private static int DaysBeforeYear(int year) => Calendar.DaysBeforeYear(year) - (719163 - 1);

    /// <summary>Seconds since 1970, by the clock on the wall.</summary>
    internal long InYear(int year)
    {
        if (Kind != 'M')
        {
            int day = Kind == 'J' ? Day + (Day >= 60 && Calendar.IsLeap(year) ? 0 : -1) : Day;
            return (DaysBeforeYear(year) + day) * 86400L + Time;
        }
        // 0 is Sunday here, Monday there.
        int first = (DaysBeforeYear(year) + Calendar.DaysBeforeMonth(year, Month) + 4) % 7;
        if (first < 0) first += 7;
        int monthDay = (Day - first + 7) % 7 + (Week - 1) * 7;
        if (monthDay >= Calendar.DaysInMonth(year, Month)) monthDay -= 7;
        return (DaysBeforeYear(year) + Calendar.DaysBeforeMonth(year, Month) + monthDay) * 86400L + Time;
    }
}
