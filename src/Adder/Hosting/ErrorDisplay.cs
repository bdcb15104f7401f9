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
        Value made = Attributes.Get(ts, module, "TracebackException");
        if (made.IsNull) return false;
        Value limit = Limit(ts);
        PyTuple names = new((Value)PyStr.Intern("compact"), PyStr.Intern("limit"));
        made = Calls.Call(ts, made, [error.Type, error, error.GetTraceback(), Value.True, limit], names);
        if (made.IsNull) return false;
        if (limit.IsInt && limit.Bits == 0 && Attributes.TrySet(ts, made, PyStr.Intern("stack"), Value.None) < 0) return false;
        if (error is PySyntaxError syntax && Clip(ts, made, syntax) < 0) return false;
        return !Calls.Call(ts, Attributes.Get(ts, made, "print").OrThrow(ts), [file], new PyTuple((Value)PyStr.Intern("file"))).IsNull;
    }

    // The module shows the outermost frames for sys.tracebacklimit, and the innermost ones for a negative number. (PyTraceBack_Print)
    private static Value Limit(ThreadState ts)
    {
        Value limit = ts.Interpreter.SysDict.FindString("tracebacklimit");
        if (limit.IsNull || !ReferenceEquals(limit.Type, PyType.Int)) return Value.None;
        long most = limit.IsInt ? limit.Bits : ((PyLong)limit.Ref).Number.Sign * long.MaxValue;
        return -Math.Max(most, 0);
    }

    // print_error_text: C strings end at a null; carets stay within the first line, and there is one at least.
    private static int Clip(ThreadState ts, Value made, PySyntaxError error)
    {
        if (error.Text.Ref is not PyStr given) return 0;
        string text = given.ToString();
        int end = text.IndexOf('\0');
        if (end >= 0 && Attributes.TrySet(ts, made, PyStr.Intern("text"), text[..end]) < 0) return -1;
        if (!error.Line.IsInt || !error.EndLine.IsInt || !error.Offset.IsInt || !error.EndOffset.IsInt) return 0;
        long start = error.Offset.Bits, stop = error.EndOffset.Bits, last = text.TrimEnd('\n').Length + 1;
        if (error.EndLine.Bits > error.Line.Bits) stop = System.Text.Encoding.UTF8.GetByteCount(text);
        else if (stop > last) stop = last;
        if (stop <= start) stop = start + 1;
        return Attributes.TrySet(ts, made, PyStr.Intern("end_offset"), stop);
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
