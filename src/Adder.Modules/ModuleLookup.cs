using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules;

/// <summary>Python modules that C# code needs something of. Throw.</summary>
internal static class ModuleLookup
{
    /// <summary>The module, imported if it is not yet. (PyImport_ImportModule)</summary>
    internal static Value Import(ThreadState ts, string name)
    {
        Value module = ts.Interpreter.Modules.FindString(name);
        if (!module.IsNull) return module;
        Calls.Call(ts, Builtin.Get(ts, "__import__"), name).OrThrow(ts);
        module = ts.Interpreter.Modules.FindString(name);
        return module.IsNull ? throw Errors.Make(PyType.ImportError, $"No module named '{name}'") : module;
    }

    /// <summary>An attribute of a module. (_PyImport_GetModuleAttrString)</summary>
    internal static Value Attribute(ThreadState ts, string module, string name) =>
        Attributes.Get(ts, Import(ts, module), name).OrThrow(ts);
}
