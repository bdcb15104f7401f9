using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>The end of an interpreter. (Py_FinalizeEx)</summary>
internal static class Shutdown
{
    /// <summary>Waits for threads, runs atexit functions, flushes; false when output was lost.</summary>
    internal static bool Run(ThreadState ts)
    {
        WaitForThreads(ts);
        ts.Interpreter.IsEnding = true;
        ts.Interpreter.RunExitFunctions?.Invoke(ts);
        ts.Interpreter.IsFinalizing = true;
        ts.Interpreter.Finalization.End(ts);
        bool kept = SystemStreams.FlushAtExit(ts);
        if (ts.Interpreter.IsMain) ts.Interpreter.Runtime.EndOthers?.Invoke(ts);
        ts.Interpreter.AtExit?.Invoke(ts);
        return kept;
    }

    // wait_for_thread_shutdown
    private static void WaitForThreads(ThreadState ts)
    {
        Value threading = ts.Interpreter.Modules.FindString("threading");
        if (threading.IsNull || threading.IsNone) return;
        if (Calls.Method(ts, threading, "_shutdown").IsNull) Unraisable.Report(ts, threading);
    }
}
