namespace Adder.Modules.Timing;

/// <summary>Abbreviations of time zones.</summary>
internal static class ZoneNames
{
    internal static string Of(TimeZoneInfo zone, DateTime at)
    {
        if (zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime) return "UTC";
        string name = zone.IsDaylightSavingTime(at) ? zone.DaylightName : zone.StandardName;
        return name.Length is > 0 and <= 6 ? name : Offset(zone.GetUtcOffset(at));
    }

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh");
}
