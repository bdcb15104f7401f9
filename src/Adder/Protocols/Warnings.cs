using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Issues warnings from C# code. Throws when a filter makes the warning an error. (PyErr_WarnEx)</summary>
internal static class Warnings
{
    internal static void Warn(ThreadState ts, PyType category, string message, int stackLevel = 1)
    {
        Value module = Module(ts);
        if (module.IsNull) return;
        Calls.Method(ts, module, "warn", message, category, stackLevel).OrThrow(ts);
    }

    /// <summary>Issues a warning about an object. (PyErr_ResourceWarning)</summary>
    internal static void WarnOf(ThreadState ts, PyType category, string message, Value source)
    {
        Value module = Module(ts);
        if (!module.IsNull) Calls.Method(ts, module, "warn", message, category, 1, source).OrThrow(ts);
    }

    /// <summary>Issues a warning about a place in a source. (PyErr_WarnExplicit)</summary>
    internal static void WarnExplicit(ThreadState ts, PyType category, string message, string fileName, int line)
    {
        Value module = Module(ts);
        if (module.IsNull) return;
        Calls.Method(ts, module, "warn_explicit", message, category, fileName, line).OrThrow(ts);
    }

    // The Python module once it is imported; before that, and while importlib itself starts, what stands in for it.
    private static Value Module(ThreadState ts)
    {
        if (ts.Interpreter.FinishStart(ts) < 0) throw ts.Throwable();
        Value module = ts.Interpreter.Modules.FindString("warnings");
        return module.IsNull ? ts.Interpreter.Modules.FindString("_warnings") : module;
    }
}
