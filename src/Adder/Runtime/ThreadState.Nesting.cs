namespace Adder.Runtime;

public sealed partial class ThreadState
{
    private volatile LockWaiter? _waiter;

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

    /// <summary>The thread is in another interpreter: what stands on the stack above this state's frames is in use there. Under the interpreter's lock.</summary>
    internal bool IsElsewhere;

    /// <summary>It last let go of its interpreter's lock after a short turn.</summary>
    internal bool ReturnsSoon = true;

    /// <summary>How long it has held that lock since it last took it by itself; see <see cref="GlobalInterpreterLock"/>.</summary>
    internal long TurnTicks;

    /// <summary>The thread as it waits for that lock.</summary>
    internal LockWaiter Waiter => _waiter ??= new LockWaiter(this, Parker.Make());

    /// <summary>It has not begun, and is to run on a thread that sleeps there.</summary>
    internal void SleepAt(Parker parker) => _waiter = new LockWaiter(this, parker);

    /// <summary>Wakes it where it waits for a lock or the like, to look at its eval breaker.</summary>
    internal void WakeUp() => _waiter?.Wake();
}
