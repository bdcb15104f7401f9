using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Errors that nobody can catch: shown by sys.unraisablehook. (PyErr_WriteUnraisable)</summary>
internal static class Unraisable
{
    /// <summary>Takes the pending error and shows it.</summary>
    internal static void Report(ThreadState ts, Value obj, string message = "Exception ignored in")
    {
        PyException error = ts.TakePending();
        Value hook = ts.Interpreter.SysDict.FindString("unraisablehook");
        if (hook.IsNull) return;
        Value traceback = error.Traceback is null ? Value.None : error.Traceback;
        Value text = message == "Exception ignored in" ? Value.None : message;
        Value arguments = ts.Interpreter.UnraisableHookArguments(error.Type, error, traceback, text, obj.IsNull ? Value.None : obj);
        if (arguments.IsNull || !Allow(ts, hook, arguments) || Calls.Call(ts, hook, arguments).IsNull) ts.ClearPending();
    }

    private static bool Allow(ThreadState ts, Value hook, Value arguments)
    {
        try
        {
            Auditing.Raise(ts, "sys.unraisablehook", hook, arguments);
            return true;
        }
        catch (PythonException objection)
        {
            ts.Catch(objection);
            return false;
        }
    }
}
