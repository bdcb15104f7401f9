using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.timedelta</c></summary>
[PyType("timedelta", Module = "datetime", Doc = """
    How long it is from one moment to another.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

    Each argument is an int or a float of either sign, 0 when left out.
    """)]
internal unsafe partial class PyTimeDelta(PyType type) : PyObject(type)
{
    internal const int MaxDays = 999_999_999;
    internal const long SecondsPerDay = 86400, MicrosPerSecond = 1_000_000, MicrosPerDay = SecondsPerDay * MicrosPerSecond;

    private long _hash = -1;

    [PyMember("days", Doc = "Number of days.")]
    internal int Days;

    [PyMember("seconds", Doc = "The seconds beyond whole days, never negative.")]
    internal int Seconds;

    [PyMember("microseconds", Doc = "The microseconds beyond whole seconds, never negative.")]
    internal int Microseconds;

    [PyConstant(Name = "min")] internal static Value Min => Make(-MaxDays, 0, 0);
    [PyConstant(Name = "max")] internal static Value Max => Make(MaxDays, 86399, 999999);
    [PyConstant(Name = "resolution")] internal static Value Resolution => Make(0, 0, 1);

    internal Int128 Total => (Int128)Days * MicrosPerDay + Seconds * MicrosPerSecond + Microseconds;

    internal bool IsZero => Days == 0 && Seconds == 0 && Microseconds == 0;

    internal static PyTimeDelta Make(int days, int seconds, int microseconds) =>
        new(TypeObject) { Days = days, Seconds = seconds, Microseconds = microseconds };

    /// <summary>Throws OverflowError. (microseconds_to_delta_ex)</summary>
    internal static PyTimeDelta FromTotal(Int128 total, PyType? type = null)
    {
        Int128 days = total / MicrosPerDay, rest = total - days * MicrosPerDay;
        if (rest < 0)
        {
            rest += MicrosPerDay;
            days--;
        }
        if (days < int.MinValue || days > int.MaxValue) throw Errors.OverflowError("Python int too large to convert to C int");
        if (days < -MaxDays || days > MaxDays) throw Errors.OverflowError($"days={days}; must have magnitude <= {MaxDays}");
        PyTimeDelta made = type is null || ReferenceEquals(type, TypeObject) ? new(TypeObject) : Allocation.Of<PyTimeDelta>(type);
        made.Days = (int)days;
        made.Seconds = (int)((long)rest / MicrosPerSecond);
        made.Microseconds = (int)((long)rest % MicrosPerSecond);
        return made;
    }

    [Slot(Slot.TpNew, Signature = "timedelta(days=<unrepresentable>, seconds=<unrepresentable>, microseconds=<unrepresentable>, milliseconds=<unrepresentable>, minutes=<unrepresentable>, hours=<unrepresentable>, weeks=<unrepresentable>)")]
    internal static Value New(
        ThreadState ts, PyType type, Value days = default, Value seconds = default, Value microseconds = default, Value milliseconds = default,
        Value minutes = default, Value hours = default, Value weeks = default)
    {
        var sum = new DeltaSum();
        sum.Add("microseconds", microseconds, 1);
        sum.Add("milliseconds", milliseconds, 1000);
        sum.Add("seconds", seconds, MicrosPerSecond);
        sum.Add("minutes", minutes, 60 * MicrosPerSecond);
        sum.Add("hours", hours, 3600 * MicrosPerSecond);
        sum.Add("days", days, MicrosPerDay);
        sum.Add("weeks", weeks, 7 * MicrosPerDay);
        return FromTotal(sum.Rounded(), type);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf()
    {
        List<string> parts = [];
        if (Days != 0) parts.Add($"days={Days}");
        if (Seconds != 0) parts.Add($"seconds={Seconds}");
        if (Microseconds != 0) parts.Add($"microseconds={Microseconds}");
        return $"{Type.Name}({(parts.Count == 0 ? "0" : string.Join(", ", parts))})";
    }

    [Slot(Slot.TpStr)]
    private Value StrOf()
    {
        int minutes = Seconds / 60, hours = minutes / 60;
        string time = $"{hours}:{minutes % 60:00}:{Seconds % 60:00}";
        if (Microseconds != 0) time += $".{Microseconds:000000}";
        return Days == 0 ? time : $"{Days} day{(Days is 1 or -1 ? "" : "s")}, {time}";
    }

    [Slot(Slot.TpHash)]
    private static long GetHash(ThreadState ts, Value self)
    {
        var delta = (PyTimeDelta)self.Ref;
        if (delta._hash == -1) delta._hash = Hashing.Of(ts, delta.State());
        return delta._hash;
    }

    private PyTuple State() => new(Value.Int(Days), Value.Int(Seconds), Value.Int(Microseconds));

    [PyMethod("__reduce__() -> (cls, state)", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, State());

    [PyMethod("Total seconds in the duration.", Name = "total_seconds")]
    private Value TotalSeconds(ThreadState ts) => Divide(ts, Total, MicrosPerSecond);

    /// <summary>The quotient as a float, rounded once.</summary>
    internal static Value Divide(ThreadState ts, Int128 left, Int128 right) =>
        Numbers.Binary(ts, Bytecode.BinaryOperator.TrueDivide, PyLong.From(left), PyLong.From(right));

    [Slot(Slot.TpRichcompare)]
    private static Value Compare(Value self, Value other, CompareOp op) =>
        other.Ref is PyTimeDelta right ? Value.Bool(Comparison.Holds(((PyTimeDelta)self.Ref).Total.CompareTo(right.Total), op)) : Value.NotImplemented;

    [Slot(Slot.NbBool)]
    private bool IsTrue() => !IsZero;
}
