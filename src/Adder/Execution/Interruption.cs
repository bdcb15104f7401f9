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

    /// <summary>Tools watch: code that is entered may have to be instrumented first.</summary>
    Monitoring = 64,

    /// <summary>Leave the loop and enter it again, so that the runtime may swap in its optimized code.</summary>
    Reenter = 32,

    /// <summary>Leave the loop, so that gc.collect() finds what its native frame keeps alive.</summary>
    Collect = 128,
}

/// <summary>Does what waits between instructions. (_Py_HandlePending)</summary>
internal static unsafe class Interruption
{
    private static bool IsAtResume(Frame frame) => (Bytecode.Opcode)frame.Ip->Opcode == Bytecode.Opcode.InstrumentedResume;

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
        if ((what & Interrupt.Monitoring) != 0)
        {
            what &= ~Interrupt.Monitoring;
            if (ts.Interpreter.Monitoring.IsActive) Request(ts, Interrupt.Monitoring);
            // The instruction that asked may be another one now: it runs again.
            if (Instrumentation.Update(ts.Interpreter, frame.Code) && IsAtResume(frame)) frame.ResumeIp = frame.Ip;
        }
        if ((what & Interrupt.Finalizers) != 0) ts.Interpreter.Finalization.Run(ts);
        if ((what & ~(Interrupt.Reenter | Interrupt.Collect)) != 0 && ts.Interpreter.HandleInterrupts is { } handle && !handle(ts, what)) 
        {
            Request(ts, what & Interrupt.Collect);
            return Unwinding.Unwind(ts, frame);
        }
        if ((what & (Interrupt.Reenter | Interrupt.Collect)) == 0) return frame;
        if ((what & Interrupt.Reenter) != 0 && !ts.Interpreter.Runtime.TierUp.WaitsForHost) ts.Interpreter.Runtime.TierUp.Begin();
        ts.CollectRequested = (what & Interrupt.Collect) != 0;
        ts.LoopResult = Evaluator.Again;
        return null;
    }
}
