using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>
/// Collects garbage while a thread waits for long: what it waits for may depend on an object that CPython would have freed with its last
/// reference, such as the end of a connection that nobody closed.
/// </summary>
internal struct IdleCollection(long now)
{
    private const long First = 1000;

    private readonly long _start = now;

    /// <summary>When to check again, in milliseconds.</summary>
    internal long Next { get; private set; } = now + First;

    /// <summary>Called now and then with the time in milliseconds; collects after one second, and ever more rarely.</summary>
    internal void Check(ThreadState ts, long now)
    {
        if (now < Next) return;
        Next = now + 4 * (now - _start);
        Collection.FreeWhileWaiting(ts);
    }
}
