using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>ImportError</c>.</summary>
[PyType("ImportError", Property = "ImportError", Base = typeof(ExceptionType), Doc = "An import failed.")]
public partial class PyImportError(PyType type) : PyException(type)
{
    private static readonly string[] s_keywords = ["name", "path", "name_from"];

    [PyMember("msg", ReadOnly = false)]
    internal Value Message = Value.None;

    [PyMember("name", ReadOnly = false)]
    internal Value ModuleName = Value.None;

    [PyMember("path", ReadOnly = false)]
    internal Value Path = Value.None;

    [PyMember("name_from", ReadOnly = false)]
    internal Value NameFrom = Value.None;

    // ImportError_init
    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        Span<Value> given = [Value.None, Value.None, Value.None];
        if (kwnames is { Count: > 3 }) throw Errors.TypeError($"ImportError() takes at most 3 keyword arguments ({kwnames.Count} given)");
        for (int i = positional; i < args.Length; i++)
        {
            string name = kwnames![i - positional].Ref.ToString()!;
            int index = System.Array.IndexOf(s_keywords, name);
            if (index < 0) throw Errors.TypeError($"'{name}' is an invalid keyword argument for ImportError()");
            given[index] = args[i];
        }
        base.Initialize(ts, args[..positional], null);
        (ModuleName, Path, NameFrom) = (given[0], given[1], given[2]);
        Message = positional == 1 ? args[0] : Value.None;
    }

    // ImportError_str
    internal override Value StrOf(ThreadState ts) => Message.Ref is PyStr ? Protocols.Str.Of(ts, Message) : base.StrOf(ts);

    // ImportError_reduce
    internal override Value Reduce(ThreadState ts)
    {
        PyDict state = DictSlot is null ? new PyDict() : DictSlot.Copy();
        if (!ModuleName.IsNone) state.SetString("name", ModuleName);
        if (!Path.IsNone) state.SetString("path", Path);
        if (!NameFrom.IsNone) state.SetString("name_from", NameFrom);
        return state.Count == 0 ? new PyTuple(Type, Args) : new PyTuple(Type, Args, state);
    }
}

/// <summary><c>ModuleNotFoundError</c>.</summary>
[PyType("ModuleNotFoundError", Property = "ModuleNotFoundError", Base = typeof(PyImportError), Doc = "There is no such module.")]
internal static partial class ModuleNotFoundErrorType;
