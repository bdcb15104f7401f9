using System.Diagnostics;
using Adder.Execution;

namespace Adder.Runtime;

/// <summary>
/// One interpreter's lock. A waiting thread asks the holder to let go after the switch interval; one that comes back from a short turn and
/// a wait (for I/O, say) asks much earlier, so that it need not stand behind those that compute. (PEP 684, ceval_gil.c)
/// </summary>
internal sealed partial class GlobalInterpreterLock
{
    // The system's timers are no finer.
    private static readonly long s_shortest = Stopwatch.Frequency / 1000;

    private readonly object _gate = new();
    private readonly WaiterQueue _returning = new(), _computing = new();
    private TimeSpan _interval;
    private long _intervalTicks;
    private volatile ThreadState? _holder;
    private bool _holderReturns;
    private long _turnStart, _turns;

    // How much longer the threads that come back have held the lock than those that compute, within an interval either way.
    private long _balance;

    internal GlobalInterpreterLock()
    {
        Interval = TimeSpan.FromMilliseconds(5);
    }

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

    internal ThreadState? Holder => _holder;

    internal void Take(ThreadState ts)
    {
        long now = Stopwatch.GetTimestamp();
        LockWaiter waiter;
        lock (_gate)
        {
            if (_holder is null && !AnyWaits)
            {
                Start(ts, now, ts.ReturnsSoon);
                return;
            }
            waiter = new LockWaiter(ts, ts.ReturnsSoon);
            (ts.ReturnsSoon ? _returning : _computing).AddLast(waiter);
            if (_holder is null) Next().Wake();
        }
        Await(waiter);
        if (ts.Interpreter.HasEnded) Park();
    }

    // A thread that its interpreter has not waited for: nothing is left that it could run in. (PyThread_hang_thread)
    private void Park()
    {
        Drop();
        Thread.Sleep(Timeout.Infinite);
    }

    internal void Drop()
    {
        lock (_gate)
        {
            if (_holder is { } holder)
            {
                EndTurn(holder, Stopwatch.GetTimestamp());
                holder.ReturnsSoon = holder.TurnTicks < _intervalTicks / 8;
                holder.TurnTicks = 0;
            }
            _holder = null;
            if (AnyWaits) Next().Wake();
        }
    }

    /// <summary>The holding thread goes on in another interpreter with the same lock.</summary>
    internal void Pass(ThreadState to) => _holder = to;

    /// <summary>Lets the next thread run, if one waits, and comes back after it had its turn. (FORCE_SWITCHING)</summary>
    internal void Yield(ThreadState ts)
    {
        LockWaiter waiter;
        lock (_gate)
        {
            if (!AnyWaits) return;
            long now = Stopwatch.GetTimestamp();
            EndTurn(ts, now);
            LockWaiter next = Next();
            ts.ReturnsSoon = false;
            waiter = new LockWaiter(ts, false);
            // Whoever was interrupted early goes on before the others that compute.
            if (next.Returns && ts.TurnTicks < _intervalTicks)
            {
                _computing.AddFirst(waiter);
            }
            else
            {
                _computing.AddLast(waiter);
                ts.TurnTicks = 0;
            }
            Remove(next);
            Start(next.Thread, now, next.Returns);
            next.Wake();
        }
        Await(waiter);
    }

    // Those that come back go first, as long as they do not hold the lock for more than half of the time.
    private LockWaiter Next()
    {
        if (_returning.First is not { } returning) return _computing.First!;
        return _computing.First is { } computing && _balance >= _intervalTicks ? computing : returning;
    }

    private bool AnyWaits => _returning.First is not null || _computing.First is not null;

    private void Remove(LockWaiter waiter) => (waiter.Returns ? _returning : _computing).Remove(waiter);

    private void Start(ThreadState ts, long now, bool returns)
    {
        _holder = ts;
        _holderReturns = returns;
        _turnStart = now;
        _turns++;
    }

    private void EndTurn(ThreadState ts, long now)
    {
        long used = now - _turnStart;
        ts.TurnTicks += used;
        _balance = Math.Clamp(_balance + (_holderReturns ? used : -used), -_intervalTicks, _intervalTicks);
    }

    private void Await(LockWaiter waiter)
    {
        long turn = -1;
        while (true)
        {
            long patience;
            lock (_gate)
            {
                if (ReferenceEquals(_holder, waiter.Thread)) return;
                long now = Stopwatch.GetTimestamp();
                if (_holder is null && ReferenceEquals(Next(), waiter))
                {
                    Remove(waiter);
                    Start(waiter.Thread, now, waiter.Returns);
                    return;
                }
                if (_holder is null) Next().Wake();
                bool mayInterrupt = waiter.Returns && !_holderReturns && _balance - (now - _turnStart) < _intervalTicks;
                bool asks = mayInterrupt || turn == _turns;
                patience = _isPaused ? s_patience : waiter.Returns && !asks ? s_shortest : _intervalTicks;
                if (asks) AskToLetGo();
                turn = _turns;
            }
            waiter.Await(patience);
        }
    }

    private void AskToLetGo()
    {
        if (_holder is { } holder) Interruption.Request(holder, Interrupt.DropLock);
    }
}

/// <summary>One thread in the queue for an interpreter's lock.</summary>
internal sealed class LockWaiter(ThreadState thread, bool returns)
{
    private bool _isAwake;

    /// <summary>Who waits behind it.</summary>
    internal LockWaiter? Next;

    internal ThreadState Thread => thread;

    /// <summary>It comes back from a wait after a short turn.</summary>
    internal bool Returns => returns;

    internal void Wake()
    {
        lock (this)
        {
            _isAwake = true;
            Monitor.Pulse(this);
        }
    }

    internal void Await(long ticks)
    {
        long milliseconds = Math.Max(1, (ticks * 1000 + Stopwatch.Frequency - 1) / Stopwatch.Frequency);
        lock (this)
        {
            if (!_isAwake) Monitor.Wait(this, (int)Math.Min(milliseconds, int.MaxValue));
            _isAwake = false;
        }
    }
}

/// <summary>Threads that wait for the lock, the next one first.</summary>
internal sealed class WaiterQueue
{
    internal LockWaiter? First { get; private set; }

    internal void Clear() => First = null;

    internal void AddFirst(LockWaiter waiter)
    {
        waiter.Next = First;
        First = waiter;
    }

    internal void AddLast(LockWaiter waiter)
    {
        LockWaiter? last = First;
        while (last?.Next is { } next) last = next;
        if (last is null) First = waiter;
        else last.Next = waiter;
    }

    internal void Remove(LockWaiter waiter)
    {
        LockWaiter? before = null;
        for (LockWaiter? at = First; at is not null && !ReferenceEquals(at, waiter); at = at.Next) before = at;
        if (before is null) First = waiter.Next;
        else before.Next = waiter.Next;
        waiter.Next = null;
    }
}
