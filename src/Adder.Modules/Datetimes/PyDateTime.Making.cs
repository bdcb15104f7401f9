using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

internal unsafe partial class PyDateTime
{
    // datetime_from_timet_and_us
    private static Value AtTimestamp(ThreadState ts, PyType type, long seconds, int micros, Value zone, bool isLocal)
    {
        CivilTime time = isLocal ? LocalClock.At(ts, seconds) : LocalClock.UtcAt(ts, seconds);
        if (time.Year is < 1 or > 9999) throw Errors.ValueError($"year {time.Year} is out of range");
        int fold = isLocal && zone.IsNone && LocalClock.IsFolded(ts, seconds, time) ? 1 : 0;
        return Construct(ts, type, time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, micros, zone, fold);
    }

    private static Value Now(ThreadState ts, PyType type, Value zone, bool isLocal)
    {
        long micros = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / 10;
        return AtTimestamp(ts, type, micros / PyTimeDelta.MicrosPerSecond, (int)(micros % PyTimeDelta.MicrosPerSecond), zone, isLocal);
    }

    [PyMethod("""
        now($type, /, tz=None)
        --

        The present moment, as clocks show it in a time zone.

          tz
            A time zone; the result is naive and local without one.
        """, Name = "now", Class = true)]
    private static Value Now(ThreadState ts, PyType type, Value tz)
    {
        Value made = Now(ts, type, ZoneCalls.Checked(tz), tz.IsNone);
        return tz.IsNone ? made : Calls.Method(ts, tz, "fromutc", made);
    }

    [PyMethod("The present moment in UTC, without a time zone.", Name = "utcnow", Class = true)]
    private static Value UtcNow(ThreadState ts, PyType type)
    {
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent "
            + "datetimes in UTC: datetime.datetime.now(datetime.UTC).");
        return Now(ts, type, Value.None, false);
    }

    [PyMethod("fromtimestamp($type, /, timestamp, tz=None)\n--\n\ntimestamp[, tz] -> what clocks in tz show so many seconds after the epoch.", Name = "fromtimestamp", Class = true)]
    private static Value FromTimestamp(ThreadState ts, PyType type, Value timestamp, Value tz)
    {
        ZoneCalls.Checked(tz);
        (long seconds, int micros) = Timestamps.Split(ts, timestamp);
        Value made = AtTimestamp(ts, type, seconds, micros, tz, tz.IsNone);
        return tz.IsNone ? made : Calls.Method(ts, tz, "fromutc", made);
    }

    [PyMethod("The UTC time, without a time zone, so many seconds after the epoch.", Name = "utcfromtimestamp", Class = true)]
    private static Value UtcFromTimestamp(ThreadState ts, PyType type, Value timestamp)
    {
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to "
            + "represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).");
        (long seconds, int micros) = Timestamps.Split(ts, timestamp);
        return AtTimestamp(ts, type, seconds, micros, Value.None, false);
    }

    [PyMethod("string, format -> the datetime that a string names, read as time.strptime() reads it.", Name = "strptime", Class = true)]
    private static Value StrPTime(ThreadState ts, PyType type, PyStr text, PyStr format) =>
        Calls.Call(ts, ModuleLookup.Attribute(ts, "_strptime", "_strptime_datetime"), type, text, format);

    [PyMethod("combine($type, /, date, time, tzinfo=<unrepresentable>)\n--\n\ndate, time -> a datetime made of the two", Name = "combine", Class = true)]
    private static Value Combine(ThreadState ts, PyType type, Value date, Value time, Value tzinfo = default)
    {
        if (date.Ref is not PyDate day) throw Errors.TypeError($"combine() argument 1 must be datetime.date, not {date.Type.Name}");
        if (time.Ref is not PyTime clock) throw Errors.TypeError($"combine() argument 2 must be datetime.time, not {time.Type.Name}");
        return Joined(ts, type, day, clock, tzinfo);
    }

    private static Value Joined(ThreadState ts, PyType type, PyDate date, PyTime time, Value tzinfo) => Construct(
        ts, type, date.Year, date.Month, date.Day, time.Hour, time.Minute, time.Second, time.Microsecond, tzinfo.IsNull ? time.TzInfo : tzinfo, time.Fold);

    [PyMethod("string -> the datetime that an ISO 8601 string names", Name = "fromisoformat", Class = true)]
    private static Value FromIsoFormat(ThreadState ts, PyType type, Value text)
    {
        if (text.Ref is not PyStr given) throw Errors.TypeError("fromisoformat: argument must be str");
        // The separator may be any character, even one that takes two of .NET's.
        var characters = new char[given.Length];
        for (int i = 0; i < characters.Length; i++) characters[i] = given[i] < 0x80 ? (char)given[i] : '\u00FF';
        ReadOnlySpan<char> iso = characters;
        int length = iso.Length < 7 ? -1 : IsoText.DateLength(iso);
        IsoTime time = default;
        bool valid = length >= 0 && length <= iso.Length && IsoText.TryDate(iso[..length], out _, out _, out _);
        if (valid && iso.Length > length) valid = IsoText.TryTime(iso[(length + 1)..], out time);
        if (!valid) throw Errors.ValueError($"Invalid isoformat string: {Repr.Of(ts, text)}");
        IsoText.TryDate(iso[..length], out int year, out int month, out int day);
        return Construct(ts, type, year, month, day, time.Hour, time.Minute, time.Second, time.Microsecond, PyTime.ZoneOf(ts, time), 0);
    }
}
