namespace Adder.Runtime;

/// <summary>
/// Threads that wait for something that another thread of the interpreter gives while it holds the interpreter's lock. Whoever is called does
/// not wake at once: it moves to the queue for that lock, which it needs to go on, and sleeps there until it is its turn.
/// </summary>
internal struct WaitingLine
{
    private WaiterList? _waiters;

    /// <summary>Waits without the interpreter's lock until called, the time is up (in nanoseconds), or there is something else to do. True when called.</summary>
    internal bool Wait(ThreadState ts, long limit)
    {
        WaiterList waiters = _waiters ??= new();
        GlobalInterpreterLock interpreterLock = ts.Interpreter.Lock;
        LockWaiter waiter = ts.Waiter;
        waiter.IsCalled = false;
        waiters.AddLast(waiter.InLine);
        interpreterLock.Drop();
        waiter.SleepUntilCalled(limit);
        interpreterLock.Take(ts);
        if (waiter.IsCalled) return true;
        waiters.Remove(waiter.InLine);
        return false;
    }

    /// <summary>Calls the one that has waited longest; null when there is none.</summary>
    internal readonly LockWaiter? CallOne()
    {
        if (_waiters?.First is not { } first) return null;
        _waiters.Remove(first);
        LockWaiter waiter = first.Waiter;
        Volatile.Write(ref waiter.IsCalled, true);
        waiter.Thread.Interpreter.Lock.Enqueue(waiter);
        return waiter;
    }
}
