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
        _threads.Add(ts);
        // Tools that watch, watch new threads too.
        if (Monitoring.IsActive) Execution.Interruption.Request(ts, Execution.Interrupt.Monitoring);
    }

    internal void RemoveThread(ThreadState ts) => _threads.Remove(ts);
}
