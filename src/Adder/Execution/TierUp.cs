using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Has the loop compiled in the background as soon as Python code runs, and then sees to it that the thread goes on in that code. The
/// runtime's own way would take seconds: precompiled code has no on-stack replacement, and comes to its best form by way of a slow one.
/// </summary>
internal sealed class TierUp(ThreadState ts)
{
    private bool _begun;

    /// <summary>The optimized loop is there.</summary>
    internal bool IsHot { get; private set; }

    /// <summary>The loop is being left for this.</summary>
    internal void Begin()
    {
        if (_begun) return;
        _begun = true;
        ThreadPool.UnsafeQueueUserWorkItem(static self =>
        {
            Evaluator.Optimize();
            self.Finish();
        }, this, preferLocal: false);
    }

    private void Finish()
    {
        IsHot = true;
        Interruption.Request(ts, Interrupt.Reenter);
    }
}
