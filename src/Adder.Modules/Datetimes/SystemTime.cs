using System.Runtime.InteropServices;

namespace Adder.Modules.Datetimes;

/// <summary>C's <c>struct tm</c>: years count from 1900, months from 0, days of the week from Sunday, days of the year from 0.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SystemTime
{
    internal int Second, Minute, Hour, Day, Month, Year, Weekday, YearDay, IsDaylight;
    internal long Offset;
    internal byte* Zone;

    internal readonly long CalendarYear => Year + 1900L;

    internal readonly string ZoneName => Zone == null ? "" : Marshal.PtrToStringUTF8((nint)Zone) ?? "";
}
