using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.time</c></summary>
[PyType("time", Module = "datetime", Doc = """
    time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

    Any may be left out. All are ints but tzinfo, which is None or a time zone.
    """)]
internal unsafe partial class PyTime(PyType type) : PyObject(type)
{
    internal static readonly string[] FieldNames = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"];

    private long _hash = -1;

    [PyMember("hour")]
    internal int Hour;

    [PyMember("minute")]
    internal int Minute;

    [PyMember("second")]
    internal int Second;

    [PyMember("microsecond")]
    internal int Microsecond;

    [PyMember("fold")]
    internal int Fold;

    [PyMember("tzinfo")]
    internal Value TzInfo = Value.None;

    [PyConstant(Name = "min")] internal static Value Min => Make(TypeObject, 0, 0, 0, 0, Value.None, 0);
    [PyConstant(Name = "max")] internal static Value Max => Make(TypeObject, 23, 59, 59, 999999, Value.None, 0);
    [PyConstant(Name = "resolution")] internal static Value Resolution => PyTimeDelta.Make(0, 0, 1);

    internal static PyTime Make(PyType type, int hour, int minute, int second, int microsecond, Value zone, int fold)
    {
        PyTime made = ReferenceEquals(type, TypeObject) ? new PyTime(TypeObject) : Allocation.Of<PyTime>(type);
        (made.Hour, made.Minute, made.Second, made.Microsecond, made.TzInfo, made.Fold) = (hour, minute, second, microsecond, zone, fold);
        return made;
    }

    private static Value Construct(ThreadState ts, PyType type, int hour, int minute, int second, int microsecond, Value zone, int fold)
    {
        if (!ReferenceEquals(type, TypeObject))
        {
            Value made = Calls.Call(
                ts, type, [Value.Int(hour), Value.Int(minute), Value.Int(second), Value.Int(microsecond), zone, Value.Int(fold)], new PyTuple("fold"));
            return made.OrThrow(ts);
        }
        DateTimeFields.CheckTime(hour, minute, second, microsecond, fold);
        return Make(type, hour, minute, second, microsecond, ZoneCalls.Checked(zone), fold);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length is 1 or 2 && kwnames is null && DateTimeFields.PickledState(args[0], 6, 0, 0x7F, 0, 23) is { } state)
        {
            Value zone = args.Length == 2 ? args[1] : Value.None;
            if (!zone.IsNone && zone.Ref is not PyTzInfo) return ts.Raise(PyType.TypeError, "bad tzinfo state arg");
            return Make(type, state[0] & 0x7F, state[1], state[2], state[3] << 16 | state[4] << 8 | state[5], zone, state[0] >> 7);
        }
        return Create(ts, type, args, kwnames);
    }

    private static Value Create(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var parts = new FieldArguments(ts, args, kwnames, FieldNames, 0, 5);
        (int hour, int minute, int second, int micro) = (parts.Int(0, 0), parts.Int(1, 0), parts.Int(2, 0), parts.Int(3, 0));
        int fold = parts.Int(5, 0);
        DateTimeFields.CheckTime(hour, minute, second, micro, fold);
        return Make(type, hour, minute, second, micro, ZoneCalls.Checked(parts[4].IsNull ? Value.None : parts[4]), fold);
    }

    internal long MicrosOfDay => (Hour * 3600L + Minute * 60 + Second) * PyTimeDelta.MicrosPerSecond + Microsecond;

    [PyMethod("string -> the time of day that an ISO 8601 string names", Name = "fromisoformat", Class = true)]
    private static Value FromIsoFormat(ThreadState ts, PyType type, Value text)
    {
        if (text.Ref is not PyStr given) throw Errors.TypeError("fromisoformat: argument must be str");
        ReadOnlySpan<char> iso = given.ToString();
        if (iso.Length > 0 && iso[0] == 'T') iso = iso[1..];
        if (!IsoText.TryTime(iso, out IsoTime time)) throw Errors.ValueError($"Invalid isoformat string: {Repr.Of(ts, text)}");
        return Construct(ts, type, time.Hour, time.Minute, time.Second, time.Microsecond, ZoneOf(ts, time), 0);
    }

    /// <summary>The zone that an ISO text names. Throws ValueError.</summary>
    internal static Value ZoneOf(ThreadState ts, in IsoTime time) =>
        time.HasOffset ? PyTimezone.Make(ts, PyTimeDelta.FromTotal(time.Offset), null) : Value.None;

    [PyMethod("""
        isoformat($self, /, timespec='auto')
        --

        The time in ISO 8601's form. timespec says how far it goes: 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', or 'auto' for as far as needed.
        """, Name = "isoformat")]
    private Value IsoFormat(ThreadState ts, string timespec = "auto")
    {
        string text = DateTimeFields.Time(Hour, Minute, Second, Microsecond, timespec);
        return text + ZoneCalls.Text(ZoneCalls.Offset(ts, TzInfo, "utcoffset", Value.None), ":");
    }

    [PyMethod("strftime($self, /, format)\n--\n\nformat -> strftime() style string.", Name = "strftime")]
    private Value StrFTime(ThreadState ts, PyStr format)
    {
        // The date does not matter; C's functions want one.
        var tuple = new PyTuple(
            Value.Int(1900), Value.Int(1), Value.Int(1), Value.Int(Hour), Value.Int(Minute), Value.Int(Second), Value.Int(0), Value.Int(1), Value.Int(-1));
        return StrFTimeFormat.Apply(ts, this, format, tuple, Value.None, Microsecond);
    }

    [PyMethod("Formats self with strftime.", Name = "__format__")]
    private Value Format(ThreadState ts, Value spec)
    {
        if (spec.Ref is not PyStr format) throw Errors.TypeError($"__format__() argument 1 must be str, not {spec.Type.Name}");
        return format.Length == 0 ? Protocols.Str.Of(ts, this) : Calls.Method(ts, this, "strftime", spec);
    }

    [PyMethod("Return self.tzinfo.utcoffset(self).", Name = "utcoffset")]
    private Value UtcOffset(ThreadState ts) => ZoneCalls.OffsetValue(ts, TzInfo, "utcoffset", Value.None);

    [PyMethod("Return self.tzinfo.tzname(self).", Name = "tzname")]
    private Value TzName(ThreadState ts) => ZoneCalls.Name(ts, TzInfo, Value.None);

    [PyMethod("Return self.tzinfo.dst(self).", Name = "dst")]
    private Value Dst(ThreadState ts) => ZoneCalls.OffsetValue(ts, TzInfo, "dst", Value.None);

    [PyMethod("Return time with new specified fields.", Name = "replace", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private Value Replace(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var parts = new FieldArguments(ts, args, kwnames, FieldNames, 0, 5);
        int fold = parts.Int(5, Fold);
        if (fold is not (0 or 1)) throw Errors.ValueError("fold must be either 0 or 1");
        return Construct(
            ts, Type, parts.Int(0, Hour), parts.Int(1, Minute), parts.Int(2, Second), parts.Int(3, Microsecond), parts[4].IsNull ? TzInfo : parts[4], fold);
    }

    [PyMethod("__reduce_ex__(proto) -> (cls, state)", Name = "__reduce_ex__")]
    private Value ReduceEx(int protocol) => new PyTuple(Type, State(protocol));

    [PyMethod("__reduce__() -> (cls, state)", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, State(2));

    private PyTuple State(int protocol)
    {
        var bytes = PyBytes.Own(
        [
            (byte)(protocol > 3 && Fold != 0 ? Hour | 0x80 : Hour), (byte)Minute, (byte)Second,
            (byte)(Microsecond >> 16), (byte)(Microsecond >> 8), (byte)Microsecond,
        ]);
        return TzInfo.IsNone ? new PyTuple(bytes) : new PyTuple(bytes, TzInfo);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        string text = $"{Type.Name}({Hour}, {Minute}";
        if (Microsecond != 0) text += $", {Second}, {Microsecond}";
        else if (Second != 0) text += $", {Second}";
        if (!TzInfo.IsNone) text += $", tzinfo={Repr.Of(ts, TzInfo)}";
        return text + (Fold != 0 ? ", fold=1)" : ")");
    }

    [Slot(Slot.TpStr)]
    private Value StrOf(ThreadState ts) => Calls.Method(ts, this, "isoformat");

    private static PyTime AtMicros(long micros)
    {
        int seconds = (int)(micros / PyTimeDelta.MicrosPerSecond);
        return Make(TypeObject, seconds / 3600, seconds / 60 % 60, seconds % 60, (int)(micros % PyTimeDelta.MicrosPerSecond), Value.None, 0);
    }

    [Slot(Slot.TpHash)]
    private static long GetHash(ThreadState ts, Value self)
    {
        var time = (PyTime)self.Ref;
        if (time._hash != -1) return time._hash;
        // The fold does not count.
        PyTimeDelta? offset = ZoneCalls.Offset(ts, time.TzInfo, "utcoffset", Value.None);
        long utc = time.MicrosOfDay - (offset is null ? 0 : (long)offset.Total);
        // As the time of that reading in UTC, where there is one on the same day.
        bool isSameDay = utc is >= 0 and < PyTimeDelta.MicrosPerDay;
        Value key = offset is null || offset.IsZero ? time.State(0)[0] : isSameDay ? AtMicros(utc).State(0)[0] : PyTimeDelta.FromTotal(utc);
        return time._hash = Hashing.Of(ts, key);
    }

    [Slot(Slot.TpRichcompare)]
    private static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PyTime right) return Value.NotImplemented;
        var left = (PyTime)self.Ref;
        long a = left.MicrosOfDay, b = right.MicrosOfDay;
        if (!left.TzInfo.Is(right.TzInfo))
        {
            PyTimeDelta? first = ZoneCalls.Offset(ts, left.TzInfo, "utcoffset", Value.None);
            PyTimeDelta? second = ZoneCalls.Offset(ts, right.TzInfo, "utcoffset", Value.None);
            if (first is null != second is null)
            {
                if (op is CompareOp.Eq or CompareOp.Ne) return op == CompareOp.Ne;
                return ts.Raise(PyType.TypeError, "can't compare offset-naive and offset-aware times");
            }
            a -= first is null ? 0 : (long)first.Total;
            b -= second is null ? 0 : (long)second.Total;
        }
        return Value.Bool(Comparison.Holds(a.CompareTo(b), op));
    }
}
