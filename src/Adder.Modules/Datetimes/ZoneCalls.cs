using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>Questions to a time zone, which any Python code may answer. Throw.</summary>
internal static class ZoneCalls
{
    private const string Range = "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)";

    internal static PythonException BadOffset(ThreadState ts, Value? offset) =>
        Errors.ValueError(offset is { } value ? $"{Range}, not {Repr.Of(ts, value)}." : $"{Range}.");

    internal static bool IsOffset(PyTimeDelta delta) => delta.Days == 0 || (delta.Days == -1 && (delta.Seconds > 0 || delta.Microseconds > 0));

    /// <summary>None or a tzinfo. (check_tzinfo_subclass)</summary>
    internal static Value Checked(Value zone) => zone.IsNone || zone.Ref is PyTzInfo
        ? zone
        : throw Errors.TypeError($"tzinfo argument must be None or of a tzinfo subclass, not type '{zone.Type.Name}'");

    /// <summary>utcoffset or dst; null for None. (call_tzinfo_method)</summary>
    internal static PyTimeDelta? Offset(ThreadState ts, Value zone, string method, Value argument)
    {
        if (zone.IsNone) return null;
        if (zone.Ref is PyTimezone fixedZone) return method == "dst" ? null : fixedZone.Offset;
        Value result = Calls.Method(ts, zone, method, argument).OrThrow(ts);
        if (result.IsNone) return null;
        if (result.Ref is not PyTimeDelta delta)
        {
            throw Errors.TypeError($"tzinfo.{method}() must return None or a timedelta, not '{result.Type.Name}'");
        }
        return IsOffset(delta) ? delta : throw BadOffset(ts, null);
    }

    internal static Value OffsetValue(ThreadState ts, Value zone, string method, Value argument)
    {
        PyTimeDelta? offset = Offset(ts, zone, method, argument);
        return offset is null ? Value.None : offset;
    }

    // call_tzname
    internal static Value Name(ThreadState ts, Value zone, Value argument)
    {
        if (zone.IsNone) return Value.None;
        Value name = Calls.Method(ts, zone, "tzname", argument).OrThrow(ts);
        return name.IsNone || name.Ref is PyStr ? name : throw Errors.TypeError($"tzinfo.tzname() must return None or a string, not '{name.Type.Name}'");
    }

    /// <summary>As +HH:MM, with seconds and microseconds where there are any; empty for None. (format_utcoffset)</summary>
    internal static string Text(PyTimeDelta? offset, string separator)
    {
        if (offset is null) return "";
        long total = (long)offset.Total;
        char sign = total < 0 ? '-' : '+';
        total = Math.Abs(total);
        long seconds = total / PyTimeDelta.MicrosPerSecond, micros = total % PyTimeDelta.MicrosPerSecond;
        string text = $"{sign}{seconds / 3600:00}{separator}{seconds / 60 % 60:00}";
        if (micros != 0) return $"{text}{separator}{seconds % 60:00}.{micros:000000}";
        return seconds % 60 != 0 ? $"{text}{separator}{seconds % 60:00}" : text;
    }
}
