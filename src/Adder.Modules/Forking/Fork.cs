using System.Runtime.InteropServices;
using Adder.Modules.Importing;
using Adder.Modules.Platform;
using Adder.Modules.Signals;
using Adder.Modules.Threading;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Forking;

/// <summary>Forking as Python means it: the hooks, the import lock, and a child in which the calling thread is the main one.</summary>
internal static unsafe class Fork
{
    /// <summary>Throws where an interpreter may not.</summary>
    internal static void Require(ThreadState ts)
    {
        if (ts.Interpreter.IsEnding) throw Errors.RuntimeError("can't fork at interpreter shutdown");
        if (!ts.Interpreter.Allows(InterpreterFeatures.Fork)) throw Errors.RuntimeError("fork not supported for isolated subinterpreters");
    }

    /// <summary>0 in the child, where the action runs before anything of Python's; throws OSError. (os_fork_impl)</summary>
    internal static int Run(ThreadState ts, string name, Action? first = null)
    {
        AtForkHooks hooks = ts.Interpreter.State<AtForkHooks>();
        AtForkHooks.Run(ts, hooks.Before, reverse: true);
        ImportLock imports = ts.Interpreter.State<ImportLock>();
        imports.Acquire(ts);
        // What nobody refers to any more CPython has written long ago: the child must not do so again.
        if (IO.UnwrittenFiles.Of(ts).HasFiles) Collection.FreeResources(ts);
        PythonRuntime runtime = ts.Interpreter.Runtime;
        SignalRelay relay = runtime.State<SignalRelay>();
        relay.Find();
        runtime.SwitchTimer.Pause(true);
        int process = runtime.State<ProcessFork>().Run(out SignalSet mask), error = Marshal.GetLastPInvokeError();
        if (process == 0)
        {
            runtime.ContinueInChild(ts);
            imports.ContinueInChild();
            ts.Interpreter.State<RunningThreads>().ContinueInChild();
            runtime.State<WorkerThreads>().ContinueInChild();
            relay.TakeOver(ts);
        }
        else
        {
            runtime.SwitchTimer.Pause(false);
        }
        const int setAll = 2;
        _ = LibC.SetMask(setAll, &mask, null);
        if (process == 0)
        {
            first?.Invoke();
            AtForkHooks.Run(ts, hooks.InChild);
            return 0;
        }
        if (process > 0) WarnOfThreads(ts, name);
        imports.Release(ts);
        AtForkHooks.Run(ts, hooks.InParent);
        return process > 0 ? process : throw SystemErrors.Of(ts, error);
    }

    // warn_about_fork_with_threads
    private static void WarnOfThreads(ThreadState ts, string name)
    {
        if (ts.Interpreter.Threads.Count <= 1) return;
        try
        {
            Warnings.Warn(ts, PyType.DeprecationWarning, $"This process (pid={LibC.ProcessId()}) is multi-threaded, use of {name}() may lead to deadlocks in the child.");
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, Value.None);
        }
    }
}
