using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>The modules written in C#, by name. (PyImport_Inittab)</summary>
internal sealed unsafe class BuiltinModules
{
    private Table[] _tables = [];

    /// <summary>Adds the modules of an assembly.</summary>
    internal void Add(Func<string, ModuleDef?> find, Func<string[]> names)
    {
        Array.Resize(ref _tables, _tables.Length + 1);
        _tables[^1] = new Table(find, names);
    }

    internal bool Contains(string name) => Find(name) is not null;

    internal string[] Names()
    {
        if (_tables.Length == 1) return TopLevel(_tables[0].Names());
        List<string> all = [];
        foreach (Table table in _tables) all.AddRange(TopLevel(table.Names()));
        all.Sort(StringComparer.Ordinal);
        return [.. all];
    }

    private static string[] TopLevel(string[] sorted)
    {
        int count = 0;
        foreach (string name in sorted)
        {
            if (!name.Contains('.')) sorted[count++] = name;
        }
        Array.Resize(ref sorted, count);
        return sorted;
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
        dict.Reserve(definition.NameCount);
        foreach (MethodDef method in definition.KnownMethods) dict.SetString(method.Key, new PyBuiltinFunction(method, module, name));
        if (definition.Execute != null) definition.Execute(ts, module);
        definition.NameCount = dict.Count;
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
        foreach (Table table in _tables)
        {
            if (table.Find(name) is { } definition) return definition;
        }
        return null;
    }

    private sealed class Table(Func<string, ModuleDef?> find, Func<string[]> names)
    {
        internal Func<string, ModuleDef?> Find => find;

        internal Func<string[]> Names => names;
    }
}
