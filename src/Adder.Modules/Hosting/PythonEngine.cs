using System.Text;
using Adder.Importing;
using Adder.Modules.Startup;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>
/// A Python interpreter in this process. It belongs to the thread that made it; engines on other threads run in parallel, each with
/// modules and a lock of its own.
/// </summary>
public sealed class PythonEngine : IDisposable
{
    private readonly System.Threading.Thread _thread = System.Threading.Thread.CurrentThread;
    private bool _disposed;

    /// <summary>Starts an interpreter. Throws <see cref="PythonException"/> where the library can't be imported.</summary>
    public PythonEngine(PyConfig? config = null)
    {
        config ??= new PyConfig();
        PathConfig.Compute(config);
        if (!PathConfig.HasStandardLibrary(config, out string message)) throw new InvalidOperationException(message);
        State = InterpreterFactory.Create(config);
        Main = new PythonScope(this, MainModule.Get(State).Dict);
    }

    internal ThreadState State { get; }

    /// <summary>The namespace of <c>__main__</c>.</summary>
    public PythonScope Main { get; }

    /// <summary>A namespace of its own, as an imported module has.</summary>
    public PythonScope CreateScope(string name = "<scope>")
    {
        PyDict names = new();
        names.SetString("__name__", name);
        names.SetString("__builtins__", State.Interpreter.Builtins);
        return new PythonScope(this, names);
    }

    /// <summary>Runs statements in <c>__main__</c>. An error that they raise comes as <see cref="PythonException"/>.</summary>
    public void Execute(string source, string fileName = "<string>") => Main.Execute(source, fileName);

    /// <summary>The value of an expression, as the nearest .NET type.</summary>
    public object? Evaluate(string expression) => Main.Evaluate(expression);

    /// <summary>The value of an expression as this .NET type.</summary>
    public T? Evaluate<T>(string expression) => Main.Evaluate<T>(expression);

    /// <summary>An imported module.</summary>
    public PythonObject Import(string module)
    {
        ThreadState ts = Enter();
        Value found = ModuleImport.Load(ts, PyStr.From(module)).OrThrow(ts);
        return new PythonObject(this, found);
    }

    /// <summary>The text of the traceback that an uncaught error would print.</summary>
    public string FormatException(PythonException error)
    {
        ThreadState ts = Enter();
        Value traceback = ModuleImport.Load(ts, PyStr.Intern("traceback")).OrThrow(ts);
        Value lines = Calls.Method(ts, traceback, "format_exception", error.Error).OrThrow(ts);
        StringBuilder text = new();
        foreach (Value line in Iterables.ToTuple(ts, lines).Items) text.Append(Str.Of(ts, line));
        return text.ToString();
    }

    /// <summary>Runs exit functions and flushes the standard streams.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        Shutdown.Run(State);
        State.Interpreter.Lock.Drop();
    }

    /// <summary>The thread state, for whoever may use it now.</summary>
    internal ThreadState Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!ReferenceEquals(System.Threading.Thread.CurrentThread, _thread))
        {
            throw new InvalidOperationException("a PythonEngine belongs to the thread that made it");
        }
        return State;
    }
}
