using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>What is told of an exception to the interpreter that asked for the work. (_PyXI_excinfo)</summary>
internal sealed class UncaughtError
{
    private string _name = "", _qualName = "", _module = "";
    private string? _message, _display;

    /// <summary>Must run in the interpreter of the exception.</summary>
    internal static UncaughtError Of(ThreadState ts, PyException error)
    {
        UncaughtError told = new() { _name = error.Type.Name, _qualName = error.Type.QualName };
        told._module = Try(ts, () => Str.Of(ts, Attributes.Get(ts, error.Type, "__module__").OrThrow(ts)).ToString()) ?? "";
        told._message = Try(ts, () => Str.Of(ts, error).ToString());
        told._display = Try(ts, () => Display(ts, error));
        return told;
    }

    /// <summary>The namespace that Python code gets.</summary>
    internal Value ToPython()
    {
        PyDict type = new();
        type.SetString("__name__", _name);
        type.SetString("__qualname__", _qualName);
        type.SetString("__module__", _module);
        PyDict info = new();
        info.SetString("type", new PySimpleNamespace(type));
        info.SetString("msg", _message is null ? Value.None : _message);
        info.SetString("formatted", Summary);
        if (_display is not null) info.SetString("errdisplay", _display);
        return new PySimpleNamespace(info);
    }

    internal string Summary => string.IsNullOrEmpty(_message) ? Shown : $"{Shown}: {_message}";

    private string Shown => _module is "builtins" or "__main__" or "" ? _qualName : $"{_module}.{_qualName}";

    private static string Display(ThreadState ts, PyException error)
    {
        Value lines = Calls.Call(ts, ModuleLookup.Attribute(ts, "traceback", "format_exception"), error).OrThrow(ts);
        return Str.Of(ts, Calls.Method(ts, PyStr.Empty, "join", lines).OrThrow(ts)).ToString().TrimEnd('\n');
    }

    private static string? Try(ThreadState ts, Func<string> describe)
    {
        try
        {
            return describe();
        }
        catch (PythonException)
        {
            ts.ClearPending();
            return null;
        }
    }
}
