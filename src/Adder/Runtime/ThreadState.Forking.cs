namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>It ran in the process that this one was forked from, and does not run here.</summary>
    internal bool IsGone { get; private set; }

    internal void LeaveBehind()
    {
        IsGone = true;
        // What it waited for must not call it in place of others.
        if (_waiter is { } waiter) waiter.InLine.List?.Remove(waiter.InLine);
    }
}
