using System.Diagnostics;

namespace Adder.Runtime;

/// <summary>Who goes next, and how long others have to wait for it.</summary>
internal sealed partial class GlobalInterpreterLock
{
    private TimeSpan _interval;
    private long _intervalTicks;
    private bool _holderReturns;
    private long _turnStart;

    // How much longer the threads that come back have held the lock than those that compute, within an interval either way.
    private long _balance;

    // They have had their interval; until those that compute have caught up, they stand behind.
    private bool _computingIsDue;

    /// <summary><c>sys.setswitchinterval</c></summary>
    internal TimeSpan Interval
    {
        get => _interval;
        set
        {
            _interval = value;
            _intervalTicks = (long)(value.TotalSeconds * Stopwatch.Frequency);
        }
    }

    private LockWaiter? _reservedFor;
    private long _reservedAt, _nextReservation;

    private void Begin(ThreadState ts, bool returns, long now)
    {
        _holderReturns = returns;
        _turnStart = now;
        _holder = ts;
    }

    private void EndTurn(ThreadState ts, long now)
    {
        long used = now - _turnStart;
        ts.TurnTicks += used;
        _turnStart = now;
        _balance = Math.Clamp(_balance + (_holderReturns ? used : -used), -_intervalTicks, _intervalTicks);
        if (_balance >= _intervalTicks) _computingIsDue = true;
        else if (_balance <= 0) _computingIsDue = false;
    }

    // Of the threads that compute, the one that runs counts up to now.
    private bool IsComputingDue(long now) => _computingIsDue && (_holder is null || _holderReturns || _balance > now - _turnStart);

    // Those that come back go first, as long as they do not hold the lock for more than half of the time.
    private LockWaiter Next(long now)
    {
        if (_returning.First is not { } returning) return _computing.First!.Waiter;
        return _computing.First is { } computing && IsComputingDue(now) ? computing.Waiter : returning.Waiter;
    }

    // One that has waited for an interval has the lock kept free for it, though not so often that others have nothing of it where threads
    // take long to wake.
    private void ReserveIfDue(LockWaiter next, long now)
    {
        if (now < _nextReservation || now - next.Since < _intervalTicks) return;
        _reservedFor = next;
        _reservedAt = now;
    }

    private bool IsReservedForOther(LockWaiter waiter, long now)
    {
        if (_reservedFor is null) return false;
        if (!ReferenceEquals(_reservedFor, waiter)) return true;
        _reservedFor = null;
        _nextReservation = now + _intervalTicks + 4 * (now - _reservedAt);
        return false;
    }

    private bool ShouldAsk(LockWaiter waiter, long now) =>
        (waiter.Returns && !_holderReturns && !IsComputingDue(now)) || now - _turnStart >= _intervalTicks;
}
