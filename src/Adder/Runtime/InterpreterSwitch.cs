namespace Adder.Runtime;

/// <summary>Takes the calling thread from one interpreter into another and back. (PyThreadState_Swap)</summary>
internal static class InterpreterSwitch
{
    /// <summary>The thread's state there; the caller's lock is let go meanwhile. Pair with <see cref="Leave"/>.</summary>
    internal static ThreadState Enter(ThreadState caller, Interpreter target)
    {
        ThreadState ts = new(caller, target);
        caller.IsElsewhere = true;
        Hand(caller, ts);
        target.AddThread(ts);
        return ts;
    }

    internal static void Leave(ThreadState ts, ThreadState caller)
    {
        ts.Interpreter.RemoveThread(ts);
        Hand(ts, caller);
        caller.IsElsewhere = false;
    }

    private static void Hand(ThreadState from, ThreadState to)
    {
        GlobalInterpreterLock left = from.Interpreter.Lock, taken = to.Interpreter.Lock;
        if (ReferenceEquals(left, taken))
        {
            taken.Pass(to);
            return;
        }
        left.Drop();
        taken.Take(to);
    }
}
