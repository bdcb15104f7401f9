using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.datetime</c></summary>
[PyType("datetime", Module = "datetime", Base = typeof(PyDate), Doc = """
    datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    Year, month and day must be given. All are ints but tzinfo, which is None or a time zone.
    """)]
internal unsafe partial class PyDateTime(PyType type) : PyDate(type)
{
    private static readonly string[] s_fieldNames = ["year", "month", "day", .. PyTime.FieldNames];

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

    [PyConstant(Name = "min")] internal static new Value Min => Make(TypeObject, 1, 1, 1, 0, 0, 0, 0, Value.None, 0);
    [PyConstant(Name = "max")] internal static new Value Max => Make(TypeObject, 9999, 12, 31, 23, 59, 59, 999999, Value.None, 0);
    [PyConstant(Name = "resolution")] internal static new Value Resolution => PyTimeDelta.Make(0, 0, 1);

    internal static PyDateTime Make(
        PyType type, int year, int month, int day, int hour, int minute, int second, int microsecond, Value zone, int fold)
    {
        PyDateTime made = ReferenceEquals(type, TypeObject) ? new PyDateTime(TypeObject) : Allocation.Of<PyDateTime>(type);
        (made.Year, made.Month, made.Day) = (year, month, day);
        (made.Hour, made.Minute, made.Second, made.Microsecond, made.TzInfo, made.Fold) = (hour, minute, second, microsecond, zone, fold);
        return made;
    }

    // new_datetime_subclass_fold_ex
    internal static Value Construct(
        ThreadState ts, PyType type, int year, int month, int day, int hour, int minute, int second, int microsecond, Value zone, int fold)
    {
        if (!ReferenceEquals(type, TypeObject))
        {
            Value made = Calls.Call(
                ts, type,
                [
                    Value.Int(year), Value.Int(month), Value.Int(day), Value.Int(hour), Value.Int(minute), Value.Int(second), Value.Int(microsecond), zone,
                ]).OrThrow(ts);
            if (fold != 0 && made.Ref is PyDateTime { Fold: 0 } moment) moment.Fold = fold;
            return made;
        }
        DateTimeFields.CheckDate(year, month, day);
        DateTimeFields.CheckTime(hour, minute, second, microsecond, fold);
        return Make(type, year, month, day, hour, minute, second, microsecond, ZoneCalls.Checked(zone), fold);
    }

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length is 1 or 2 && kwnames is null && DateTimeFields.PickledState(args[0], 10, 2, 0x7F, 1, 12) is { } state)
        {
            Value zone = args.Length == 2 ? args[1] : Value.None;
            if (!zone.IsNone && zone.Ref is not PyTzInfo) return ts.Raise(PyType.TypeError, "bad tzinfo state arg");
            return Make(
                type, state[0] << 8 | state[1], state[2] & 0x7F, state[3], state[4], state[5], state[6],
                state[7] << 16 | state[8] << 8 | state[9], zone, state[2] >> 7);
        }
        return Create(ts, type, args, kwnames);
    }

    private static Value Create(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var parts = new FieldArguments(ts, args, kwnames, s_fieldNames, 3, 8);
        (int year, int month, int day) = (parts.Int(0, 0), parts.Int(1, 0), parts.Int(2, 0));
        (int hour, int minute, int second, int micro) = (parts.Int(3, 0), parts.Int(4, 0), parts.Int(5, 0), parts.Int(6, 0));
        int fold = parts.Int(8, 0);
        DateTimeFields.CheckDate(year, month, day);
        DateTimeFields.CheckTime(hour, minute, second, micro, fold);
        return Make(type, year, month, day, hour, minute, second, micro, ZoneCalls.Checked(parts[7].IsNull ? Value.None : parts[7]), fold);
    }

    internal Int128 TotalMicros => (Int128)Ordinal * PyTimeDelta.MicrosPerDay + MicrosOfDay;

    private long MicrosOfDay => (Hour * 3600L + Minute * 60 + Second) * PyTimeDelta.MicrosPerSecond + Microsecond;

    private long SecondsTotal => Ordinal * 86400L + Hour * 3600 + Minute * 60 + Second;

    internal PyTimeDelta? Offset(ThreadState ts) => ZoneCalls.Offset(ts, TzInfo, "utcoffset", this);

    /// <summary>The time so many microseconds later, of the same class. Throws. (add_datetime_timedelta)</summary>
    internal Value Plus(ThreadState ts, Int128 micros)
    {
        Int128 total = TotalMicros + micros;
        long day = (long)(total / PyTimeDelta.MicrosPerDay);
        long rest = (long)(total - (Int128)day * PyTimeDelta.MicrosPerDay);
        if (rest < 0)
        {
            rest += PyTimeDelta.MicrosPerDay;
            day--;
        }
        if (day is < 1 or > Calendar.MaxOrdinal) throw Errors.OverflowError("date value out of range");
        (int year, int month, int date) = Calendar.FromOrdinal((int)day);
        int seconds = (int)(rest / PyTimeDelta.MicrosPerSecond);
        return Construct(
            ts, Type, year, month, date, seconds / 3600, seconds / 60 % 60, seconds % 60, (int)(rest % PyTimeDelta.MicrosPerSecond), TzInfo, 0);
    }

    [Slot(Slot.NbAdd)]
    private static Value Add(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is PyDateTime moment && right.Ref is PyTimeDelta delta) return moment.Plus(ts, delta.Total);
        return right.Ref is PyDateTime other && left.Ref is PyTimeDelta first ? other.Plus(ts, first.Total) : Value.NotImplemented;
    }

    [Slot(Slot.NbSubtract)]
    private static Value Subtract(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyDateTime moment) return Value.NotImplemented;
        if (right.Ref is PyTimeDelta delta) return moment.Plus(ts, -delta.Total);
        if (right.Ref is not PyDateTime other) return Value.NotImplemented;
        Int128 difference = moment.TotalMicros - other.TotalMicros;
        if (!moment.TzInfo.Is(other.TzInfo))
        {
            PyTimeDelta? first = moment.Offset(ts), second = other.Offset(ts);
            if (first is null != second is null) return ts.Raise(PyType.TypeError, "can't subtract offset-naive and offset-aware datetimes");
            if (first is not null) difference += second!.Total - first.Total;
        }
        return PyTimeDelta.FromTotal(difference);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        string text = $"{Type.Name}({Year}, {Month}, {Day}, {Hour}, {Minute}";
        if (Microsecond != 0) text += $", {Second}, {Microsecond}";
        else if (Second != 0) text += $", {Second}";
        if (Fold != 0) text += ", fold=1";
        if (!TzInfo.IsNone) text += $", tzinfo={Repr.Of(ts, TzInfo)}";
        return text + ")";
    }

    [Slot(Slot.TpStr)]
    private Value StrOf(ThreadState ts) => Calls.Method(ts, this, "isoformat", " ");

    [Slot(Slot.TpHash)]
    private static long GetHash(ThreadState ts, Value self)
    {
        var moment = (PyDateTime)self.Ref;
        if (moment._hash != -1) return moment._hash;
        // As if the fold were 0.
        Value plain = moment.Fold == 0 ? self : Make(
            TypeObject, moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second, moment.Microsecond, moment.TzInfo, 0);
        PyTimeDelta? offset = ((PyDateTime)plain.Ref).Offset(ts);
        Value key = offset is null ? moment.State(0)[0] : PyTimeDelta.FromTotal(moment.TotalMicros - offset.Total);
        return moment._hash = Hashing.Of(ts, key);
    }

    [Slot(Slot.TpRichcompare)]
    private static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        bool isEquality = op is CompareOp.Eq or CompareOp.Ne;
        if (other.Ref is not PyDateTime right)
        {
            if (other.Ref is not PyDate) return Value.NotImplemented;
            // A date never equals a moment of it.
            if (isEquality) return op == CompareOp.Ne;
            return ts.Raise(PyType.TypeError, $"can't compare {self.Type.Name} to {other.Type.Name}");
        }
        var left = (PyDateTime)self.Ref;
        Int128 a = left.TotalMicros, b = right.TotalMicros;
        if (left.TzInfo.Is(right.TzInfo)) return Value.Bool(Comparison.Holds(a.CompareTo(b), op));
        PyTimeDelta? first = left.Offset(ts), second = right.Offset(ts);
        if (first is null != second is null)
        {
            if (isEquality) return op == CompareOp.Ne;
            return ts.Raise(PyType.TypeError, "can't compare offset-naive and offset-aware datetimes");
        }
        // In a repeated hour or a gap the offset depends on the fold: nothing in another zone equals that. (PEP 495)
        if (isEquality && (left.DependsOnFold(ts, first) || right.DependsOnFold(ts, second))) return op == CompareOp.Ne;
        if (first is not null)
        {
            a -= first.Total;
            b -= second!.Total;
        }
        return Value.Bool(Comparison.Holds(a.CompareTo(b), op));
    }

    // pep495_eq_exception
    private bool DependsOnFold(ThreadState ts, PyTimeDelta? offset)
    {
        if (TzInfo.IsNone || TzInfo.Ref is PyTimezone) return false;
        PyDateTime flipped = Make(TypeObject, Year, Month, Day, Hour, Minute, Second, Microsecond, TzInfo, Fold == 0 ? 1 : 0);
        PyTimeDelta? other = flipped.Offset(ts);
        return offset is null ? other is not null : other is null || other.Total != offset.Total;
    }

    [PyMethod("__reduce_ex__(proto) -> (cls, state)", Name = "__reduce_ex__")]
    private Value ReduceEx(int protocol) => new PyTuple(Type, State(protocol));

    [PyMethod("__reduce__() -> (cls, state)", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, State(2));

    private PyTuple State(int protocol)
    {
        byte[] date = DateState();
        if (protocol > 3 && Fold != 0) date[2] |= 0x80;
        var bytes = PyBytes.Own(
            [.. date, (byte)Hour, (byte)Minute, (byte)Second, (byte)(Microsecond >> 16), (byte)(Microsecond >> 8), (byte)Microsecond]);
        return TzInfo.IsNone ? new PyTuple(bytes) : new PyTuple(bytes, TzInfo);
    }
}
