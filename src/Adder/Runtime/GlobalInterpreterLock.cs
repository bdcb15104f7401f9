using System.Diagnostics;
using Adder.Execution;

namespace Adder.Runtime;

/// <summary>
/// One interpreter's lock. A waiting thread asks the holder to let go after the switch interval; one that comes back from a short turn and
/// a wait (for I/O, say) asks much earlier, so that it need not stand behind those that compute. (PEP 684, ceval_gil.c)
/// </summary>
internal sealed class GlobalInterpreterLock
{
    // The system's timers are no finer.
    private static readonly long s_shortest = Stopwatch.Frequency / 1000;

    private readonly object _gate = new();
    private readonly LinkedList<LockWaiter> _returning = new(), _computing = new();
    private TimeSpan _interval;
    private long _intervalTicks;
    private volatile ThreadState? _holder;
    private long _turnStart, _protectedUntil, _turns;

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
            if (_holder is null && _returning.Count + _computing.Count == 0)
            {
                Start(ts, now, 0);
                return;
            }
            waiter = new LockWaiter(ts, now, ts.ReturnsSoon);
            (ts.ReturnsSoon ? _returning : _computing).AddLast(waiter);
            if (_holder is null) Next(now).Wake();
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
            long now = Stopwatch.GetTimestamp();
            if (_holder is { } holder) holder.ReturnsSoon = now - _turnStart < _intervalTicks / 8;
            _holder = null;
            if (_returning.Count + _computing.Count > 0) Next(now).Wake();
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
            if (_returning.Count + _computing.Count == 0) return;
            long now = Stopwatch.GetTimestamp();
            LockWaiter next = Next(now);
            ts.ReturnsSoon = false;
            waiter = new LockWaiter(ts, now, false);
            // Whoever was interrupted early goes on before the others that compute.
            if (now - _turnStart >= _intervalTicks || !next.Returns) _computing.AddLast(waiter);
            else _computing.AddFirst(waiter);
            Remove(next);
            Start(next.Thread, now, now - next.Since);
            next.Wake();
        }
        Await(waiter);
    }

    // Those that come back go first, unless somebody has waited for a whole interval.
    private LockWaiter Next(long now)
    {
        if (_returning.First is not { } returning) return _computing.First!.Value;
        if (_computing.First is { } computing && now - computing.Value.Since > _intervalTicks) return computing.Value;
        return returning.Value;
    }

    private void Remove(LockWaiter waiter) => (waiter.Returns ? _returning : _computing).Remove(waiter);

    private void Start(ThreadState ts, long now, long waited)
    {
        _holder = ts;
        _turnStart = now;
        // As long as a thread has waited it may go on before those that come back interrupt it.
        _protectedUntil = now + Math.Min(waited, _intervalTicks);
        _turns++;
    }

    private void Await(LockWaiter waiter)
    {
        long turn = -1;
        while (true)
        {
            long patience;
            lock (_gate)
            {
                long now = Stopwatch.GetTimestamp();
                if (ReferenceEquals(_holder, waiter.Thread)) return;
                if (_holder is null && ReferenceEquals(Next(now), waiter))
                {
                    Remove(waiter);
                    Start(waiter.Thread, now, now - waiter.Since);
                    return;
                }
                if (_holder is null) Next(now).Wake();
                patience = waiter.Returns ? _protectedUntil - now : _intervalTicks;
                bool asks = waiter.Returns ? patience < s_shortest : turn == _turns;
                if (asks) patience = AskToLetGo();
                turn = _turns;
            }
            waiter.Await(patience);
        }
    }

    private long AskToLetGo()
    {
        if (_holder is { } holder) Interruption.Request(holder, Interrupt.DropLock);
        return _intervalTicks;
    }
}

/// <summary>One thread in the queue for an interpreter's lock.</summary>
internal sealed class LockWaiter(ThreadState thread, long since, bool returns)
{
    private bool _isAwake;

    internal ThreadState Thread => thread;

    internal long Since => since;

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
