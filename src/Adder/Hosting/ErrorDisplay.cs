using Adder.Importing;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>Prints an exception as the traceback module does, or plainly where that can't be imported. (PyErr_Display)</summary>
internal static class ErrorDisplay
{
    internal static void Print(ThreadState ts, PyException error) => Print(ts, error, ts.Interpreter.SysDict.FindString("stderr"));

    internal static void Print(ThreadState ts, PyException error, Value file)
    {
        if (file.IsNone) return;
        if (!file.IsNull && PrintByTracebackModule(ts, error, file)) return;
        ts.ClearPending();
        PrintPlainly(ts, error, []);
    }

    private static bool PrintByTracebackModule(ThreadState ts, PyException error, Value file)
    {
        // The library shows frames of its own when the recursion limit is what went wrong.
        Value module = ModuleImport.Load(ts, PyStr.Intern("traceback"));
        if (module.IsNull) return false;
        return !Calls.Method(ts, module, "print_exception", error.Type, error, error.GetTraceback(), Value.None, file).IsNull;
    }

    private static void PrintPlainly(ThreadState ts, PyException error, HashSet<PyException> seen)
    {
        if (!seen.Add(error)) return;
        if (error.Cause is { } cause)
        {
            PrintPlainly(ts, cause, seen);
            SystemStreams.Write(ts, "stderr", "\nThe above exception was the direct cause of the following exception:\n\n");
        }
        else if (error.Context is { } context && !error.SuppressContext)
        {
            PrintPlainly(ts, context, seen);
            SystemStreams.Write(ts, "stderr", "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
        if (error.Traceback is not null) SystemStreams.Write(ts, "stderr", "Traceback (most recent call last):\n");
        for (PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
        {
            SystemStreams.Write(ts, "stderr", $"  File \"{entry.Frame.Code.FileName}\", line {entry.Line}, in {entry.Frame.Code.Name}\n");
        }
        SystemStreams.Write(ts, "stderr", Summary(ts, error) + "\n");
    }

    private static string Summary(ThreadState ts, PyException error)
    {
        string name = error.Type.Name;
        try
        {
            string text = Str.Of(ts, error).ToString();
            return text.Length == 0 ? name : $"{name}: {text}";
        }
        catch (PythonException)
        {
            return $"{name}: <exception str() failed>";
        }
    }
}
