using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary><c>__main__</c>: the namespace that programs run in.</summary>
internal static class MainModule
{
    internal const string Name = "__main__";

    /// <summary>Makes the module. (add_main_module)</summary>
    internal static PyModule Create(ThreadState ts)
    {
        PyModule main = new(Name, null);
        main.Dict.SetString("__annotations__", new PyDict());
        main.Dict.SetString("__builtins__", ts.Interpreter.Modules.FindString("builtins"));
        if (!ts.Interpreter.ImportLib.IsNull) SetLoader(ts, main);
        ts.Interpreter.Modules.SetString(Name, main);
        return main;
    }

    internal static void SetLoader(ThreadState ts, PyModule main) =>
        main.Dict.SetString("__loader__", Attributes.Get(ts, ts.Interpreter.ImportLib, "BuiltinImporter").OrThrow(ts));

    /// <summary>What <c>sys.modules["__main__"]</c> is now. (PyImport_AddModule)</summary>
    internal static PyModule Get(ThreadState ts) =>
        ts.Interpreter.Modules.FindString(Name).Ref as PyModule ?? Create(ts);
}
