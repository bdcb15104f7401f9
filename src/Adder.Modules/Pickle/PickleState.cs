using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>What pickling needs of other modules. (PickleState)</summary>
internal sealed class PickleState : IState<PickleState>
{
    static PickleState IState<PickleState>.New() => new();

    internal PyDict DispatchTable = null!, ExtensionRegistry = null!, InvertedRegistry = null!, ExtensionCache = null!;
    internal PyDict NameMapping2To3 = null!, ImportMapping2To3 = null!, NameMapping3To2 = null!, ImportMapping3To2 = null!;
    internal Value CodecsEncode, Partial, GetAttr;

    // What the functions of the module pickled with last, emptied: most pickles are small, and their tables cost more than their content.
    private PyPickler? _pickler;
    private PyUnpickler? _unpickler;

    internal PyPickler TakePickler()
    {
        PyPickler taken = _pickler ?? new PyPickler(PyPickler.TypeObject);
        _pickler = null;
        return taken;
    }

    /// <summary>Takes back one that has succeeded.</summary>
    internal void Return(PyPickler pickler)
    {
        if (!pickler.Output.IsModest) return;
        pickler.Forget();
        _pickler = pickler;
    }

    internal PyUnpickler TakeUnpickler()
    {
        PyUnpickler taken = _unpickler ?? new PyUnpickler(PyUnpickler.TypeObject);
        _unpickler = null;
        return taken;
    }

    /// <inheritdoc cref="Return(PyPickler)"/>
    internal void Return(PyUnpickler unpickler)
    {
        unpickler.Forget();
        _unpickler = unpickler;
    }

    // _Pickle_InitState
    internal void Load(ThreadState ts)
    {
        GetAttr = Builtin.Get(ts, "getattr");
        DispatchTable = Dict(ts, "copyreg", "dispatch_table");
        ExtensionRegistry = Dict(ts, "copyreg", "_extension_registry");
        InvertedRegistry = Dict(ts, "copyreg", "_inverted_registry");
        ExtensionCache = Dict(ts, "copyreg", "_extension_cache");
        NameMapping2To3 = Dict(ts, "_compat_pickle", "NAME_MAPPING");
        ImportMapping2To3 = Dict(ts, "_compat_pickle", "IMPORT_MAPPING");
        NameMapping3To2 = Dict(ts, "_compat_pickle", "REVERSE_NAME_MAPPING");
        ImportMapping3To2 = Dict(ts, "_compat_pickle", "REVERSE_IMPORT_MAPPING");
        CodecsEncode = ModuleLookup.Attribute(ts, "codecs", "encode");
        Partial = ModuleLookup.Attribute(ts, "functools", "partial");
    }

    private static PyDict Dict(ThreadState ts, string module, string name)
    {
        Value found = ModuleLookup.Attribute(ts, module, name);
        return found.Ref as PyDict ?? throw Errors.RuntimeError($"{module}.{name} should be a dict, not {found.Type.Name}");
    }
}
