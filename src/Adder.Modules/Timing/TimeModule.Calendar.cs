using System.Text;
using Adder.Modules.Datetimes;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Timing;

internal static partial class TimeModule
{
    [PyFunction("gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in UTC; now, unless one is given.", Name = "gmtime", Convention = CallingConvention.VarArgs)]
    private static Value GmTime(ThreadState ts, params ReadOnlySpan<Value> args) => Record(LocalClock.Fields(ts, Moment(ts, args, "gmtime"), isLocal: false));

    [PyFunction("localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nA time in seconds since the epoch as a time tuple, in local time; now, unless one is given.", Name = "localtime", Convention = CallingConvention.VarArgs)]
    private static Value LocalTime(ThreadState ts, params ReadOnlySpan<Value> args) => Record(Local(ts, args, "localtime"));

    private static SystemTime Local(ThreadState ts, ReadOnlySpan<Value> args, string function) => LocalClock.Fields(ts, Moment(ts, args, function), isLocal: true);

    // parse_time_t_args
    private static long Moment(ThreadState ts, ReadOnlySpan<Value> args, string function)
    {
        if (args.Length > 1) throw Errors.TypeError($"{function} expected at most 1 argument, got {args.Length}");
        return args.Length == 0 || args[0].IsNone ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() : Timestamps.Split(ts, args[0], roundsDown: true).Seconds;
    }

    private static Value Record(in SystemTime time) => StructTime.Make(
        time.CalendarYear, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, (time.Weekday + 6) % 7, time.YearDay + 1, time.IsDaylight,
        time.ZoneName, time.Offset);

    // gettmarg
    private static SystemTime Fields(ThreadState ts, Value value, string function)
    {
        if (value.Ref is not PyTuple tuple) throw Errors.TypeError("Tuple or struct_time argument required");
        if (tuple.Count != 9) throw Errors.TypeError($"{function}(): illegal time tuple argument");
        Span<int> fields = stackalloc int[9];
        for (int i = 0; i < fields.Length; i++) fields[i] = ArgumentConversion.ToCInt(ts, tuple[i]);
        if (fields[0] < int.MinValue + 1900) throw Errors.OverflowError("year out of range");
        return new SystemTime
        {
            Year = fields[0] - 1900, Month = fields[1] - 1, Day = fields[2], Hour = fields[3], Minute = fields[4], Second = fields[5],
            Weekday = fields[6] == int.MaxValue ? 0 : (fields[6] + 1) % 7, YearDay = fields[7] - 1, IsDaylight = fields[8],
        };
    }

    [PyFunction("mktime(tuple) -> floating point number\n\nThe seconds since the epoch of a time tuple in local time.\n\nThe opposite of localtime(), not of gmtime().", Name = "mktime", Convention = CallingConvention.O)]
    private static double MakeTime(ThreadState ts, Value tuple)
    {
        return LocalClock.FromFields(Fields(ts, tuple, "mktime")) ?? throw Errors.OverflowError("mktime argument out of range");
    }

    [PyFunction("asctime([tuple]) -> string\n\nA time tuple as text, such as 'Fri Nov 13 09:05:00 2015'; now, unless one is given.", Name = "asctime", Convention = CallingConvention.VarArgs)]
    private static string AscTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1) throw Errors.TypeError($"asctime expected at most 1 argument, got {args.Length}");
        return TimeFormatter.AscTime(args.Length == 0 ? Local(ts, args, "asctime") : TimeFormatter.Checked(Fields(ts, args[0], "asctime")));
    }

    [PyFunction("ctime(seconds) -> string\n\nA time in seconds since the epoch as text, in local time, as asctime() writes it; now, unless one is given.", Name = "ctime", Convention = CallingConvention.VarArgs)]
    private static string CTime(ThreadState ts, params ReadOnlySpan<Value> args) => TimeFormatter.AscTime(Local(ts, args, "ctime"));

    [PyFunction("strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not present, current time as returned by localtime() is used.", Name = "strftime", Convention = CallingConvention.VarArgs)]
    private static unsafe PyStr FormatTime(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2) throw Errors.TypeError($"strftime() takes {(args.Length < 1 ? "at least 1 argument (0" : $"at most 2 arguments ({args.Length}")} given)");
        if (args[0].Ref is not PyStr format) throw Errors.TypeError($"strftime() argument 1 must be str, not {args[0].Type.Name}");
        if (args.Length < 2) return TimeFormatter.Format(format, Local(ts, default, "strftime"));
        SystemTime time = Fields(ts, args[1], "strftime");
        if (args[1].Ref is not PyStructSequence { All: [.., { Ref: PyStr zone }, { IsInt: true } offset] }) return TimeFormatter.Format(format, TimeFormatter.Checked(time));
        byte[] name = Encoding.UTF8.GetBytes(zone + "\0");
        fixed (byte* pinned = name)
        {
            time.Zone = pinned;
            time.Offset = offset.Bits;
            return TimeFormatter.Format(format, TimeFormatter.Checked(time));
        }
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
        LocalClock.ReadZone();
        if (ts.Interpreter.Modules.FindString("time").Ref is PyModule module) SetZoneNames(ts, module.Dict);
    }

    [PyModuleExec]
    private static void AddCalendar(ThreadState ts, PyModule module)
    {
        SetZoneNames(ts, module.Dict);
    }

    // init_timezone: what holds in January and in July.
    private static void SetZoneNames(ThreadState ts, PyDict dict)
    {
        const long Year = (365 * 24 + 6) * 3600;
        long january = SystemNanoseconds() / Billion / Year * Year;
        CivilTime standard = LocalClock.At(ts, january), daylight = LocalClock.At(ts, january + Year / 2);
        if (standard.Offset > daylight.Offset) (standard, daylight) = (daylight, standard);
        dict.SetString("timezone", (long)-standard.Offset);
        dict.SetString("altzone", (long)-daylight.Offset);
        dict.SetString("daylight", standard.Offset == daylight.Offset ? 0 : 1);
        dict.SetString("tzname", new PyTuple(standard.Zone, daylight.Zone));
    }
}
