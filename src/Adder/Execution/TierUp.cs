using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Leaves and enters the loop again, often at first and then now and then: the runtime swaps in better code only when a method is
/// entered, and counts entries only some time after the program has started. (Precompiled code has no on-stack replacement.)
/// </summary>
internal sealed class TierUp(ThreadState ts)
{
    private const int AtOnce = 32, FirstDelay = 60, Period = 4, Ticks = 600;

    private int _count;
    private Timer? _timer;

    /// <summary>The loop is being left for this: sees to it that it happens again.</summary>
    internal void Count()
    {
        if (++_count < AtOnce) Interruption.Request(ts, Interrupt.Reenter);
        else if (_count == AtOnce) _timer = new Timer(static self => ((TierUp)self!).Tick(), this, FirstDelay, Period);
    }

    private void Tick()
    {
        if (_count > AtOnce + Ticks) _timer!.Dispose();
        else Interruption.Request(ts, Interrupt.Reenter);
    }
}
