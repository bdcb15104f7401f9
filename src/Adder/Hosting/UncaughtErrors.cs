using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>What happens to an error that no Python code caught. (PyErr_PrintEx)</summary>
internal static class UncaughtErrors
{
    private const int Failure = 1;

    /// <summary>Shows the error through sys.excepthook; the exit code that it means.</summary>
    internal static int Show(ThreadState ts, PyException error)
    {
        if (ExitsProcess(ts, error)) return SystemExits.ExitCode(ts, error);
        if (error.Type.IsSubtypeOf(PyType.KeyboardInterrupt)) ts.Interpreter.UnhandledKeyboardInterrupt = true;
        Remember(ts, error);
        Value hook = ts.Interpreter.SysDict.FindString("excepthook");
        if (!Allow(ts, hook, error)) return Failure;
        if (hook.IsNull)
        {
            SystemStreams.Write(ts, "stderr", "sys.excepthook is missing\n");
            ErrorDisplay.Print(ts, error);
        }
        else if (CallHook(ts, hook, error).IsNull)
        {
            PyException second = ts.TakePending();
            if (ExitsProcess(ts, second)) return SystemExits.ExitCode(ts, second);
            SystemStreams.Flush(ts, "stdout");
            SystemStreams.Write(ts, "stderr", "Error in sys.excepthook:\n");
            ErrorDisplay.Print(ts, second);
            SystemStreams.Write(ts, "stderr", "\nOriginal exception was:\n");
            ErrorDisplay.Print(ts, error);
        }
        SystemStreams.FlushBoth(ts);
        return Failure;
    }

    // An audit hook may keep the error to itself.
    private static bool Allow(ThreadState ts, Value hook, PyException error)
    {
        try
        {
            Auditing.Raise(ts, "sys.excepthook", hook.IsNull ? Value.None : hook, error.Type, error, error.GetTraceback());
        }
        catch (PythonException objection)
        {
            if (objection.Error.Type.IsSubtypeOf(PyType.RuntimeError)) return false;
            ts.Catch(objection);
            Unraisable.Report(ts, default, "Exception ignored in audit hook");
        }
        return true;
    }

    private static bool ExitsProcess(ThreadState ts, PyException error) =>
        error.Type.IsSubtypeOf(PyType.SystemExit) && ts.Interpreter.Config.Inspect == 0;

    private static Value CallHook(ThreadState ts, Value hook, PyException error) =>
        Calls.Call(ts, hook, error.Type, error, error.GetTraceback());

    // For pdb.pm() and the prompt.
    private static void Remember(ThreadState ts, PyException error)
    {
        PyDict sys = ts.Interpreter.SysDict;
        sys.SetString("last_exc", error);
        sys.SetString("last_type", error.Type);
        sys.SetString("last_value", error);
        sys.SetString("last_traceback", error.GetTraceback());
    }
}
