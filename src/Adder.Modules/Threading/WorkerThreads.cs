using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>
/// .NET's threads for Python's: one whose work is done is used again for a while, because to start one costs many times what it costs to wake one.
/// </summary>
internal sealed class WorkerThreads : IState<WorkerThreads>
{
    static WorkerThreads IState<WorkerThreads>.New() => new();

    // Recursion through C# (repr, comparison) needs more than .NET's default of 1.5 MB gives at Python's limits, and more than programs ask for
    // that count in frames of C; in CPython's smallest stack .NET could not even begin a thread.
    private const int LeastStackSize = 16 << 20;

    // Threads are used again when there are so many, the one first that has waited longest: programs may tell threads that have ended apart by
    // the numbers that the system gives them.
    private const int Enough = 16;

    private readonly List<WorkerThread> _spare = [];
    private int _count;

    /// <summary>Runs what a new thread of Python is to do. By the holder of the interpreter's lock.</summary>
    internal void Start(StartOfThread start, int stackSize)
    {
        if (stackSize <= LeastStackSize && TakeSpare() is { } spare)
        {
            spare.GoOn(start);
            return;
        }
        WorkerThread worker = new(this, start) { MayBeSpare = stackSize <= LeastStackSize };
        new Thread(worker.Run, Math.Max(stackSize, LeastStackSize)) { IsBackground = true }.UnsafeStart();
        Interlocked.Increment(ref _count);
    }

    private WorkerThread? TakeSpare()
    {
        lock (_spare)
        {
            if (_count < Enough || _spare.Count == 0) return null;
            WorkerThread first = _spare[0];
            _spare.RemoveAt(0);
            return first;
        }
    }

    /// <summary>False when there are enough.</summary>
    internal bool TryAdd(WorkerThread worker)
    {
        lock (_spare)
        {
            if (_spare.Count == Enough) return false;
            _spare.Add(worker);
            return true;
        }
    }

    /// <summary>False when it has got new work.</summary>
    internal bool TryRemove(WorkerThread worker)
    {
        lock (_spare) return _spare.Remove(worker);
    }

    /// <summary>In a forked child: none is there.</summary>
    internal void ContinueInChild()
    {
        _spare.Clear();
        _count = 0;
    }

    internal void Ended() => Interlocked.Decrement(ref _count);
}

/// <summary>One thread of .NET that runs threads of Python, one after the other.</summary>
internal sealed class WorkerThread(WorkerThreads all, StartOfThread first)
{
    // Nanoseconds.
    private const long Patience = 2_000_000_000;

    private readonly Parker _parker = Parker.Make();
    private volatile StartOfThread? _work = first;
    private bool _isSpare;

    internal bool MayBeSpare { get; init; }

    internal void Run()
    {
        while (Next() is { } work)
        {
            _work = null;
            _isSpare = false;
            work.Run(this);
        }
        all.Ended();
    }

    private StartOfThread? Next()
    {
        while (_work is null)
        {
            if (!_isSpare) return null;
            long start = Environment.TickCount64;
            _parker.Sleep(Patience);
            if (_work is null && Environment.TickCount64 - start >= Patience / 1_000_000 && all.TryRemove(this)) return null;
        }
        return _work;
    }

    /// <summary>It has nothing more to do than to let go of its interpreter's lock.</summary>
    internal void BecomeSpare() => _isSpare = MayBeSpare && all.TryAdd(this);

    /// <summary>Does more work as soon as it gets the interpreter's lock, and sleeps until then.</summary>
    internal void GoOn(StartOfThread work)
    {
        work.Thread.SleepAt(_parker);
        _work = work;
        work.Thread.Interpreter.Lock.Enqueue(work.Thread.Waiter);
    }
}
