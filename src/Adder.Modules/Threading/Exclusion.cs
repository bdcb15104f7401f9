using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>What one thread at a time may have. Looked at and changed under the interpreter's lock only, so that it needs no other.</summary>
internal struct Exclusion
{
    private WaitingLine _line;

    // Called when it was given up, and not back yet; others may take it before.
    private LockWaiter? _called;

    internal bool IsTaken { get; private set; }

    /// <summary>False when the time is up. Throws what a signal's handler raises.</summary>
    internal bool Take(ThreadState ts, TimeSpan limit)
    {
        if (!IsTaken) return IsTaken = true;
        return limit != TimeSpan.Zero && Wait(ts, limit);
    }

    private bool Wait(ThreadState ts, TimeSpan limit)
    {
        LockWaiting waiting = new(limit);
        while (true)
        {
            waiting.Wait(ts, ref _line);
            if (ReferenceEquals(_called, ts.Waiter)) _called = null;
            if (!IsTaken) return IsTaken = true;
            if (waiting.IsOver) return false;
            waiting.DoOther(ts);
        }
    }

    internal void GiveUp()
    {
        IsTaken = false;
        if (_called is null or { Thread.IsGone: true }) _called = _line.CallOne();
    }

    /// <summary>In a forked child: nobody has it or waits for it.</summary>
    internal void Reset() => this = default;
}
