using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Timing;

internal static partial class TimeModule
{
    [PyFunction("gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in UTC; now, unless one is given.", Name = "gmtime", Convention = CallingConvention.VarArgs)]
    private static Value GmTime(ThreadState ts, params ReadOnlySpan<Value> args) => Record(Instant(ts, args, "gmtime"), 0, TimeSpan.Zero, "UTC");

    [PyFunction("localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in local time; now, unless one is given.", Name = "localtime", Convention = CallingConvention.VarArgs)]
    private static Value LocalTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        Datetimes.CivilTime local = Datetimes.LocalClock.At((long)Math.Floor((Instant(ts, args, "localtime") - DateTime.UnixEpoch).TotalSeconds));
        int yearDay = Datetimes.Calendar.DaysBeforeMonth(local.Year, local.Month) + local.Day;
        return StructTime.Make(
            local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, Datetimes.Calendar.Weekday(local.Year, local.Month, local.Day),
            yearDay, local.Daylight, local.Zone, (long)local.Offset);
    }

    private static DateTime Instant(ThreadState ts, ReadOnlySpan<Value> args, string function)
    {
        if (args.Length > 1) throw Errors.TypeError($"{function} expected at most 1 argument, got {args.Length}");
        if (args.Length == 0 || args[0].IsNone) return DateTime.UtcNow;
        double seconds = args[0].IsFloat ? Math.Floor(args[0].Double) : Indexing.ToSsize(ts, args[0], PyType.OverflowError).OrThrow(ts);
        if (double.IsNaN(seconds)) throw Errors.ValueError("Invalid value NaN (not a number)");
        const double first = -62135596800, last = 253402300799;
        if (seconds is < first or > last) throw Errors.OverflowError("timestamp out of range for platform time_t");
        return DateTime.UnixEpoch.AddSeconds(seconds);
    }

    private static Value Record(DateTime at, int daylight, TimeSpan offset, string zone) => StructTime.Make(
        at.Year, at.Month, at.Day, at.Hour, at.Minute, at.Second, ((int)at.DayOfWeek + 6) % 7, at.DayOfYear, daylight, zone, (long)offset.TotalSeconds);

    // gettmarg
    private static long[] Fields(ThreadState ts, Value value, string function)
    {
        if (value.Ref is not PyTuple tuple) throw Errors.TypeError("Tuple or struct_time argument required");
        if (tuple.Count != 9) throw Errors.TypeError($"{function}(): illegal time tuple argument");
        long[] fields = new long[9];
        for (int i = 0; i < fields.Length; i++) fields[i] = Indexing.ToSsize(ts, tuple[i], PyType.OverflowError).OrThrow(ts);
        return fields;
    }

    [PyFunction("mktime(tuple) -> floating point number\n\nThe seconds since the epoch of a time tuple in local time.\n\nThe opposite of localtime(), not of gmtime().", Name = "mktime", Convention = CallingConvention.O)]
    private static double MakeTime(ThreadState ts, Value tuple)
    {
        long[] f = Fields(ts, tuple, "mktime");
        bool isSane = Math.Abs(f[0]) < int.MaxValue - 1900;
        return (isSane ? Datetimes.LocalClock.FromFields(f) : null) ?? throw Errors.OverflowError("mktime argument out of range");
    }

    [PyFunction("asctime([tuple]) -> string\n\nA time tuple as text, such as 'Fri Nov 13 09:05:00 2015'; now, unless one is given.", Name = "asctime", Convention = CallingConvention.VarArgs)]
    private static string AscTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1) throw Errors.TypeError($"asctime expected at most 1 argument, got {args.Length}");
        return TimeFormatter.AscTime(Fields(ts, args.Length == 0 ? LocalTime(ts) : args[0], "asctime"));
    }

    [PyFunction("ctime(seconds) -> string\n\nA time in seconds since the epoch as text, in local time, as asctime() writes it; now, unless one is given.", Name = "ctime", Convention = CallingConvention.VarArgs)]
    private static string CTime(ThreadState ts, params ReadOnlySpan<Value> args) => TimeFormatter.AscTime(Fields(ts, LocalTime(ts, args), "ctime"));

    [PyFunction("strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not present, current time as returned by localtime() is used.", Name = "strftime", Convention = CallingConvention.VarArgs)]
    private static string FormatTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2) throw Errors.TypeError($"strftime() takes {(args.Length < 1 ? "at least 1 argument (0" : $"at most 2 arguments ({args.Length}")} given)");
        if (args[0].Ref is not PyStr format) throw Errors.TypeError($"strftime() argument 1 must be str, not {args[0].Type.Name}");
        Value tuple = args.Length > 1 ? args[1] : LocalTime(ts);
        Datetimes.CivilTime now = Datetimes.LocalClock.At(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        string zone = tuple.Ref is PyStructSequence { All: var all } && all[9].Ref is PyStr text ? text.ToString() : now.Zone;
        long offset = tuple.Ref is PyStructSequence { All: var more } && more[10].IsInt ? more[10].Bits : now.Offset;
        return TimeFormatter.Format(format.ToString(), Fields(ts, tuple, "strftime"), zone, offset);
    }

    [PyFunction("strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format specification.\nSee the library reference manual for formatting codes (same as\nstrftime()).", Name = "strptime", Convention = CallingConvention.VarArgs)]
    private static Value ParseTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        Value module = InstanceState.ModuleNamed(ts, "_strptime");
        return Calls.Method(ts, module, "_strptime_time", args);
    }

    [PyFunction("tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ'].", Name = "tzset", Convention = CallingConvention.NoArgs)]
    private static void SetZone(ThreadState ts)
    {
        Datetimes.LocalClock.ReadZone();
        if (ts.Interpreter.Modules.FindString("time").Ref is PyModule module) SetZoneNames(module.Dict);
    }

    [PyModuleExec]
    private static void AddCalendar(PyModule module)
    {
        SetZoneNames(module.Dict);
    }

    // init_timezone: what holds in January and in July.
    private static void SetZoneNames(PyDict dict)
    {
        const long Year = (365 * 24 + 6) * 3600;
        long january = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / Year * Year;
        Datetimes.CivilTime standard = Datetimes.LocalClock.At(january), daylight = Datetimes.LocalClock.At(january + Year / 2);
        if (standard.Offset > daylight.Offset) (standard, daylight) = (daylight, standard);
        dict.SetString("timezone", (long)-standard.Offset);
        dict.SetString("altzone", (long)-daylight.Offset);
        dict.SetString("daylight", standard.Offset == daylight.Offset ? 0 : 1);
        dict.SetString("tzname", new PyTuple(standard.Zone, daylight.Zone));
    }
}
