using System.Diagnostics;

namespace Adder.Runtime;

// While the process forks, and in the child.
internal sealed partial class GlobalInterpreterLock
{
    private static readonly long s_patience = Stopwatch.Frequency;

    private volatile bool _isPaused;

    /// <summary>The threads that wait stop looking whether it is their turn: nobody is to run while the process forks. Pair with <see cref="Resume"/>.</summary>
    internal void Pause() => _isPaused = true;

    internal void Resume()
    {
        lock (_gate)
        {
            _isPaused = false;
            for (LockWaiter? waiter = _returning.First; waiter is not null; waiter = waiter.Next) waiter.Wake();
            for (LockWaiter? waiter = _computing.First; waiter is not null; waiter = waiter.Next) waiter.Wake();
        }
    }

    /// <summary>In a forked child: the threads that waited, and one that may have held the lock, are not there any more.</summary>
    internal void ContinueInChild(ThreadState? holder)
    {
        _returning.Clear();
        _computing.Clear();
        _holder = holder;
        _isPaused = false;
    }
}
