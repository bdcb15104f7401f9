namespace Adder.Runtime;

internal sealed partial class SignalState
{
    private Dictionary<long, ulong>? _masks;     // of threads that set one
    private readonly Lock _gate = new();
    private ulong _pending;

    /// <summary>Set for as long as nothing new arrived that a waiting thread could take.</summary>
    internal ManualResetEventSlim Arrived { get; private set; } = new();

    /// <summary>The error of a failed write to the wakeup descriptor, until the main thread reports it.</summary>
    internal int WakeupError { get; set; }

    /// <summary>Whether a full pipe behind the wakeup descriptor is worth a warning.</summary>
    internal bool WarnsOnFullWakeup { get; set; } = true;

    private static ulong Bit(int signal) => 1UL << (signal - 1);

    /// <summary>The signals that a thread blocks; threads that never said block what the main thread blocks.</summary>
    internal ulong MaskOf(ThreadState ts)
    {
        lock (_gate) return _masks is not null && _masks.TryGetValue(ts.Identifier, out ulong mask) ? mask : MainMask;
    }

    private ulong MainMask => _masks is not null && Target is { } main && _masks.TryGetValue(main.Identifier, out ulong mask) ? mask : 0;

    internal void SetMask(ThreadState ts, ulong mask)
    {
        lock (_gate) (_masks ??= [])[ts.Identifier] = mask;
    }

    /// <summary>No thread takes the signal: it has to wait.</summary>
    internal bool IsBlocked(int signal)
    {
        lock (_gate) return IsBlocked(Bit(signal));
    }

    // The process takes a signal on any thread that does not block it.
    private bool IsBlocked(ulong bit)
    {
        if ((MainMask & bit) == 0) return false;
        foreach (ulong mask in _masks!.Values)
        {
            if ((mask & bit) == 0) return false;
        }
        return true;
    }

    /// <summary>A signal arrived: it waits while it is blocked.</summary>
    internal void Arrive(int signal)
    {
        lock (_gate)
        {
            if (IsBlocked(Bit(signal)))
            {
                _pending |= Bit(signal);
                Arrived.Set();
                return;
            }
        }
        Trip(signal);
    }

    /// <summary>What arrived and is blocked. (sigpending)</summary>
    internal ulong Pending
    {
        get
        {
            lock (_gate) return _pending;
        }
    }

    /// <summary>Takes one of the signals out of those that wait; 0 when none does.</summary>
    internal int TakePending(ulong signals)
    {
        lock (_gate)
        {
            Arrived.Reset();
            ulong found = _pending & signals;
            if (found == 0) return 0;
            int signal = System.Numerics.BitOperations.TrailingZeroCount(found) + 1;
            _pending &= ~Bit(signal);
            return signal;
        }
    }

    /// <summary>Takes those that are not blocked any more.</summary>
    internal int TakeUnblocked()
    {
        lock (_gate)
        {
            for (int signal = 1; signal < Count; signal++)
            {
                ulong bit = Bit(signal);
                if ((_pending & bit) == 0 || IsBlocked(bit)) continue;
                _pending &= ~bit;
                return signal;
            }
            return 0;
        }
    }
}
