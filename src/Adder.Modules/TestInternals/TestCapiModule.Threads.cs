using Adder.Modules.Threading;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// A thread that Python did not start.
internal static unsafe partial class TestCapiModule
{
    [PyFunction("call_in_temporary_c_thread($module, callback, wait=True, /)\n--\n\nCall the function in a thread of its own that threading does not know.")]
    private static void CallInTemporaryCThread(ThreadState ts, Value callback, bool wait = true)
    {
        TemporaryThread temporary = ts.Interpreter.State<TemporaryThread>();
        if (temporary.Thread is not null) throw Errors.RuntimeError("a temporary thread runs already");
        Interpreter interpreter = ts.Interpreter;
        Thread thread = new(() => CallFromOutside(interpreter, callback)) { IsBackground = true };
        temporary.Thread = thread;
        thread.Start();
        if (wait) JoinTemporaryCThread(ts);
    }

    [PyFunction("join_temporary_c_thread($module, /)\n--\n\nWait for the end of the thread that call_in_temporary_c_thread() made.")]
    private static void JoinTemporaryCThread(ThreadState ts)
    {
        TemporaryThread temporary = ts.Interpreter.State<TemporaryThread>();
        if (temporary.Thread is not { } thread) throw Errors.RuntimeError("no temporary thread runs");
        Blocking.Run(ts, thread.Join);
        temporary.Thread = null;
    }

    // temporary_c_thread
    private static void CallFromOutside(Interpreter interpreter, Value callback)
    {
        ThreadState ts = new(interpreter) { RecursionRemaining = interpreter.RecursionLimit };
        interpreter.Lock.Take(ts);
        interpreter.AddThread(ts);
        if (Calls.Call(ts, callback).IsNull) Unraisable.Report(ts, callback);
        PyThreadLocal.ForgetThread(ts);
        interpreter.RemoveThread(ts);
        interpreter.Lock.Drop();
    }
}

/// <summary>The one thread that a test has started past threading.</summary>
internal sealed class TemporaryThread : IState<TemporaryThread>
{
    static TemporaryThread IState<TemporaryThread>.New() => new();

    internal Thread? Thread { get; set; }
}
