using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.date</c></summary>
[PyType("date", Module = "datetime", Doc = "date(year, month, day) --> date object")]
internal unsafe partial class PyDate(PyType type) : PyObject(type)
{
    private protected long _hash = -1;

    [PyMember("year")]
    internal int Year = 1;

    [PyMember("month")]
    internal int Month = 1;

    [PyMember("day")]
    internal int Day = 1;

    [PyConstant(Name = "min")] internal static Value Min => Make(TypeObject, 1, 1, 1);
    [PyConstant(Name = "max")] internal static Value Max => Make(TypeObject, 9999, 12, 31);
    [PyConstant(Name = "resolution")] internal static Value Resolution => PyTimeDelta.Make(1, 0, 0);

    internal int Ordinal => Calendar.ToOrdinal(Year, Month, Day);

    internal int Weekday => (Ordinal + 6) % 7;

    /// <summary>A date that is known to exist.</summary>
    internal static PyDate Make(PyType type, int year, int month, int day)
    {
        PyDate made = ReferenceEquals(type, TypeObject) ? new PyDate(TypeObject) : Allocation.Of<PyDate>(type);
        (made.Year, made.Month, made.Day) = (year, month, day);
        return made;
    }

    /// <summary>A date of a class that may have its own constructor. Throws. (new_date_subclass_ex)</summary>
    internal static Value Construct(ThreadState ts, PyType type, int year, int month, int day)
    {
        if (!ReferenceEquals(type, TypeObject)) return Calls.Call(ts, type, Value.Int(year), Value.Int(month), Value.Int(day)).OrThrow(ts);
        DateTimeFields.CheckDate(year, month, day);
        return Make(type, year, month, day);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 1 && kwnames is null && DateTimeFields.PickledState(args[0], 4, 2, 0xFF, 1, 12) is { } state)
        {
            return Make(type, state[0] << 8 | state[1], state[2], state[3]);
        }
        return Create(ts, type, args, kwnames);
    }

    private static Value Create(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        var parts = new FieldArguments(ts, args, kwnames, ["year", "month", "day"], 3, 3);
        (int year, int month, int day) = (parts.Int(0, 0), parts.Int(1, 0), parts.Int(2, 0));
        DateTimeFields.CheckDate(year, month, day);
        return Make(type, year, month, day);
    }

    [PyMethod("Today by the local clock.", Name = "today", Class = true)]
    private static Value Today(ThreadState ts, PyType type)
    {
        Value now = Calls.Call(ts, ModuleLookup.Attribute(ts, "time", "time")).OrThrow(ts);
        return Calls.Method(ts, type, "fromtimestamp", now);
    }

    [PyMethod("""
        fromtimestamp($type, timestamp, /)
        --

        The local date at a time given in seconds since the epoch.
        """, Name = "fromtimestamp", Class = true)]
    private static Value FromTimestamp(ThreadState ts, PyType type, Value timestamp)
    {
        (long seconds, _) = Timestamps.Split(ts, timestamp, roundsDown: true);
        CivilTime local = LocalClock.At(ts, seconds);
        return Construct(ts, type, local.Year, local.Month, local.Day);
    }

    [PyMethod("int -> the date with this number, 1 being the first day of the year 1.", Name = "fromordinal", Class = true)]
    private static Value FromOrdinal(ThreadState ts, PyType type, int ordinal)
    {
        if (ordinal < 1) throw Errors.ValueError("ordinal must be >= 1");
        if (ordinal > Calendar.MaxOrdinal) throw Errors.ValueError($"year {Calendar.FromOrdinal(ordinal).Year} is out of range");
        (int year, int month, int day) = Calendar.FromOrdinal(ordinal);
        return Construct(ts, type, year, month, day);
    }

    [PyMethod("str -> the date that an ISO 8601 string names.", Name = "fromisoformat", Class = true)]
    private static Value FromIsoFormat(ThreadState ts, PyType type, Value text)
    {
        if (text.Ref is not PyStr given) throw Errors.TypeError("fromisoformat: argument must be str");
        string iso = given.ToString();
        if (!IsoText.TryDate(iso, out int year, out int month, out int day) || iso.Length is not (7 or 8 or 10))
        {
            throw Errors.ValueError($"Invalid isoformat string: {Repr.Of(ts, text)}");
        }
        return Construct(ts, type, year, month, day);
    }

    [PyMethod("""
        fromisocalendar($type, /, year, week, day)
        --

        int, int, int -> the date of an ISO year, week and weekday; undoes isocalendar().
        """, Name = "fromisocalendar", Class = true)]
    private static Value FromIsoCalendar(ThreadState ts, PyType type, Value year, Value week, Value day)
    {
        int y, w, d;
        try
        {
            (y, w, d) = (FieldArguments.IntOr(ts, year, 0), FieldArguments.IntOr(ts, week, 0), FieldArguments.IntOr(ts, day, 0));
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.OverflowError))
        {
            throw Errors.ValueError("ISO calendar component out of range");
        }
        return FromIsoParts(ts, type, y, w, d);
    }

    private static Value FromIsoParts(ThreadState ts, PyType type, int year, int week, int day)
    {
        int ordinal = Calendar.FromIso(year, week, day);
        if (ordinal == -4) throw Errors.ValueError($"Year is out of range: {year}");
        if (ordinal == -2) throw Errors.ValueError($"Invalid week: {week}");
        if (ordinal == -3) throw Errors.ValueError($"Invalid day: {day} (range is [1, 7])");
        if (ordinal is < 1 or > Calendar.MaxOrdinal) throw Errors.ValueError($"year {(ordinal < 1 ? 0 : 10000)} is out of range");
        (int y, int m, int d) = Calendar.FromOrdinal(ordinal);
        return Construct(ts, type, y, m, d);
    }

    [PyMethod("Return ctime() style string.", Name = "ctime")]
    private string CTime() => DateText.CTime(this, 0, 0, 0);

    [PyMethod("strftime($self, /, format)\n--\n\nformat -> strftime() style string.", Name = "strftime")]
    private Value StrFTime(ThreadState ts, PyStr format) =>
        StrFTimeFormat.Apply(ts, this, format, Calls.Method(ts, this, "timetuple").OrThrow(ts), this, 0);

    [PyMethod("Formats self with strftime.", Name = "__format__")]
    private Value Format(ThreadState ts, Value spec)
    {
        if (spec.Ref is not PyStr format) throw Errors.TypeError($"__format__() argument 1 must be str, not {spec.Type.Name}");
        return format.Length == 0 ? Protocols.Str.Of(ts, this) : Calls.Method(ts, this, "strftime", spec);
    }

    [PyMethod("The date as YYYY-MM-DD.", Name = "isoformat")]
    private Value IsoFormat()
    {
        var text = new IsoWriter(stackalloc byte[16]);
        text.Date(this);
        return text.ToStr();
    }

    [PyMethod("ISO's year, week and weekday of the date, by name.", Name = "isocalendar")]
    private Value IsoCalendar()
    {
        (int year, int week, int weekday) = Calendar.ToIso(Year, Month, Day);
        return new PyIsoCalendarDate(year, week, weekday);
    }

    [PyMethod("The weekday, from 1 for Monday to 7 for Sunday.", Name = "isoweekday")]
    private long IsoWeekday() => Weekday + 1;

    [PyMethod("How many days there are from the start of the calendar to this one; 1 for the first.", Name = "toordinal")]
    private long ToOrdinal() => Ordinal;

    [PyMethod("The weekday, from 0 for Monday to 6 for Sunday.", Name = "weekday")]
    private long WeekdayOf() => Weekday;

    [PyMethod("The fields as a struct_time, such as time.localtime() gives.", Name = "timetuple")]
    private Value TimeTuple(ThreadState ts) => DateText.StructTime(ts, this, 0, 0, 0, -1);

    [PyMethod("replace($self, /, year=<unrepresentable>, month=<unrepresentable>, day=<unrepresentable>)\n--\n\nReturn date with new specified fields.", Name = "replace")]
    private Value Replace(ThreadState ts, Value year = default, Value month = default, Value day = default) => Construct(
        ts, Type, FieldArguments.IntOr(ts, year, Year), FieldArguments.IntOr(ts, month, Month), FieldArguments.IntOr(ts, day, Day));

    [PyMethod("__reduce__() -> (cls, state)", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(PyBytes.Own(DateState())));

    private protected byte[] DateState() => [(byte)(Year >> 8), (byte)Year, (byte)Month, (byte)Day];

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"{Type.Name}({Year}, {Month}, {Day})";

    [Slot(Slot.TpStr)]
    private Value StrOf(ThreadState ts) => Calls.Method(ts, this, "isoformat");

    [Slot(Slot.TpHash)]
    private static long GetHash(ThreadState ts, Value self)
    {
        var date = (PyDate)self.Ref;
        if (date._hash == -1) date._hash = Hashing.Of(ts, PyBytes.Own(date.DateState()));
        return date._hash;
    }

    [Slot(Slot.TpRichcompare)]
    private static Value Compare(Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PyDate right) return Value.NotImplemented;
        var left = (PyDate)self.Ref;
        int order = (left.Year * 372 + left.Month * 31 + left.Day).CompareTo(right.Year * 372 + right.Month * 31 + right.Day);
        return Value.Bool(Comparison.Holds(order, op));
    }

    [Slot(Slot.NbAdd)]
    private static Value Add(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is PyDateTime || right.Ref is PyDateTime) return Value.NotImplemented;
        if (left.Ref is PyDate date && right.Ref is PyTimeDelta delta) return date.Shifted(ts, delta.Days);
        return right.Ref is PyDate other && left.Ref is PyTimeDelta days ? other.Shifted(ts, days.Days) : Value.NotImplemented;
    }

    [Slot(Slot.NbSubtract)]
    private static Value Subtract(ThreadState ts, Value left, Value right)
    {
        if (left.Ref is not PyDate date || left.Ref is PyDateTime || right.Ref is PyDateTime) return Value.NotImplemented;
        if (right.Ref is PyDate other) return PyTimeDelta.Make(date.Ordinal - other.Ordinal, 0, 0);
        return right.Ref is PyTimeDelta delta ? date.Shifted(ts, -delta.Days) : Value.NotImplemented;
    }

    private Value Shifted(ThreadState ts, long days)
    {
        long ordinal = Ordinal + days;
        if (ordinal is < 1 or > Calendar.MaxOrdinal) return ts.Raise(PyType.OverflowError, "date value out of range");
        (int year, int month, int day) = Calendar.FromOrdinal((int)ordinal);
        return Construct(ts, Type, year, month, day);
    }
}
