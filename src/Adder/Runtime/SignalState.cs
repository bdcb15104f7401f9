using Adder.Execution;
using Adder.Objects;

namespace Adder.Runtime;

/// <summary>Signals that arrived and Python's handlers for them. (signal_state)</summary>
internal sealed partial class SignalState
{
    internal const int Count = 65;

    private const int Interrupt = 2;

    private readonly int[] _tripped = new int[Count];
    private long _arrivals;

    /// <summary>Python's handlers by number: a callable, or the numbers of SIG_DFL and SIG_IGN; no value when not Python's.</summary>
    internal Value[] Handlers { get; } = new Value[Count];

    /// <summary>Where the number of an arriving signal is written; -1 for nowhere. (set_wakeup_fd)</summary>
    internal int WakeupDescriptor { get; set; } = -1;

    /// <summary>The thread that handlers run on.</summary>
    internal ThreadState? Target { get; set; }

    /// <summary>An interrupt raises KeyboardInterrupt even before the signal module is there to say so.</summary>
    internal bool RaisesInterrupt { get; set; }

    internal bool IsDefaultInterrupt(int signal) => signal == Interrupt && RaisesInterrupt && Handlers[signal].IsNull;

    /// <summary>Wakes the thread that handlers run on where it waits in a system call.</summary>
    internal Action? Waker { get; set; }

    /// <summary>How many signals arrived so far.</summary>
    internal long ArrivalCount => Interlocked.Read(ref _arrivals);

    /// <summary>A signal arrived; from any thread.</summary>
    internal void Trip(int signal)
    {
        Interlocked.Increment(ref _arrivals);
        Interlocked.Exchange(ref _tripped[signal], 1);
        if (Target is { } target)
        {
            Interruption.Request(target, Execution.Interrupt.Signals);
            target.WakeUp();
        }
        Waker?.Invoke();
    }

    /// <summary>In a forked child: what arrived was meant for the parent. (_PySignal_AfterFork)</summary>
    internal void ContinueInChild(ThreadState main)
    {
        Target = main;
        Array.Clear(_tripped);
        _pending = 0;
        Arrived = new ManualResetEventSlim();
    }

    /// <summary>As if it arrived, unless it is ignored. (PyErr_SetInterruptEx)</summary>
    internal void Simulate(int signal)
    {
        if (IsDefaultInterrupt(signal) || (!Handlers[signal].IsNull && !Handlers[signal].IsInt)) Arrive(signal);
    }

    /// <summary>Some handler is about to run.</summary>
    internal bool HasTripped => Array.Exists(_tripped, static tripped => tripped != 0);

    private ulong _restarting;

    /// <summary>Nothing arrived but signals after which system calls go on. (siginterrupt)</summary>
    internal bool RestartsCalls
    {
        get
        {
            for (int i = 1; i < Count; i++)
            {
                if (_tripped[i] != 0 && (_restarting >> (i - 1) & 1) == 0) return false;
            }
            return true;
        }
    }

    internal void SetRestarting(int signal, bool restarts) =>
        _restarting = restarts ? _restarting | 1UL << (signal - 1) : _restarting & ~(1UL << (signal - 1));

    /// <summary>Takes one signal that waits; 0 when there is none.</summary>
    internal int Take()
    {
        for (int i = 1; i < Count; i++)
        {
            if (Interlocked.Exchange(ref _tripped[i], 0) != 0) return i;
        }
        return 0;
    }
}
