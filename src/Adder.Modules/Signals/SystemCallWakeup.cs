using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.Signals;

/// <summary>
/// Makes a system call that the main thread waits in return with EINTR when a signal arrived, so that Python's handler runs (PEP 475):
/// .NET takes signals on a thread of its own, which disturbs nobody.
/// </summary>
internal sealed unsafe class SystemCallWakeup
{
    // One of the real-time signals that nobody uses.
    private const int Number = 60;
    private const int Interval = 10;

    private readonly nint _thread;
    private readonly SignalState _signals;
    private readonly Interpreter _interpreter;
    private int _isRunning;

    /// <summary>To be made on the main thread.</summary>
    internal SystemCallWakeup(ThreadState main)
    {
        _thread = LibC.CurrentThread();
        _interpreter = main.Interpreter;
        _signals = _interpreter.Signals;
        Install();
        _signals.Waker += Start;
    }

    // The handler has nothing to do, and must not be managed code: a function of the C library without effects serves.
    private static void Install()
    {
        nint nothing = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "abs");
        nint* action = stackalloc nint[32];
        new Span<nint>(action, 32).Clear();
        action[0] = nothing;
        _ = LibC.SetDisposition(Number, (nint)action, null);
    }

    private void Start()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(static self => self.Run(), this, preferLocal: false);
    }

    // Again and again: the thread may be about to enter the call when the first one comes.
    private void Run()
    {
        while (_signals.HasTripped)
        {
            if (!ReferenceEquals(_interpreter.Lock.Holder, _interpreter.MainThread) && !_signals.RestartsCalls) _ = LibC.SendToThread(_thread, Number);
            Thread.Sleep(Interval);
        }
        Volatile.Write(ref _isRunning, 0);
        if (_signals.HasTripped) Start();
    }
}
