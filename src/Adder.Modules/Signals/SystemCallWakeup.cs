using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>
/// Makes a system call that the main thread waits in return with EINTR when a signal arrived, so that Python's handler runs (PEP 475):
/// .NET takes signals on a thread of its own, which disturbs nobody.
/// </summary>
internal sealed unsafe class SystemCallWakeup : IState<SystemCallWakeup>
{
    static SystemCallWakeup IState<SystemCallWakeup>.New() => new();

    // One of the real-time signals that nobody uses.
    internal const int Number = 60;
    private const int Interval = 10;

    private const int StackSize = 1 << 18;

    private nint _thread;
    private Interpreter? _interpreter;
    private int _isRunning;

    /// <summary>To be called on the main thread.</summary>
    internal void Install(ThreadState main)
    {
        _thread = LibC.CurrentThread();
        _interpreter = main.Interpreter;
        SetHandler();
        _interpreter.Signals.Waker += Start;
    }

    /// <summary>In a forked child, where the calling thread is the main one and no other is left.</summary>
    internal void ContinueInChild()
    {
        _thread = LibC.CurrentThread();
        _isRunning = 0;
    }

    // The handler has nothing to do, and must not be managed code: a function of the C library without effects serves.
    private static void SetHandler()
    {
        nint nothing = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "abs");
        nint* action = stackalloc nint[32];
        new Span<nint>(action, 32).Clear();
        action[0] = nothing;
        _ = LibC.SetDisposition(Number, (nint)action, null);
    }

    // Not on the thread pool, which a forked child has none of.
    private void Start()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) == 0) new Thread(Run, StackSize) { IsBackground = true }.UnsafeStart();
    }

    // Again and again: the thread may be about to enter the call when the first one comes.
    private void Run()
    {
        SignalState signals = _interpreter!.Signals;
        while (signals.HasTripped)
        {
            if (!ReferenceEquals(_interpreter.Lock.Holder, _interpreter.MainThread) && !signals.RestartsCalls) _ = LibC.SendToThread(_thread, Number);
            Thread.Sleep(Interval);
        }
        Volatile.Write(ref _isRunning, 0);
        if (signals.HasTripped) Start();
    }
}
