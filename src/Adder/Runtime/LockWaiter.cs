using System.Diagnostics;

namespace Adder.Runtime;

/// <summary>One thread as it waits for its interpreter's lock, or for something that it needs that lock to take.</summary>
internal sealed class LockWaiter
{
    // Nanoseconds after which a thread looks whether it has something else to do; signals wake the main one.
    private const long Slice = 1_000_000_000, SliceOfMain = 100_000_000;

    private readonly Parker _parker;

    internal LockWaiter(ThreadState thread, Parker parker)
    {
        _parker = parker;
        Thread = thread;
        InQueue = new(this);
        InLine = new(this);
    }

    internal ThreadState Thread { get; }

    /// <summary>Its place among those that wait for the interpreter's lock, and in a <see cref="WaitingLine"/>.</summary>
    internal WaiterPlace InQueue { get; }

    internal WaiterPlace InLine { get; }

    /// <summary>It comes back from a wait after a short turn.</summary>
    internal bool Returns { get; set; }

    /// <summary>When it began to wait for the interpreter's lock.</summary>
    internal long Since { get; set; }

    /// <summary>What it waited for in a line is there.</summary>
    internal bool IsCalled;

    internal void Sleep(long nanoseconds = -1) => _parker.Sleep(nanoseconds);

    /// <summary>Sleeps, without the interpreter's lock, until called, the time is up (in nanoseconds), or the thread has something else to do.</summary>
    internal void SleepUntilCalled(long limit)
    {
        long start = Stopwatch.GetTimestamp(), slice = ReferenceEquals(Thread, Thread.Interpreter.MainThread) ? SliceOfMain : Slice;
        while (!Volatile.Read(ref IsCalled) && !PendingWork.IsWaiting(Thread))
        {
            long left = limit - (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (left <= 0) return;
            Sleep(Math.Min(left, slice));
        }
    }

    internal void Wake() => _parker.Wake();
}
