using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>Shows exceptions on sys.stderr, through the traceback module, which words and draws them as CPython's C code does.</summary>
internal static class ErrorDisplay
{
    // PyErr_Display
    internal static void Show(ThreadState ts, Value error, Value traceback)
    {
        Value file = ts.Interpreter.SysDict.FindString("stderr");
        if (file.IsNull || file.IsNone) return;
        if (error.Ref is PyException exception && exception.Traceback is null && traceback.Ref is PyTraceback given) exception.Traceback = given;
        FlushOutput(ts);
        Value shown = Value.None;
        Value module = error.Ref is PyException ? Module(ts) : default;
        if (!module.IsNull) shown = Print(ts, module, error, file);
        if (module.IsNull || shown.IsNull)
        {
            ts.ClearPending();
            string text = error.Ref is PyException plain ? plain.ToString() : "TypeError: print_exception(): Exception expected for value, " + error.Type.Name + " found";
            if (Calls.Method(ts, file, "write", text + "\n").IsNull) ts.ClearPending();
        }
        if (Calls.Method(ts, file, "flush").IsNull) ts.ClearPending();
    }

    private static Value Module(ThreadState ts)
    {
        Value module = Adder.Importing.ModuleImport.Load(ts, PyStr.Intern("traceback"));
        if (module.IsNull) ts.ClearPending();
        return module;
    }

    private static Value Print(ThreadState ts, Value module, Value error, Value file)
    {
        Value print = Protocols.Attributes.Find(ts, module, "print_exception");
        return print.IsNull ? default : Calls.Call(ts, print, [error, file], new PyTuple((Value)"file"));
    }

    private static void FlushOutput(ThreadState ts)
    {
        Value output = ts.Interpreter.SysDict.FindString("stdout");
        if (!output.IsNull && !output.IsNone && Calls.Method(ts, output, "flush").IsNull) ts.ClearPending();
    }

    // write_unraisable_exc
    internal static void ShowUnraisable(ThreadState ts, PyStructSequence record)
    {
        Value file = ts.Interpreter.SysDict.FindString("stderr");
        if (file.IsNull || file.IsNone) return;
        Value message = record[3], obj = record[4];
        if (!obj.IsNone)
        {
            string prefix = message.IsNone ? "Exception ignored in: " : $"{Str.Of(ts, message)}: ";
            string text;
            try
            {
                text = Repr.Of(ts, obj).ToString();
            }
            catch (PythonException)
            {
                text = "<object repr() failed>";
            }
            Calls.Method(ts, file, "write", $"{prefix}{text}\n").OrThrow(ts);
        }
        else if (!message.IsNone)
        {
            Calls.Method(ts, file, "write", $"{Str.Of(ts, message)}:\n").OrThrow(ts);
        }
        Show(ts, record[1], record[2]);
    }
}
