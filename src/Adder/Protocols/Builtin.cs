using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Built-in functions by name, for <c>__reduce__</c>. (_PyEval_GetBuiltin)</summary>
internal static class Builtin
{
    /// <summary>Throws where the name is missing.</summary>
    internal static Value Get(ThreadState ts, string name)
    {
        Value found = ts.Interpreter.Builtins.FindString(ts, PyStr.Intern(name));
        if (found.IsNull && !ts.HasPending && ts.Interpreter.FinishNames(ts) > 0) return Get(ts, name);
        if (found.IsNull && ts.HasPending) throw ts.Throwable();
        return found.IsNull ? throw Errors.Make(PyType.AttributeError, name) : found;
    }
}
