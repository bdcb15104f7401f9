using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Timing;

internal static partial class TimeModule
{
    [PyFunction("gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in UTC; now, unless one is given.", Name = "gmtime", Convention = CallingConvention.VarArgs)]
    private static Value GmTime(ThreadState ts, params ReadOnlySpan<Value> args) => CalendarTime.At(ts, Instant(ts, args, "gmtime"), isLocal: false).ToRecord();

    [PyFunction("localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in local time; now, unless one is given.", Name = "localtime", Convention = CallingConvention.VarArgs)]
    private static Value LocalTime(ThreadState ts, params ReadOnlySpan<Value> args) => LocalNow(ts, args, "localtime").ToRecord();

    private static CalendarTime LocalNow(ThreadState ts, ReadOnlySpan<Value> args, string function) => CalendarTime.At(ts, Instant(ts, args, function), isLocal: true);

    // parse_time_t_args
    private static long Instant(ThreadState ts, ReadOnlySpan<Value> args, string function)
    {
        if (args.Length > 1) throw Errors.TypeError($"{function} expected at most 1 argument, got {args.Length}");
        if (args.Length == 0 || args[0].IsNone) return DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        if (!args[0].IsFloat && args[0].Ref is not PyFloat)
        {
            Value index = Indexing.Index(ts, args[0]).OrThrow(ts);
            return index.IsInt ? index.Bits : throw OutOfRange();
        }
        double seconds = Math.Floor(args[0].Ref is PyFloat subclass ? subclass.Number : args[0].Double);
        if (double.IsNaN(seconds)) throw Errors.ValueError("Invalid value NaN (not a number)");
        return seconds is >= long.MinValue and < long.MaxValue ? (long)seconds : throw OutOfRange();
    }

    private static PythonException OutOfRange() => Errors.OverflowError("timestamp out of range for platform time_t");

    [PyFunction("mktime(tuple) -> floating point number\n\nThe seconds since the epoch of a time tuple in local time.\n\nThe opposite of localtime(), not of gmtime().", Name = "mktime", Convention = CallingConvention.O)]
    private static double MakeTime(ThreadState ts, Value tuple)
    {
        CalendarTime time = CalendarTime.From(ts, tuple, "mktime");
        return Datetimes.LocalClock.FromFields([time.Year + 1900L, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, time.Weekday, time.YearDay, time.IsDaylight])
            ?? throw Errors.OverflowError("mktime argument out of range");
    }

    [PyFunction("asctime([tuple]) -> string\n\nA time tuple as text, such as 'Fri Nov 13 09:05:00 2015'; now, unless one is given.", Name = "asctime", Convention = CallingConvention.VarArgs)]
    private static string AscTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1) throw Errors.TypeError($"asctime expected at most 1 argument, got {args.Length}");
        CalendarTime time = args.Length == 0 ? LocalNow(ts, [], "asctime") : CalendarTime.From(ts, args[0], "asctime");
        time.Check();
        return time.AscTime();
    }

    [PyFunction("ctime(seconds) -> string\n\nA time in seconds since the epoch as text, in local time, as asctime() writes it; now, unless one is given.", Name = "ctime", Convention = CallingConvention.VarArgs)]
    private static string CTime(ThreadState ts, params ReadOnlySpan<Value> args) => LocalNow(ts, args, "ctime").AscTime();

    [PyFunction("strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not present, current time as returned by localtime() is used.", Name = "strftime", Convention = CallingConvention.VarArgs)]
    private static Value FormatTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2) throw Errors.TypeError($"strftime() takes {(args.Length < 1 ? "at least 1 argument (0" : $"at most 2 arguments ({args.Length}")} given)");
        if (args[0].Ref is not PyStr format) throw Errors.TypeError($"strftime() argument 1 must be str, not {args[0].Type.Name}");
        CalendarTime time = args.Length == 1 ? LocalNow(ts, [], "strftime") : CalendarTime.From(ts, args[1], "strftime");
        string? zone = args.Length == 1 ? time.ZoneName : null;
        if (args.Length == 2 && args[1].Ref is PyStructSequence { All: var all } && ReferenceEquals(args[1].Type, StructTime.Type))
        {
            zone = all[9].Ref is PyStr name ? name.ToString() : null;
            time.Offset = all[10].IsInt ? all[10].Bits : 0;
        }
        time.Check();
        // Some systems have a table of the three names.
        time.IsDaylight = Math.Clamp(time.IsDaylight, -1, 1);
        return format.ToString().Contains('\0') ? throw Errors.ValueError("embedded null character") : time.Format(ts, format, zone);
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
        TimeZoneInfo.ClearCachedData();
        Datetimes.LocalClock.ReadZone();
        if (ts.Interpreter.Modules.FindString("time").Ref is PyModule module) SetZoneNames(module.Dict);
    }

    [PyModuleExec]
    private static void AddCalendar(PyModule module)
    {
        module.Dict.SetString("_STRUCT_TM_ITEMS", 11);
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
