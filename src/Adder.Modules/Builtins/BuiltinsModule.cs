using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

/// <summary>The <c>builtins</c> module: its types and constants; the functions stand in the other parts.</summary>
[PyModule("builtins", Doc = "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in' identifiers of Python.")]
internal static partial class BuiltinsModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict dict = module.Dict;
        dict.SetString("None", Value.None);
        dict.SetString("Ellipsis", Value.Ellipsis);
        dict.SetString("NotImplemented", Value.NotImplemented);
        dict.SetString("False", Value.False);
        dict.SetString("True", Value.True);
        foreach (PyType type in BuiltinNames.Types()) dict.SetString(type.ShortName, type);
        // Many a program ends before it names any other.
        if (!ts.Interpreter.IsMain) AddExceptions(ts, dict);
    }

    /// <summary>Adds what follows the types.</summary>
    internal static void AddExceptions(ThreadState ts, PyDict dict)
    {
        PyType[] types = BuiltinNames.Exceptions();
        foreach (PyType type in types) dict.SetString(type.ShortName, type);
        for (int i = types.Length - 1; i > 0; i--) types[i].ListFirst();
        dict.SetString("EnvironmentError", PyType.OSError);
        dict.SetString("IOError", PyType.OSError);
        dict.SetString("__debug__", Value.Bool(ts.Interpreter.Config.OptimizationLevel == 0));
    }
}
