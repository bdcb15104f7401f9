using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.timezone</c>: a fixed offset from UTC.</summary>
[PyType("timezone", Module = "datetime", Base = typeof(PyTzInfo), Subclassable = false, Doc = "A time zone whose clocks are always the same time ahead of UTC.")]
internal sealed unsafe partial class PyTimezone : PyTzInfo
{
    internal static readonly PyTimezone UtcZone = new(PyTimeDelta.Make(0, 0, 0), null);

    private readonly PyStr? _name;

    internal PyTimezone(PyTimeDelta offset, PyStr? name) : base(TypeObject)
    {
        Offset = offset;
        _name = name;
    }

    internal PyTimeDelta Offset { get; }

    [PyConstant(Name = "utc")] internal static Value Utc => UtcZone;
    [PyConstant(Name = "min")] internal static Value Min => new PyTimezone(PyTimeDelta.Make(-1, 60, 0), null);
    [PyConstant(Name = "max")] internal static Value Max => new PyTimezone(PyTimeDelta.Make(0, 86340, 0), null);

    [Slot(Slot.TpNew, Signature = "timezone(offset, name=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, PyTimeDelta offset, PyStr? name = null) => Make(ts, offset, name);

    /// <summary>Throws ValueError. (new_timezone)</summary>
    internal static PyTimezone Make(ThreadState ts, PyTimeDelta offset, PyStr? name)
    {
        if (name is null && offset.IsZero) return UtcZone;
        return ZoneCalls.IsOffset(offset) ? new PyTimezone(offset, name) : throw ZoneCalls.BadOffset(ts, offset);
    }

    [Slot(Slot.TpInit)]
    internal static new int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    private static void Check(Value dt, string method)
    {
        if (!dt.IsNone && dt.Ref is not PyDateTime)
        {
            throw Errors.TypeError($"{method}(dt) argument must be a datetime instance or None, not {dt.Type.Name}");
        }
    }

    [PyMethod("The name that the zone was made with, or else its offset as 'UTC+HH:MM' or 'UTC-HH:MM'.", Name = "tzname")]
    private Value NameOf(Value dt)
    {
        Check(dt, "tzname");
        return Shown;
    }

    [PyMethod("Return fixed offset.", Name = "utcoffset")]
    private Value OffsetOf(Value dt)
    {
        Check(dt, "utcoffset");
        return Offset;
    }

    [PyMethod("Return None.", Name = "dst")]
    private Value DstOf(Value dt)
    {
        Check(dt, "dst");
        return Value.None;
    }

    [PyMethod("datetime in UTC -> what the zone's clocks show then.", Name = "fromutc")]
    private Value LocalOf(ThreadState ts, Value dt)
    {
        if (dt.Ref is not PyDateTime time) throw Errors.TypeError("fromutc: argument must be a datetime");
        if (!time.TzInfo.Is(this)) throw Errors.ValueError("fromutc: dt.tzinfo is not self");
        return time.Plus(ts, Offset.Total);
    }

    [PyMethod("pickle support", Name = "__getinitargs__")]
    private Value GetInitArgs() => _name is null ? new PyTuple(Offset) : new PyTuple(Offset, _name);

    private PyStr Shown =>
        _name ?? PyStr.From(Offset.IsZero ? "UTC" : $"UTC{ZoneCalls.Text(Offset, ":")}");

    [Slot(Slot.TpStr)]
    private Value StrOf() => Shown;

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (ReferenceEquals(this, UtcZone)) return "datetime.timezone.utc";
        string name = _name is null ? "" : $", {Repr.Of(ts, _name)}";
        return $"{Type.Name}({Repr.Of(ts, Offset)}{name})";
    }

    [Slot(Slot.TpHash)]
    private static long GetHash(ThreadState ts, Value self) => Hashing.Of(ts, ((PyTimezone)self.Ref).Offset);

    [Slot(Slot.TpRichcompare)]
    private static Value Compare(Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyTimezone zone) return Value.NotImplemented;
        return (((PyTimezone)self.Ref).Offset.Total == zone.Offset.Total) == (op == CompareOp.Eq);
    }
}
