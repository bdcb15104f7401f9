using Adder.Bytecode;
using Adder.Hosting;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>Runs source in the <c>__main__</c> of another interpreter. (_run_script_in_interpreter)</summary>
internal static class ScriptRun
{
    /// <summary>The text of the error that nobody caught there, or null. Throws errors of the caller's side.</summary>
    internal static string? Run(ThreadState caller, Interpreter interpreter, string script, PyDict? shared)
    {
        SharedNames? names = SharedNames.Capture(caller, shared);
        using MainVisit visit = new(caller, interpreter);
        try
        {
            names?.Restore(visit.State, visit.Names);
            return Execute(visit.State, script).IsNull ? Describe(visit.State, visit.State.TakePending()) : null;
        }
        catch (PythonException error)
        {
            return Describe(visit.State, error.Error);
        }
    }

    /// <summary>Shows an error that nobody caught on the interpreter's own sys.stderr; false then. (PyRun_SimpleString)</summary>
    internal static bool RunShowingErrors(ThreadState caller, Interpreter interpreter, string script)
    {
        using MainVisit visit = new(caller, interpreter);
        PyException error;
        try
        {
            if (!Execute(visit.State, script).IsNull) return true;
            error = visit.State.TakePending();
        }
        catch (PythonException thrown)
        {
            error = thrown.Error;
        }
        _ = UncaughtErrors.Show(visit.State, error);
        return false;
    }

    /// <summary>The source as a program of this interpreter. Throws SyntaxError.</summary>
    internal static Value Execute(ThreadState ts, string script)
    {
        PyDict main = MainModule.Get(ts).Dict;
        CodeObject code = ScriptCache.Of(ts, script);
        return ts.Interpreter.Evaluator.Run(ts, new PyFunction(code, main, FunctionConstruction.BuiltinsOf(ts, main)), main);
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
