using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What the <c>_io</c> module keeps per interpreter.</summary>
internal sealed class IOState
{
    private readonly HashSet<IUnwritten> _unwritten = [];
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

    /// <summary>Keeps a file alive that holds data not yet written: nobody may lose it by dropping the last reference.</summary>
    internal void Keep(IUnwritten file) => _unwritten.Add(file);

    internal void Forget(IUnwritten file) => _unwritten.Remove(file);

    /// <summary>Writes what files that nobody closed still hold, the text before the bytes beneath it.</summary>
    internal void FlushAll(ThreadState ts)
    {
        foreach (IUnwritten file in _unwritten.ToArray())
        {
            if (file is PyTextIOWrapper) Flush(ts, file);
        }
        foreach (IUnwritten file in _unwritten.ToArray()) Flush(ts, file);
    }

    private static void Flush(ThreadState ts, IUnwritten file)
    {
        if (Calls.Method(ts, (PyObject)file, "flush").IsNull) ts.ClearPending();
    }

    internal static PythonException Unsupported(ThreadState ts, string message) =>
        Errors.Make(ts.Interpreter.State<IOState>().UnsupportedOperation(ts), message);
}

/// <summary>A file object that may hold data which is not yet written.</summary>
internal interface IUnwritten;
