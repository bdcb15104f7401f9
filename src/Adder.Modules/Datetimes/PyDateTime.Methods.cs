using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

internal unsafe partial class PyDateTime
{
    [PyMethod("The date alone.", Name = "date")]
    private Value DateOf() => PyDate.Make(PyDate.TypeObject, Year, Month, Day);

    [PyMethod("The time of day alone, without a time zone.", Name = "time")]
    private Value TimeOf() => PyTime.Make(PyTime.TypeObject, Hour, Minute, Second, Microsecond, Value.None, Fold);

    [PyMethod("The time of day alone, with its time zone.", Name = "timetz")]
    private Value TimeTz() => PyTime.Make(PyTime.TypeObject, Hour, Minute, Second, Microsecond, TzInfo, Fold);

    [PyMethod("Return ctime() style string.", Name = "ctime")]
    private string CTime() => DateText.CTime(this, Hour, Minute, Second);

    [PyMethod("strftime($self, /, format)\n--\n\nformat -> strftime() style string.", Name = "strftime")]
    private Value StrFTime(ThreadState ts, PyStr format) =>
        StrFTimeFormat.Apply(ts, this, format, Calls.Method(ts, this, "timetuple").OrThrow(ts), this, Microsecond);

    [PyMethod("The fields as a struct_time, such as time.localtime() gives.", Name = "timetuple")]
    private Value TimeTuple(ThreadState ts)
    {
        PyTimeDelta? dst = ZoneCalls.Offset(ts, TzInfo, "dst", this);
        return DateText.StructTime(ts, this, Hour, Minute, Second, dst is null ? -1 : dst.IsZero ? 0 : 1);
    }

    [PyMethod("The fields in UTC as a struct_time.", Name = "utctimetuple")]
    private Value UtcTimeTuple(ThreadState ts)
    {
        PyTimeDelta? offset = Offset(ts);
        if (offset is null) return DateText.StructTime(ts, this, Hour, Minute, Second, 0);
        PyDateTime plain = Make(TypeObject, Year, Month, Day, Hour, Minute, Second, Microsecond, Value.None, 0);
        var utc = (PyDateTime)plain.Plus(ts, -offset.Total).Ref;
        return DateText.StructTime(ts, utc, utc.Hour, utc.Minute, utc.Second, 0);
    }

    [PyMethod("Return POSIX timestamp as float.", Name = "timestamp")]
    private Value Timestamp(ThreadState ts)
    {
        if (TzInfo.IsNone)
        {
            long seconds = LocalClock.ToMoment(ts, SecondsTotal, Fold);
            return Value.Float(seconds - LocalClock.Epoch + Microsecond / 1e6);
        }
        PyTimeDelta? offset = Offset(ts);
        Int128 total = TotalMicros - (Int128)LocalClock.Epoch * PyTimeDelta.MicrosPerSecond - (offset is null ? 0 : offset.Total);
        if (offset is null) return ts.Raise(PyType.TypeError, "can't subtract offset-naive and offset-aware datetimes");
        return PyTimeDelta.Divide(ts, total, PyTimeDelta.MicrosPerSecond);
    }

    [PyMethod("""
        isoformat($self, /, sep='T', timespec='auto')
        --

        [sep] -> the date, sep ('T' by default), and the time, in ISO 8601's form. timespec says how far the time goes: 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', or 'auto' for as far as needed.
        """, Name = "isoformat")]
    private Value IsoFormat(ThreadState ts, Value sep = default, string timespec = "auto")
    {
        if (!sep.IsNull && sep.Ref is not PyStr { Length: 1 })
        {
            return ts.Raise(PyType.TypeError, $"isoformat() argument 1 must be a unicode character, not {sep.Type.Name}");
        }
        if (timespec == "auto" && TzInfo.IsNone && sep.Ref is not PyStr { IsAscii: false })
        {
            var plain = new IsoWriter(stackalloc byte[32]);
            plain.Date(this);
            plain.Byte(sep.Ref is PyStr character ? (char)character[0] : 'T');
            plain.Time(Hour, Minute, Second, Microsecond);
            return plain.ToStr();
        }
        var text = new StrBuilder(40);
        text.Append($"{Year:0000}-{Month:00}-{Day:00}");
        text.Append(sep.Ref is PyStr separator ? separator[0] : 'T');
        text.Append(DateTimeFields.Time(Hour, Minute, Second, Microsecond, timespec));
        text.Append(ZoneCalls.Text(Offset(ts), ":"));
        return text.ToStr();
    }

    [PyMethod("Return self.tzinfo.utcoffset(self).", Name = "utcoffset")]
    private Value UtcOffset(ThreadState ts) => ZoneCalls.OffsetValue(ts, TzInfo, "utcoffset", this);

    [PyMethod("Return self.tzinfo.tzname(self).", Name = "tzname")]
    private Value TzName(ThreadState ts) => ZoneCalls.Name(ts, TzInfo, this);

    [PyMethod("Return self.tzinfo.dst(self).", Name = "dst")]
    private Value Dst(ThreadState ts) => ZoneCalls.OffsetValue(ts, TzInfo, "dst", this);

    [PyMethod("The same moment with some fields changed.", Name = "replace", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private Value Replace(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var parts = new FieldArguments(ts, args, kwnames, s_fieldNames, 0, 8);
        int fold = parts.Int(8, Fold);
        if (fold is not (0 or 1)) throw Errors.ValueError("fold must be either 0 or 1");
        return Construct(
            ts, Type, parts.Int(0, Year), parts.Int(1, Month), parts.Int(2, Day), parts.Int(3, Hour), parts.Int(4, Minute), parts.Int(5, Second),
            parts.Int(6, Microsecond), parts[7].IsNull ? TzInfo : parts[7], fold);
    }

    [PyMethod("astimezone($self, /, tz=None)\n--\n\ntz -> the same moment as clocks in tz show it", Name = "astimezone")]
    private Value AsTimeZone(ThreadState ts, Value tz)
    {
        ZoneCalls.Checked(tz);
        Value own = TzInfo.IsNone ? OwnLocalZone(ts) : TzInfo;
        if (own.Is(tz)) return this;
        PyTimeDelta? offset = ZoneCalls.Offset(ts, own, "utcoffset", this);
        offset ??= ((PyTimezone)OwnLocalZone(ts).Ref).Offset;
        var utc = (PyDateTime)Plus(ts, -offset.Total).Ref;
        Value zone = tz.IsNone ? LocalZone(ts, utc.SecondsTotal - LocalClock.Epoch) : tz;
        // Class and time stay, the zone is the new one.
        Value attached = Make(utc.Type, utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, utc.Microsecond, zone, 0);
        return zone.Ref is PyTimezone fixedZone ? ((PyDateTime)attached.Ref).Plus(ts, fixedZone.Offset.Total) : Calls.Method(ts, zone, "fromutc", attached);
    }

    // local_timezone_from_local
    private Value OwnLocalZone(ThreadState ts) => LocalZone(ts, LocalClock.ToMoment(ts, SecondsTotal, Fold) - LocalClock.Epoch);

    // local_timezone_from_timestamp
    private static Value LocalZone(ThreadState ts, long timestamp)
    {
        CivilTime local = LocalClock.At(ts, timestamp);
        return new PyTimezone(PyTimeDelta.Sum(0, local.Offset, 0), PyStr.From(local.Zone));
    }
}
