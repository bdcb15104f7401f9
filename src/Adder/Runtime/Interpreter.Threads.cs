namespace Adder.Runtime;

public sealed partial class Interpreter
{
    private readonly List<ThreadState> _threads = [];

    /// <summary>The signals that arrived and the handlers of this interpreter.</summary>
    internal SignalState Signals { get; } = new();

    /// <summary>Threads that run Python code here; to be looked at under the lock.</summary>
    internal IReadOnlyList<ThreadState> Threads => _threads;

    internal void AddThread(ThreadState ts)
    {
        lock (_threads) _threads.Add(ts);
        // Tools that watch, watch new threads too.
        if (Monitoring.IsActive) Execution.Interruption.Request(ts, Execution.Interrupt.Monitoring);
    }

    internal void RemoveThread(ThreadState ts)
    {
        lock (_threads) _threads.Remove(ts);
    }

    /// <summary>In a forked child: no thread runs here but the given one, which becomes the main one. (_PyThreadState_DeleteExcept)</summary>
    internal void ContinueInChild(ThreadState? left)
    {
        foreach (ThreadState ts in _threads)
        {
            if (!ReferenceEquals(ts, left)) ts.LeaveBehind();
        }
        _threads.Clear();
        Lock.ContinueInChild(left);
        if (left is null) return;
        _threads.Add(left);
        MainThread = left;
        Signals.ContinueInChild(left);
    }

    /// <summary>Asks all threads for an interruption, from a thread that need not hold the interpreter's lock.</summary>
    internal void Interrupt(Execution.Interrupt what)
    {
        lock (_threads)
        {
            foreach (ThreadState ts in _threads) Execution.Interruption.Request(ts, what);
        }
    }
}
