using Adder.Execution;

namespace Adder.Runtime;

/// <summary>What C# code that waits must do now and then: signals, finalizers. (PyErr_CheckSignals)</summary>
internal static class PendingWork
{
    /// <summary>There is something to do; to be asked without the interpreter's lock, too.</summary>
    internal static bool IsWaiting(ThreadState ts) => Waiting(ts) != 0;

    private static Interrupt Waiting(ThreadState ts) =>
        (Interrupt)ts.EvalBreaker & ~(Interrupt.DropLock | Interrupt.Reenter | Interrupt.Monitoring | Interrupt.Collect);

    /// <summary>False with an error pending, such as KeyboardInterrupt.</summary>
    internal static bool Run(ThreadState ts)
    {
        Interrupt waiting = Waiting(ts);
        if (waiting == 0 || ts.Interpreter.HandleInterrupts is not { } handle) return true;
#pragma warning disable CS0420 // Interlocked treats the volatile field as it should.
        Interlocked.And(ref ts.EvalBreaker, ~(int)waiting);
#pragma warning restore CS0420
        if ((waiting & Interrupt.Finalizers) != 0) ts.Interpreter.Finalization.Run(ts);
        return handle(ts, waiting);
    }
}
