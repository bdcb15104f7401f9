using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Warn;

/// <summary>Where a warning is issued, and the registry of the module there.</summary>
internal readonly record struct WarningPlace(PyStr FileName, int Line, Value Module, PyDict? Registry)
{
    // setup_context
    internal static WarningPlace Find(ThreadState ts, long stackLevel, PyTuple? skipped)
    {
        PyFrame? frame = PyFrame.At(ts, 0);
        bool skipInternal = frame is not null && !IsInternal(frame) && (skipped is null || stackLevel > 1);
        if (stackLevel <= 0 || (frame is not null && IsInternal(frame) && skipped is null or { Count: 0 }))
        {
            while (--stackLevel > 0 && frame is not null) frame = frame.Back;
        }
        else
        {
            while (--stackLevel > 0 && frame is not null) frame = NextVisible(frame, skipped);
        }
        if (frame is null) return new(PyStr.From("sys"), 1, "sys", ts.Interpreter.SysDict is { } sys ? RegistryOf(sys) : null);
        Value name = frame.Globals.FindString("__name__");
        return new(frame.Code.FileName, frame.Line, name.IsNull || name.IsNone ? "<string>" : name, RegistryOf(frame.Globals));
    }

    private static PyFrame? NextVisible(PyFrame frame, PyTuple? skipped)
    {
        PyFrame? next = frame.Back;
        while (next is not null && (IsInternal(next) || IsSkipped(next, skipped))) next = next.Back;
        return next;
    }

    private static bool IsInternal(PyFrame frame)
    {
        string file = frame.Code.FileName.ToString();
        return file.Contains("importlib", StringComparison.Ordinal) && file.Contains("_bootstrap", StringComparison.Ordinal);
    }

    private static bool IsSkipped(PyFrame frame, PyTuple? prefixes)
    {
        if (prefixes is null) return false;
        string file = frame.Code.FileName.ToString();
        foreach (Value prefix in prefixes.Items)
        {
            if (prefix.Ref is PyStr text && file.StartsWith(text.ToString(), StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static PyDict? RegistryOf(PyDict globals)
    {
        Value registry = globals.FindString("__warningregistry__");
        if (!registry.IsNull) return registry.Ref as PyDict;
        PyDict made = new();
        globals.SetString("__warningregistry__", made);
        return made;
    }

    // normalize_module
    internal static Value ModuleName(PyStr fileName)
    {
        string name = fileName.ToString();
        if (name.Length == 0) return "<unknown>";
        return name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name;
    }
}
