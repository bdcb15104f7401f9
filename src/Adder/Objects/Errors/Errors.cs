using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Makes exceptions: <c>throw Errors.TypeError("...")</c> in C# code, <see cref="New"/> for pending ones.</summary>
public static unsafe partial class Errors
{
    public static PythonException TypeError(string message) => Make(PyType.TypeError, message);

    public static PythonException ValueError(string message) => Make(PyType.ValueError, message);

    public static PythonException IndexError(string message) => Make(PyType.IndexError, message);

    public static PythonException OverflowError(string message) => Make(PyType.OverflowError, message);

    public static PythonException RuntimeError(string message) => Make(PyType.RuntimeError, message);

    public static PythonException SystemError(string message) => Make(PyType.SystemError, message);

    public static PythonException NotImplementedError(string message) => Make(PyType.NotImplementedError, message);

    public static PythonException MemoryError() => new(Allocate(PyType.MemoryError));

    /// <summary>KeyError with the key itself as argument.</summary>
    public static PythonException KeyError(Value key) => Make(PyType.KeyError, key);

    /// <summary>AttributeError that knows the object and the name, for suggestions.</summary>
    internal static PyAttributeError Attribute(Value obj, string name, string message) => new(PyType.AttributeError)
    {
        Args = new PyTuple(message),
        Object = obj,
        Name = name,
    };

    /// <summary>An exception of a simple type (one whose constructor just keeps its arguments).</summary>
    public static PythonException Make(PyType type, string message) => Make(type, (Value)message);

    /// <inheritdoc cref="Make(PyType, string)"/>
    public static PythonException Make(PyType type, params ReadOnlySpan<Value> args) => new(Simple(type, args));

    /// <summary>An exception object of a simple type.</summary>
    internal static PyException Simple(PyType type, params ReadOnlySpan<Value> args)
    {
        PyException error = Allocate(type);
        error.Args = PyTuple.From(args);
        return error;
    }

    /// <summary>The exception object to make pending for a message.</summary>
    internal static PyException New(ThreadState ts, PyType type, string message) => Simple(type, (Value)message);

    internal static PyException Allocate(PyType type) => (PyException)type.AllocateInstance(type);

    /// <summary>Sets the context of a new exception, cutting cycles. (_PyErr_SetObject)</summary>
    internal static void ChainContext(PyException error, PyException handled)
    {
        if (ReferenceEquals(error.Context, handled)) return;
        PyException slow = handled;
        bool step = false;
        for (PyException o = handled; o.Context is { } context; o = context)
        {
            if (ReferenceEquals(context, error))
            {
                o.Context = null;
                break;
            }
            if (step) slow = slow.Context!;
            step = !step;
            if (ReferenceEquals(slow, context)) break;
        }
        error.Context = handled;
    }

    /// <summary>The Python exception that a .NET exception stands for.</summary>
    internal static PyException From(ThreadState ts, Exception exception) => exception switch
    {
        PythonException python => python.Error,
        OutOfMemoryException => Allocate(PyType.MemoryError),
        InsufficientExecutionStackException => Simple(PyType.RecursionError, "maximum recursion depth exceeded"),
        _ => Simple(PyType.SystemError, $"{exception.GetType().Name}: {exception.Message}{InternalTrace(exception)}"),
    };

    // A fault in Adder itself: where it happened helps whoever reports it.
    private static string InternalTrace(Exception exception)
    {
        string? trace = exception.StackTrace;
        int end = trace is null ? 0 : trace.Length;
        return trace is null ? "" : "\n" + trace[..Math.Min(end, 1200)];
    }
}
