using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What the <c>_io</c> module keeps per interpreter.</summary>
internal sealed class IOState : IState<IOState>
{
    static IOState IState<IOState>.New() => new();

    private PyType? _unsupported;

    /// <summary><c>io.UnsupportedOperation</c>: both an OSError and a ValueError.</summary>
    internal PyType UnsupportedOperation(ThreadState ts)
    {
        if (_unsupported is { } known) return known;
        PyDict members = new();
        members.SetString("__module__", "io");
        Value made = Calls.Call(ts, PyType.Type, "UnsupportedOperation", new PyTuple(PyType.OSError, PyType.ValueError), members).OrThrow(ts);
        return _unsupported = (PyType)made.Ref;
    }

    internal static PythonException Unsupported(ThreadState ts, string message) =>
        Errors.Make(ts.Interpreter.State<IOState>().UnsupportedOperation(ts), message);
}
