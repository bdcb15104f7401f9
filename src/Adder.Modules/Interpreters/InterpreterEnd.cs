using Adder.Hosting;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>Ends interpreters. (Py_EndInterpreter)</summary>
internal static class InterpreterEnd
{
    private const int StackSize = 16 << 20;

    /// <summary>Ends an interpreter that runs nothing. Throws.</summary>
    internal static void Run(ThreadState caller, Interpreter interpreter)
    {
        if (ReferenceEquals(interpreter, caller.Interpreter)) throw Errors.RuntimeError("cannot destroy the current interpreter");
        if (!interpreter.TryStartMain(caller)) throw Errors.RuntimeError("interpreter running");
        FinishFrom(caller, interpreter);
        GiveBack(interpreter);
    }

    /// <summary>The program ends, and with it the interpreters that nobody has ended, but for those that a daemon thread runs something in. (finalize_subinterpreters)</summary>
    internal static void RunAll(ThreadState caller)
    {
        foreach (Interpreter interpreter in caller.Interpreter.Runtime.Interpreters())
        {
            if (interpreter.TryStartMain(caller)) FinishFrom(caller, interpreter);
        }
    }

    /// <summary>Nobody has the number of an interpreter any more: it ends, unless it runs something. From any thread.</summary>
    internal static void Orphaned(Interpreter interpreter)
    {
        ThreadState ts = new(interpreter) { RecursionRemaining = interpreter.RecursionLimit };
        if (interpreter.Runtime.Find(interpreter.Id) is null || !interpreter.TryStartMain(ts)) return;
        Thread thread = new(() => EndAlone(ts), StackSize) { IsBackground = true };
        thread.Start();
    }

    private static void EndAlone(ThreadState ts)
    {
        ts.Interpreter.Lock.Take(ts);
        ts.Interpreter.AddThread(ts);
        Finish(ts);
        ts.Interpreter.RemoveThread(ts);
        ts.Interpreter.Lock.Drop();
        GiveBack(ts.Interpreter);
    }

    // What an interpreter has imported counts as old by now: only a full collection gives it back.
    private static void GiveBack(Interpreter interpreter)
    {
        const int few = 32;
        if (!interpreter.IsStarted || Interlocked.Increment(ref interpreter.Runtime.EndedCount) % few != 0) return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized);
    }

    private static void FinishFrom(ThreadState caller, Interpreter interpreter)
    {
        ThreadState ts = InterpreterSwitch.Enter(caller, interpreter);
        Finish(ts);
        InterpreterSwitch.Leave(ts, caller);
    }

    private static void Finish(ThreadState ts)
    {
        ts.Interpreter.MainThread = ts;
        Shutdown.Run(ts);
        ts.Interpreter.IsFinalizing = true;
        ts.Interpreter.Runtime.StateIfMade<Channels.ChannelRegistry>()?.Forget(ts.Interpreter.Id);
        ts.Interpreter.Runtime.StateIfMade<Queues.QueueRegistry>()?.Forget(ts.Interpreter.Id);
        ts.Interpreter.Runtime.Remove(ts.Interpreter);
        ts.Interpreter.HasEnded = true;
        ts.Interpreter.References.Forget();
        ts.Interpreter.Finalization.Forget();
        ts.Interpreter.MainThread = null;
    }
}
