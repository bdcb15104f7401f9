using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Warn;

/// <summary>Decides what becomes of a warning, and does it. Throws. (warn_explicit)</summary>
internal static class WarningFilter
{
    internal static void Issue(ThreadState ts, Value category, Value message, WarningPlace place, Value source)
    {
        Value text, instance;
        if (message.Type.IsSubtypeOf(PyType.Warning))
        {
            (text, instance, category) = (Str.Of(ts, message), message, message.Type);
        }
        else
        {
            text = message;
            instance = Calls.Call(ts, category, message).OrThrow(ts);
        }
        Value key = new PyTuple(text, category, place.Line);
        if (place.Registry is { } registry && AlreadyWarned(ts, registry, key, add: false)) return;
        (string action, Value item) = ActionFor(ts, category, text, place);
        switch (action)
        {
            case "error":
                throw new PythonException((PyException)instance.Ref);
            case "ignore":
                return;
            case "always":
                break;
            default:
                if (!IsFirst(ts, action, key, text, category, place, item)) return;
                break;
        }
        Show(ts, category, text, instance, place, source);
    }

    private static bool IsFirst(ThreadState ts, string action, Value key, Value text, Value category, WarningPlace place, Value item)
    {
        place.Registry?.Set(ts, key, Value.True);
        switch (action)
        {
            case "once":
                PyDict once = place.Registry ?? ts.Interpreter.State<WarningState>().OnceRegistry;
                return !AlreadyWarned(ts, once, new PyTuple(text, category), add: true);
            case "module":
                return place.Registry is null || !AlreadyWarned(ts, place.Registry, new PyTuple(text, category, 0), add: true);
            case "default":
                return true;
            default:
                throw Errors.RuntimeError($"Unrecognized action ({action}) in warnings.filters:\n {(item.IsNull ? "None" : Repr.Of(ts, item).ToString())}");
        }
    }

    // already_warned: changed filters make the registry forget.
    private static bool AlreadyWarned(ThreadState ts, PyDict registry, Value key, bool add)
    {
        long version = ts.Interpreter.State<WarningState>().FiltersVersion;
        Value known = registry.FindString("version");
        if (!known.IsInt || known.Bits != version)
        {
            registry.Clear();
            registry.SetString("version", version);
        }
        else
        {
            Value warned = registry.Find(ts, key);
            if (!warned.IsNull) return Truth.Test(ts, warned);
            if (ts.HasPending) throw ts.Throwable();
        }
        if (add) registry.Set(ts, key, Value.True);
        return false;
    }

    // get_filter: warnings.filters counts once the Python module is imported.
    private static (string Action, Value Item) ActionFor(ThreadState ts, Value category, Value text, WarningPlace place)
    {
        Value module = ts.Interpreter.Modules.FindString("warnings");
        WarningState state = ts.Interpreter.State<WarningState>();
        Value filters = module.Ref is PyModule python ? python.Dict.FindString("filters") : default;
        if (filters.IsNull) filters = state.Filters;
        if (filters.Ref is not PyList list) throw Errors.ValueError("_warnings.filters must be a list");
        state.Filters = list;
        for (int i = 0; i < list.Count; i++)
        {
            Value item = list[i];
            if (item.Ref is not PyTuple { Count: 5 } filter) throw Errors.ValueError($"_warnings.filters item {i} isn't a 5-tuple");
            if (filter[0].Ref is not PyStr action) throw Errors.TypeError($"action must be a string, not '{filter[0].Type.Name}'");
            bool fits = InstanceChecks.IsSubclass(ts, category, filter[2]) && (filter[4].Bits == 0 || filter[4].Bits == place.Line)
                && Matches(ts, filter[1], text) && Matches(ts, filter[3], place.Module);
            if (fits) return (action.ToString(), item);
        }
        Value fallback = module.Ref is PyModule known ? known.Dict.FindString("defaultaction") : default;
        return (fallback.Ref is PyStr given ? given.ToString() : "default", default);
    }

    // check_matched
    private static bool Matches(ThreadState ts, Value pattern, Value text)
    {
        if (pattern.IsNone) return true;
        if (pattern.Ref is PyStr) return Comparison.Equal(ts, pattern, text);
        return Truth.Test(ts, Calls.Method(ts, pattern, "match", text).OrThrow(ts));
    }

    // call_show_warning
    private static void Show(ThreadState ts, Value category, Value text, Value instance, WarningPlace place, Value source)
    {
        Value module = ts.Interpreter.Modules.FindString("warnings");
        Value show = module.IsNull ? default : Protocols.Attributes.Find(ts, module, "_showwarnmsg");
        if (show.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            SystemStreams.Write(ts, "stderr", $"{place.FileName}:{place.Line}: {((PyType)category.Ref).Name}: {Str.Of(ts, text)}\n{SourceLine(place)}");
            return;
        }
        if (!Calls.IsCallable(show)) throw Errors.TypeError("warnings._showwarnmsg() must be set to a callable");
        Value type = Protocols.Attributes.Get(ts, module, "WarningMessage").OrThrow(ts);
        Value record = Calls.Call(ts, type, instance, category, place.FileName, place.Line, Value.None, Value.None, source.IsNull ? Value.None : source).OrThrow(ts);
        Calls.Call(ts, show, record).OrThrow(ts);
    }

    // show_warning: the source line, indented by two, where there is such a file.
    private static string SourceLine(WarningPlace place)
    {
        try
        {
            int line = 0;
            foreach (string text in File.ReadLines(place.FileName.ToString()))
            {
                if (++line == place.Line) return $"  {text.Trim()}\n";
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // As when the file has only a line number to offer.
        }
        return "";
    }
}
