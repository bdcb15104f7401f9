using System.Text;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Hosting;
using Adder.Importing;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Modules.Interpreters;

/// <summary>Runs source in the <c>__main__</c> of another interpreter. (_run_script_in_interpreter)</summary>
internal static class ScriptRun
{
    /// <summary>The text of the error that nobody caught there, or null. Throws errors of the caller's side.</summary>
    internal static string? Run(ThreadState caller, Interpreter interpreter, string script, PyDict? shared)
    {
        List<KeyValuePair<string, SharedData>> names = Capture(caller, shared);
        if (!interpreter.TryStartMain(caller)) throw Errors.RuntimeError("interpreter already running");
        ThreadState ts = InterpreterSwitch.Enter(caller, interpreter);
        string? failure = null;
        try
        {
            PyDict main = MainModule.Get(ts).Dict;
            foreach (KeyValuePair<string, SharedData> name in names) main.SetString(name.Key, name.Value.Restore(ts));
            CodeObject code = SourceCompiler.Compile(ts, Encoding.UTF8.GetBytes(script), PyStr.From("<string>"), ParseMode.File, CompilerFlags.IgnoreCookie);
            PyFunction program = new(code, main, FunctionConstruction.BuiltinsOf(ts, main));
            if (interpreter.Evaluator.Run(ts, program, main).IsNull) failure = Describe(ts, ts.TakePending());
        }
        catch (PythonException error)
        {
            failure = Describe(ts, error.Error);
        }
        finally
        {
            interpreter.FinishMain();
            InterpreterSwitch.Leave(ts, caller);
        }
        return failure;
    }

    private static List<KeyValuePair<string, SharedData>> Capture(ThreadState ts, PyDict? shared)
    {
        List<KeyValuePair<string, SharedData>> names = [];
        for (int i = 0; shared is not null && i < shared.EntryCount; i++)
        {
            PyDict.Entry entry = shared.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Key.Ref is not PyStr name) throw Errors.TypeError("bad argument type for built-in operation");
            names.Add(new(name.ToString(), SharedData.Capture(ts, entry.Item)));
        }
        return names;
    }

    // _sharedexception_bind
    private static string Describe(ThreadState ts, PyException error)
    {
        try
        {
            return $"{Str.Of(ts, error.Type)}: {Str.Of(ts, error)}";
        }
        catch (PythonException)
        {
            return "unable to format exception message";
        }
    }
}
