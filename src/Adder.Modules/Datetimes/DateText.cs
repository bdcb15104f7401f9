using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>Dates as the time module wants them.</summary>
internal static class DateText
{
    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    internal static string CTime(PyDate date, int hour, int minute, int second) =>
        $"{s_days[date.Weekday]} {s_months[date.Month - 1]} {date.Day,2} {hour:00}:{minute:00}:{second:00} {date.Year:0000}";

    // build_struct_time
    internal static Value StructTime(ThreadState ts, PyDate date, int hour, int minute, int second, int daylight)
    {
        int yearDay = Calendar.DaysBeforeMonth(date.Year, date.Month) + date.Day;
        var fields = new PyTuple(
            Value.Int(date.Year), Value.Int(date.Month), Value.Int(date.Day), Value.Int(hour), Value.Int(minute), Value.Int(second),
            Value.Int(date.Weekday), Value.Int(yearDay), Value.Int(daylight));
        return Calls.Call(ts, ModuleLookup.Attribute(ts, "time", "struct_time"), fields);
    }
}
