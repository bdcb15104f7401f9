using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>What a new thread is to call. Whoever waits for its end need not wait for .NET's thread, which must not keep objects then.</summary>
internal sealed class StartOfThread(RunningThreads threads, ThreadState ts, Value function, PyTuple args, PyDict? keywords)
{
    private Value _function = function;
    private PyTuple _args = args;
    private PyDict? _keywords = keywords;

    internal ThreadState Thread => ts;

    // thread_run
    internal void Run(WorkerThread worker)
    {
        ts.Interpreter.Lock.Take(ts);
        ts.Interpreter.AddThread(ts);
        Call();
        PyThreadLocal.ForgetThread(ts);
        DeadSlots.Clear(ts.Frame);
        ts.SpareFrames.Clear();
        ts.Interpreter.RemoveThread(ts);
        threads.Ended();
        ts.OnEnd?.Invoke();
        // The thread that a child was forked from: no other would end the process.
        if (ts.Interpreter.Runtime.IsForked && ReferenceEquals(ts, ts.Interpreter.MainThread)) Platform.LibC.Exit(0);
        worker.BecomeSpare();
        ts.Interpreter.Lock.Drop();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Call()
    {
        (Value function, PyTuple args, PyDict? keywords) = (_function, _args, _keywords);
        (_function, _args, _keywords) = (default, PyTuple.Empty, null);
        if (Calls.CallWithDict(ts, function, args.Items, keywords).IsNull && !ts.ClearIf(PyType.SystemExit))
        {
            Unraisable.Report(ts, function, "Exception ignored in thread started by");
        }
    }
}
