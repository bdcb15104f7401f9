using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Datetimes;

/// <summary>The _datetime module: what Lib/datetime.py shows.</summary>
[PyModule("_datetime", Doc = "Dates, times, durations and fixed time zones.")]
[PyModuleType(typeof(PyDate))]
[PyModuleType(typeof(PyDateTime))]
[PyModuleType(typeof(PyTime))]
[PyModuleType(typeof(PyTimeDelta))]
[PyModuleType(typeof(PyTzInfo))]
[PyModuleType(typeof(PyTimezone))]
internal static partial class DatetimeModule
{
    [PyConstant(Name = "MINYEAR")] internal const int MinYear = Calendar.MinYear;
    [PyConstant(Name = "MAXYEAR")] internal const int MaxYear = Calendar.MaxYear;
    [PyConstant(Name = "UTC")] internal static Value Utc => PyTimezone.UtcZone;
}
