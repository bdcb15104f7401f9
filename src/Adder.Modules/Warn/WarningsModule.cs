using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Warn;

/// <summary>The <c>_warnings</c> module: the filters that warnings go through.</summary>
[PyModule("_warnings", Doc = "The part of the warnings module that is there from the start.")]
internal static partial class WarningsModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        WarningState state = ts.Interpreter.State<WarningState>();
        module.Dict.SetString("filters", state.Filters);
        module.Dict.SetString("_onceregistry", state.OnceRegistry);
        module.Dict.SetString("_defaultaction", "default");
    }

    [PyFunction("_filters_mutated($module, /)\n--\n\nTell that the filters changed.", Name = "_filters_mutated")]
    private static void FiltersMutated(ThreadState ts) => ts.Interpreter.State<WarningState>().FiltersVersion++;

    [PyFunction("warn($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)\n--\n\nShow a warning, drop it, or raise it: the filters decide.\n\n  message\n    The text, or a Warning.\n  category\n    The kind of Warning; UserWarning if nothing is said.\n  stacklevel\n    Whose line is to blame: 1 is the caller of warn(), 2 that one's caller, and so on.\n  source\n    For a ResourceWarning, the object that was not closed.\n  skip_file_prefixes\n    Frames of files that begin with one of these do not count for stacklevel.")]
    private static void Warn(ThreadState ts, Value message, Value category = default, long stacklevel = 1, Value source = default, PyTuple? skipFilePrefixes = null)
    {
        Value type = CategoryOf(message, category);
        foreach (Value prefix in skipFilePrefixes is null ? default : skipFilePrefixes.Items)
        {
            if (prefix.Ref is not PyStr) throw Errors.TypeError($"Found non-str '{prefix.Type.Name}' in skip_file_prefixes.");
        }
        if (skipFilePrefixes is { Count: > 0 } && stacklevel < 2) stacklevel = 2;
        WarningPlace place = WarningPlace.Find(ts, stacklevel, skipFilePrefixes);
        WarningFilter.Issue(ts, type, message, place, source);
    }

    // get_category
    private static Value CategoryOf(Value message, Value category)
    {
        if (message.Type.IsSubtypeOf(PyType.Warning)) return message.Type;
        if (category.IsNull || category.IsNone) return PyType.UserWarning;
        return category.Ref is PyType type && type.IsSubtypeOf(PyType.Warning)
            ? category
            : throw Errors.TypeError($"category must be a Warning subclass, not '{category.Type.Name}'");
    }

    [PyFunction("warn_explicit($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)\n--\n\nWarn about a given place: show it, ignore it or raise it, as the filters say.")]
    private static void WarnExplicit(ThreadState ts, Value message, Value category, PyStr filename, int lineno, Value module = default, Value registry = default, Value moduleGlobals = default, Value source = default)
    {
        if (!registry.IsNull && !registry.IsNone && registry.Ref is not PyDict) throw Errors.TypeError("'registry' must be a dict or None");
        if (!moduleGlobals.IsNull && !moduleGlobals.IsNone && moduleGlobals.Ref is not PyDict)
        {
            throw Errors.TypeError($"module_globals must be a dict, not '{moduleGlobals.Type.Name}'");
        }
        Value name = module.IsNull ? WarningPlace.ModuleName(filename) : module;
        WarningFilter.Issue(ts, category, message, new WarningPlace(filename, lineno, name, registry.Ref as PyDict), source);
    }
}

/// <summary>Filters and what they remember, per interpreter.</summary>
internal sealed class WarningState : IState<WarningState>
{
    static WarningState IState<WarningState>.New() => new();

    internal PyList Filters { get; set; } = DefaultFilters();

    internal PyDict OnceRegistry { get; } = new();

    internal long FiltersVersion { get; set; }

    // init_filters
    private static PyList DefaultFilters()
    {
        PyList filters = new();
        filters.Add(new PyTuple("default", Value.None, PyType.DeprecationWarning, "__main__", 0));
        foreach (PyType category in new[] { PyType.DeprecationWarning, PyType.PendingDeprecationWarning, PyType.ImportWarning, PyType.ResourceWarning })
        {
            filters.Add(new PyTuple("ignore", Value.None, category, Value.None, 0));
        }
        return filters;
    }
}
