using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

/// <summary>The <c>builtins</c> module: its types and constants; the functions stand in the other parts.</summary>
[PyModule("builtins", Doc = "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in' identifiers of Python.")]
internal static partial class BuiltinsModule
{
    /// <summary>Adds what follows the functions; many a program ends before it names any type.</summary>
    internal static void AddNames(ThreadState ts, PyDict dict)
    {
        dict.SetString("None", Value.None);
        dict.SetString("Ellipsis", Value.Ellipsis);
        dict.SetString("NotImplemented", Value.NotImplemented);
        dict.SetString("False", Value.False);
        dict.SetString("True", Value.True);
        foreach (PyType type in BuiltinNames.Types()) dict.SetString(type.ShortName, type);
        dict.SetString("__debug__", Value.Bool(ts.Interpreter.Config.OptimizationLevel == 0));
        PyType[] exceptions = BuiltinNames.Exceptions();
        foreach (PyType type in exceptions) dict.SetString(type.ShortName, type);
        for (int i = exceptions.Length - 1; i > 0; i--) exceptions[i].ListFirst();
        dict.SetString("EnvironmentError", PyType.OSError);
        dict.SetString("IOError", PyType.OSError);
    }
}
