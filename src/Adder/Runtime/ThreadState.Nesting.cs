namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>
    /// The calling thread in another interpreter: its frames stand above those of the caller, on the same stack of values.
    /// </summary>
    internal ThreadState(ThreadState caller, Interpreter interpreter)
    {
        Interpreter = interpreter;
        Identifier = caller.Identifier;
        RecursionDepth = caller.RecursionDepth;
        RecursionRemaining = interpreter.RecursionLimit;
        Frame = Execution.Frame.RootAbove(caller.Frame);
        EvalBreaker = interpreter.Runtime.FirstInterrupt;
    }

    /// <summary>It last let go of its interpreter's lock after a short turn.</summary>
    internal bool ReturnsSoon = true;

    /// <summary>How long it has held that lock since it last took it by itself; see <see cref="GlobalInterpreterLock"/>.</summary>
    internal long TurnTicks;
}
