using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>The modules written in C#, by name. (PyImport_Inittab)</summary>
internal sealed unsafe class BuiltinModules
{
    private readonly List<(Func<string, ModuleDef?> Find, Func<string[]> Names)> _tables = [];

    /// <summary>Adds the modules of an assembly.</summary>
    internal void Add(Func<string, ModuleDef?> find, Func<string[]> names) => _tables.Add((find, names));

    internal bool Contains(string name) => Find(name) is not null;

    internal string[] Names()
    {
        List<string> all = [];
        foreach ((_, Func<string[]> names) in _tables) all.AddRange(names());
        all.RemoveAll(static name => name.Contains('.'));
        all.Sort(StringComparer.Ordinal);
        return [.. all];
    }

    /// <summary>A new module object, still empty; null when there is no such module.</summary>
    internal PyModule? Create(ThreadState ts, string name) =>
        Find(name) is { } definition ? new PyModule(definition.Name, definition.Doc) { Definition = definition } : null;

    /// <summary>Fills the module, once. Throws.</summary>
    internal void Execute(ThreadState ts, PyModule module)
    {
        if (module.Definition is not { } definition || module.IsExecuted) return;
        module.IsExecuted = true;
        PyDict dict = module.Dict;
        Value name = dict.FindString("__name__");
        if (definition.Methods != null)
        {
            foreach (MethodDef method in definition.Methods()) dict.SetString(method.Key, new PyBuiltinFunction(method, module, name));
        }
        if (definition.Execute != null) definition.Execute(ts, module);
        if (ts.HasPending) throw ts.Throwable();
    }

    /// <summary>
    /// Another module with what a new one of the same name holds. For modules that are filled with the same immutable objects in every
    /// interpreter; functions are bound to the copy.
    /// </summary>
    internal static PyModule Copy(PyModule pristine)
    {
        PyModule module = new(pristine.Dict.Copy()) { Definition = pristine.Definition, IsExecuted = true };
        PyDict dict = module.Dict;
        for (int i = 0; i < dict.EntryCount; i++)
        {
            ref Value item = ref dict.EntryAt(i).Item;
            if (item.Ref is PyBuiltinFunction function) Value.Store(ref item, new PyBuiltinFunction(function.Def, module, function.Module));
        }
        return module;
    }

    private ModuleDef? Find(string name)
    {
        foreach ((Func<string, ModuleDef?> find, _) in _tables)
        {
            if (find(name) is { } definition) return definition;
        }
        return null;
    }
}
