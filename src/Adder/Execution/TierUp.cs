using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Leaves and enters the loop again, often at first and then now and then: the runtime swaps in better code only when a method is
/// entered, and counts entries only some time after the program has started. (Precompiled code has no on-stack replacement.)
/// </summary>
internal sealed class TierUp(PythonRuntime runtime)
{
    private const int AtOnce = 32, FirstDelay = 60, Period = 4, Ticks = 600;

    private int _count, _ticks;
    private Timer? _timer;

    /// <summary>New threads leave the loop early too, until that has happened often enough.</summary>
    internal bool IsEarly => _count < AtOnce;

    /// <summary>The loop is being left for this: sees to it that it happens again.</summary>
    internal void Count(ThreadState ts)
    {
        int count = Interlocked.Increment(ref _count);
        if (count < AtOnce) Interruption.Request(ts, Interrupt.Reenter);
        else if (count == AtOnce) _timer = new Timer(static self => ((TierUp)self!).Tick(), this, FirstDelay, Period);
    }

    private void Tick()
    {
        if (++_ticks > Ticks) _timer?.Dispose();
        foreach (Interpreter interpreter in runtime.Interpreters())
        {
            if (interpreter.Lock.Holder is { } running) Interruption.Request(running, Interrupt.Reenter);
        }
    }
}
