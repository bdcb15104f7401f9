using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>System calls that may take long: other threads run meanwhile, and a signal's handlers run before the call starts over. (PEP 475)</summary>
internal static class SystemCall
{
    /// <summary>The result, -1 with the errno left in <see cref="Marshal.GetLastPInvokeError"/>. Throws what a handler raises.</summary>
    internal static long Call(ThreadState ts, Func<long> call)
    {
        long result;
        int error;
        do
        {
            ts.Interpreter.Lock.Drop();
            result = call();
            error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        while (result < 0 && error == Errno.Interrupted && RunHandlers(ts));
        Marshal.SetLastPInvokeError(error);
        return result;
    }

    /// <summary>As <see cref="Call"/>; throws OSError when the call failed.</summary>
    internal static long Check(ThreadState ts, Func<long> call, Value fileName = default)
    {
        long result = Call(ts, call);
        return result < 0 ? throw SystemErrors.Last(ts, fileName) : result;
    }

    /// <summary>True; throws what a signal's handler raises. (PyErr_CheckSignals)</summary>
    internal static bool RunHandlers(ThreadState ts)
    {
        if (ts.Interpreter.HandleInterrupts is not { } handle) return true;
        return handle(ts, Interrupt.Signals) ? true : throw ts.Throwable();
    }
}
