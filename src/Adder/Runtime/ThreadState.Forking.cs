namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>It ran in the process that this one was forked from, and does not run here.</summary>
    internal bool IsGone { get; private set; }

    /// <summary>The lock or queue that the thread waits for.</summary>
    internal IAwaited? Awaits { get; set; }

    internal void LeaveBehind()
    {
        IsGone = true;
        Awaits?.ForgetWaiters();
    }
}

/// <summary>Something that threads wait for.</summary>
internal interface IAwaited
{
    SemaphoreSlim Semaphore { get; }

    /// <summary>In a forked child: the threads that waited are not there any more, and must not be woken in place of others.</summary>
    void ForgetWaiters();
}
