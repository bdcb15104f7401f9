using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// Has the loop compiled in the background soon after Python code runs, and then sees to it that threads go on in that code. The
/// runtime's own way would take seconds: precompiled code has no on-stack replacement, and comes to its best form by way of a slow one.
/// </summary>
internal sealed class TierUp(PythonRuntime runtime)
{
    // Milliseconds of the process's time on processors: a program that ends before gains nothing, and would wait longer still where those are scarce.
    private const int Delay = 120;

    private const int StackSize = 1 << 20;

    /// <summary>By which the system knows the thread that compiles.</summary>
    internal const string ThreadName = "TierUp";

    private int _begun;

    /// <summary>The host begins it when the program has run for a while: making a thread is a part of a short start.</summary>
    internal bool WaitsForHost { get; set; }

    private volatile bool _isCompiled, _observes, _isHot;

    /// <summary>The optimized loop is there, and may run.</summary>
    internal bool IsHot => _isHot;

    /// <summary>The loop that tells what it does runs in place of the others.</summary>
    internal bool Observes
    {
        get => _observes;
        set
        {
            _observes = value;
            _isHot = _isCompiled && !value;
        }
    }

    /// <summary>The loop has been left for this, or the host has waited.</summary>
    internal void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0) new Thread(Optimize, StackSize) { IsBackground = true, Name = ThreadName }.UnsafeStart();
    }

    /// <summary>In a forked child: the thread that was about to compile is not there.</summary>
    internal void ContinueInChild()
    {
        if ((_begun == 0 && !WaitsForHost) || _isCompiled) return;
        _begun = 0;
        WaitsForHost = false;
        Begin();
    }

    private void Optimize()
    {
        const int shortest = 5;
        const int usualStart = 30;
        for (int left = Delay - usualStart; left > 0; left = Delay - (int)Environment.CpuUsage.TotalTime.TotalMilliseconds) Thread.Sleep(Math.Max(left, shortest));
        Evaluator.Optimize();
        _isCompiled = true;
        _isHot = !_observes;
        // Those that sleep or wait, too: what they go on with afterwards may run for long.
        foreach (Interpreter interpreter in runtime.Interpreters()) interpreter.Interrupt(Interrupt.Reenter);
        if (runtime.Finalizers.AreRuntimes) FreeCompilersMemory();
    }

    /// <summary>
    /// The compiler keeps up to 16 MB of what it worked with. When the finalizer thread has something to do it frees what was there at the last time
    /// but one, not more often than every two seconds.
    /// </summary>
    private void FreeCompilersMemory()
    {
        const int interval = 2100, times = 3;
        for (int time = 0; time < times; time++)
        {
            Thread.Sleep(interval);
            runtime.Finalizers.Await();
        }
        NativeHeap.Trim();
    }
}
