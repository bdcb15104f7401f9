using System.Diagnostics;
using Adder.Execution;

namespace Adder.Runtime;

/// <summary>
/// One interpreter's lock. Threads that wait sleep until it is their turn; meanwhile the holder is asked to let go after the switch
/// interval, or at once for one that comes back from a short turn and a wait (for I/O, say). (PEP 684, ceval_gil.c)
/// </summary>
internal sealed partial class GlobalInterpreterLock
{
    // Where somebody is queued, everything happens behind the gate.
    private const int Held = 1, Queued = 2;

    private readonly SwitchTimer _timer;
    private Lock _gate = new();
    private readonly WaiterList _returning = new(), _computing = new();
    private int _state;
    private volatile ThreadState? _holder;

    // Who was woken because the lock is free, and has not come yet.
    private LockWaiter? _onItsWay;

    private bool _isWatched;
    private int _quietTicks;

    internal GlobalInterpreterLock(SwitchTimer timer)
    {
        _timer = timer;
        Interval = TimeSpan.FromMilliseconds(5);
    }

    internal ThreadState? Holder => _holder;

    internal void Take(ThreadState ts)
    {
        if (Interlocked.CompareExchange(ref _state, Held, 0) == 0) Begin(ts, ts.ReturnsSoon, Stopwatch.GetTimestamp());
        else if (!TryTakeQueued(ts)) Await(ts.Waiter);
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
        if (_holder is { } holder)
        {
            EndTurn(holder, Stopwatch.GetTimestamp());
            holder.ReturnsSoon = holder.TurnTicks < _intervalTicks / 8;
            holder.TurnTicks = 0;
        }
        _holder = null;
        if (Interlocked.CompareExchange(ref _state, 0, Held) == Held) return;
        LockWaiter? called;
        lock (_gate)
        {
            long now = Stopwatch.GetTimestamp();
            called = LetGo(Next(now), now);
        }
        called?.Wake();
    }

    /// <summary>The holding thread goes on in another interpreter with the same lock.</summary>
    internal void Pass(ThreadState to) => _holder = to;

    /// <summary>Lets the next thread run, if one waits, and comes back after it had its turn. (FORCE_SWITCHING)</summary>
    internal void Yield(ThreadState ts)
    {
        LockWaiter waiter = ts.Waiter;
        LockWaiter? called;
        lock (_gate)
        {
            if (IsQueueEmpty) return;
            long now = Stopwatch.GetTimestamp();
            EndTurn(ts, now);
            LockWaiter next = Next(now);
            ts.ReturnsSoon = false;
            // Whoever was interrupted early goes on before the others that compute.
            bool wasEarly = next.Returns && ts.TurnTicks < _intervalTicks;
            if (!wasEarly) ts.TurnTicks = 0;
            Add(waiter, false, wasEarly, now);
            _holder = null;
            called = LetGo(next, now);
        }
        called?.Wake();
        Await(waiter);
    }

    /// <summary>The holder has called a thread that waited for something else. It may be here already, because its time was up.</summary>
    internal void Enqueue(LockWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.InQueue.List is null) Add(waiter, waiter.Thread.ReturnsSoon, false, Stopwatch.GetTimestamp());
        }
    }

    private bool TryTakeQueued(ThreadState ts)
    {
        LockWaiter waiter = ts.Waiter;
        lock (_gate)
        {
            long now = Stopwatch.GetTimestamp();
            // It is queued already if it was called while it slept elsewhere.
            if (waiter.InQueue.List is null) Add(waiter, ts.ReturnsSoon, false, now);
            if (TryStart(waiter, now)) return true;
            if (ShouldAsk(waiter, now)) AskToLetGo();
            return false;
        }
    }

    private void Await(LockWaiter waiter)
    {
        while (true)
        {
            waiter.Sleep();
            lock (_gate)
            {
                if (TryStart(waiter, Stopwatch.GetTimestamp())) return;
            }
        }
    }

    // Whom to wake.
    private LockWaiter? LetGo(LockWaiter next, long now)
    {
        _state = Queued;
        ReserveIfDue(next, now);
        if (ReferenceEquals(next, _onItsWay)) return null;
        _onItsWay = next;
        return next;
    }

    // Whoever is awake takes the lock: the one that was called may have to wait for a processor first.
    private bool TryStart(LockWaiter waiter, long now)
    {
        if (ReferenceEquals(_onItsWay, waiter)) _onItsWay = null;
        if ((_state & Held) != 0 || IsReservedForOther(waiter, now)) return false;
        waiter.InQueue.List!.Remove(waiter.InQueue);
        Begin(waiter.Thread, waiter.Returns, now);
        _state = IsQueueEmpty ? Held : Held | Queued;
        return true;
    }

    private void Add(LockWaiter waiter, bool returns, bool first, long now)
    {
        waiter.Returns = returns;
        waiter.Since = now;
        WaiterList queue = returns ? _returning : _computing;
        if (first) queue.AddFirst(waiter.InQueue);
        else queue.AddLast(waiter.InQueue);
        Interlocked.Or(ref _state, Queued);
        if (_isWatched) return;
        _isWatched = true;
        _quietTicks = 0;
        _timer.Watch(this);
    }

    private bool IsQueueEmpty => _returning.First is null && _computing.First is null;

    /// <summary>Called again and again while somebody waits; false when nobody has for so many calls.</summary>
    internal bool Tick(long now, int patience)
    {
        lock (_gate)
        {
            if (IsQueueEmpty) return _isWatched = ++_quietTicks < patience;
            _quietTicks = 0;
            if (ShouldAsk(Next(now), now)) AskToLetGo();
            return true;
        }
    }

    private void AskToLetGo()
    {
        if (_holder is { } holder) Interruption.Request(holder, Interrupt.DropLock);
    }
}
