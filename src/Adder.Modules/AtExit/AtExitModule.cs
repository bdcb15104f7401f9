using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.AtExit;

/// <summary>The <c>atexit</c> module.</summary>
[PyModule("atexit", Doc = "Functions that are called when the program ends: register() adds one, unregister() takes it away.")]
internal static partial class AtExitModule
{
    [PyFunction("register(func, *args, **kwargs) -> func\n\nRegister a function to be executed upon normal program termination", Name = "register", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value Register(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1) throw Errors.TypeError("register() takes at least 1 argument (0 given)");
        if (!Calls.IsCallable(args[0])) throw Errors.TypeError("the first argument must be callable");
        ts.Interpreter.State<ExitFunctions>().Entries.Add(new ExitFunction(args[0], args[1..].ToArray(), kwnames));
        ts.Interpreter.RunExitFunctions ??= Run;
        return args[0];
    }

    [PyFunction("unregister(func) -> None\n\nForget a function, however often register() was given it.", Name = "unregister", Convention = CallingConvention.O)]
    private static void Unregister(ThreadState ts, Value func)
    {
        List<ExitFunction> entries = ts.Interpreter.State<ExitFunctions>().Entries;
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            if (Comparison.Equal(ts, entries[i].Function, func)) entries.RemoveAt(i);
        }
    }

    [PyFunction("_clear() -> None\n\nForget all functions that register() was given.", Name = "_clear", Convention = CallingConvention.NoArgs)]
    private static void Clear(ThreadState ts) => ts.Interpreter.State<ExitFunctions>().Entries.Clear();

    [PyFunction("_ncallbacks() -> int\n\nHow many functions wait for the end.", Name = "_ncallbacks", Convention = CallingConvention.NoArgs)]
    private static int Count(ThreadState ts) => ts.Interpreter.State<ExitFunctions>().Entries.Count;

    // atexit_callfuncs: last in, first out; errors are shown and do not stop the rest.
    [PyFunction("_run_exitfuncs() -> None\n\nRun all registered exit functions.", Name = "_run_exitfuncs", Convention = CallingConvention.NoArgs)]
    private static void Run(ThreadState ts)
    {
        List<ExitFunction> entries = ts.Interpreter.State<ExitFunctions>().Entries;
        while (entries.Count > 0)
        {
            ExitFunction entry = entries[^1];
            entries.RemoveAt(entries.Count - 1);
            if (Calls.Call(ts, entry.Function, entry.Arguments, entry.KeywordNames).IsNull) Unraisable.Report(ts, entry.Function, "Exception ignored in atexit callback");
        }
    }
}

internal readonly record struct ExitFunction(Value Function, Value[] Arguments, PyTuple? KeywordNames);

/// <summary>The exit functions of an interpreter.</summary>
internal sealed class ExitFunctions : IState<ExitFunctions>
{
    static ExitFunctions IState<ExitFunctions>.New() => new();

    internal List<ExitFunction> Entries { get; } = [];
}
