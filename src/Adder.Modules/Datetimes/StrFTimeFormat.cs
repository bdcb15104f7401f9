using System.Text;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>Formats what the time module does not know and leaves the rest to it. (wrap_strftime)</summary>
internal static class StrFTimeFormat
{
    internal static Value Apply(ThreadState ts, Value obj, PyStr given, Value timeTuple, Value zoneArgument, int microsecond)
    {
        // It goes through C's strings there: lone surrogates are an error, and nothing comes behind a null.
        _ = Encodings.EncodeUtf8(ts, given);
        string format = given.ToString();
        var text = new StringBuilder();
        string? offset = null, colonOffset = null, zone = null;
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c != '%' || i + 1 == format.Length)
            {
                text.Append(c);
                continue;
            }
            c = format[++i];
            if (c == 'z') text.Append(offset ??= Offset(ts, obj, ""));
            else if (c == ':' && i + 1 < format.Length && format[i + 1] == 'z')
            {
                i++;
                text.Append(colonOffset ??= Offset(ts, obj, ":"));
            }
            else if (c == 'Z') text.Append(zone ??= Zone(ts, obj, zoneArgument));
            else if (c == 'f') text.Append($"{microsecond:000000}");
            else text.Append('%').Append(c);
        }
        string all = text.ToString();
        int end = all.IndexOf('\0', StringComparison.Ordinal);
        return Calls.Call(ts, ModuleLookup.Attribute(ts, "time", "strftime"), PyStr.From(end < 0 ? all : all[..end]), timeTuple);
    }

    // make_somezreplacement
    private static string Offset(ThreadState ts, Value obj, string separator)
    {
        Value zone = ZoneOf(obj);
        Value argument = obj.Ref is PyDateTime ? obj : Value.None;
        return ZoneCalls.Text(ZoneCalls.Offset(ts, zone, "utcoffset", argument), separator);
    }

    // make_Zreplacement
    private static string Zone(ThreadState ts, Value obj, Value argument)
    {
        Value name = ZoneCalls.Name(ts, ZoneOf(obj), obj.Ref is PyDateTime ? obj : Value.None);
        if (name.IsNone) return "";
        // A str of the zone's own may replace in its own way.
        Value escaped = Calls.Method(ts, name, "replace", "%", "%%").OrThrow(ts);
        return escaped.Ref is PyStr text ? text.ToString() : throw Errors.TypeError("tzname.replace() did not return a string");
    }

    private static Value ZoneOf(Value obj) => obj.Ref switch
    {
        PyDateTime moment => moment.TzInfo,
        PyTime time => time.TzInfo,
        _ => Value.None,
    };
}
