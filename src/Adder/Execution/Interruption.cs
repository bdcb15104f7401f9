using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>What the eval breaker asks for, one bit each.</summary>
[Flags]
internal enum Interrupt
{
    None = 0,
    Signals = 1,
    PendingCalls = 2,
    DropLock = 4,
    AsyncException = 8,
    Finalizers = 16,

    /// <summary>Leave the loop and enter it again, so that the runtime may swap in its optimized code.</summary>
    Reenter = 32,
}

/// <summary>Does what waits between instructions. (_Py_HandlePending)</summary>
internal static class Interruption
{
    /// <summary>Asks for an interruption, from any thread.</summary>
    internal static void Request(ThreadState ts, Interrupt what)
    {
#pragma warning disable CS0420 // Interlocked treats the volatile field as it should.
        Interlocked.Or(ref ts.EvalBreaker, (int)what);
#pragma warning restore CS0420
    }

    /// <summary>Where to go on after doing it; null: leave the loop.</summary>
    internal static Frame? Handle(ThreadState ts, Frame frame)
    {
#pragma warning disable CS0420
        Interrupt what = (Interrupt)Interlocked.Exchange(ref ts.EvalBreaker, 0);
#pragma warning restore CS0420
        if ((what & ~Interrupt.Reenter) != 0 && ts.Interpreter.HandleInterrupts is { } handle && !handle(ts, what)) return Unwinding.Unwind(ts, frame);
        if ((what & Interrupt.Reenter) == 0) return frame;
        ts.TierUp.Count();
        ts.LoopResult = Evaluator.Again;
        return null;
    }
}
