using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary><c>datetime.tzinfo</c>: what time zones derive from.</summary>
[PyType("tzinfo", Module = "datetime", Doc = "What time zones derive from.")]
internal unsafe partial class PyTzInfo(PyType type) : PyObject(type)
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    private static Value Missing(ThreadState ts, string name) =>
        ts.Raise(PyType.NotImplementedError, $"a tzinfo subclass must implement {name}()");

    [PyMethod("datetime -> string name of time zone.", Name = "tzname")]
    private Value TzName(ThreadState ts, Value dt) => Missing(ts, "tzname");

    [PyMethod("datetime -> how far the zone's clocks are ahead of UTC, as a timedelta", Name = "utcoffset")]
    private Value UtcOffset(ThreadState ts, Value dt) => Missing(ts, "utcoffset");

    [PyMethod("datetime -> what daylight saving adds, as a timedelta.", Name = "dst")]
    private Value Dst(ThreadState ts, Value dt) => Missing(ts, "dst");

    [PyMethod("datetime in UTC -> what the zone's clocks show then.", Name = "fromutc")]
    private Value FromUtc(ThreadState ts, Value dt)
    {
        if (dt.Ref is not PyDateTime time) return ts.Raise(PyType.TypeError, "fromutc: argument must be a datetime");
        if (!time.TzInfo.Is(this)) return ts.Raise(PyType.ValueError, "fromutc: dt.tzinfo is not self");
        PyTimeDelta? offset = ZoneCalls.Offset(ts, time.TzInfo, "utcoffset", dt);
        if (offset is null) return ts.Raise(PyType.ValueError, "fromutc: non-None utcoffset() result required");
        PyTimeDelta? dst = ZoneCalls.Offset(ts, time.TzInfo, "dst", dt);
        if (dst is null) return ts.Raise(PyType.ValueError, "fromutc: non-None dst() result required");
        Value shifted = time.Plus(ts, offset.Total - dst.Total);
        dst = ZoneCalls.Offset(ts, this, "dst", shifted);
        if (dst is null) return ts.Raise(PyType.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
        return dst.IsZero ? shifted : ((PyDateTime)shifted.Ref).Plus(ts, dst.Total);
    }

    [PyMethod("-> (cls, state)", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        Value getArgs = Attributes.Find(ts, this, "__getinitargs__");
        if (getArgs.IsNull && ts.HasPending) return default;
        Value args = getArgs.IsNull ? PyTuple.Empty : Calls.Call(ts, getArgs).OrThrow(ts);
        return new PyTuple(Type, args, InstanceState.Of(ts, this));
    }
}
