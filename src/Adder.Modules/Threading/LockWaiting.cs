using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>Waiting for locks, and the arguments that say for how long.</summary>
internal static class LockWaiting
{
    /// <summary>threading.TIMEOUT_MAX in seconds.</summary>
    internal const double Max = 9223372036.0;

    private static readonly string[] s_parameters = ["blocking", "timeout"];

    // lock_acquire_parse_args
    internal static TimeSpan Timeout(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [Value.True, default];
        ArgumentList.Bind("acquire", s_parameters, args, kwnames, given);
        bool blocking = Truth.Test(ts, given[0]);
        double seconds = given[1].IsNull ? -1 : Seconds(ts, given[1]);
        if (!blocking && seconds != -1) throw Errors.ValueError("can't specify a timeout for a non-blocking call");
        if (seconds < 0 && seconds != -1) throw Errors.ValueError("timeout value must be a non-negative number");
        if (seconds > Max) throw Errors.OverflowError("timeout value is too large");
        if (!blocking) return TimeSpan.Zero;
        return seconds < 0 ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
    }

    private static double Seconds(ThreadState ts, Value value)
    {
        if (value.IsFloat) return value.Double;
        if (value.IsInt) return value.Bits;
        Value number = Calls.Call(ts, PyType.Float, value).OrThrow(ts);
        return number.Double;
    }

    /// <summary>Waits in slices, so that signals are seen; true when the semaphore was taken.</summary>
    internal static bool Wait(ThreadState ts, IAwaited awaited, TimeSpan timeout)
    {
        bool isMain = ReferenceEquals(ts, ts.Interpreter.MainThread);
        long end = timeout < TimeSpan.Zero ? long.MaxValue : Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        IdleCollection collection = new(Environment.TickCount64);
        while (true)
        {
            long left = end == long.MaxValue ? 100 : Math.Max(0, end - Environment.TickCount64);
            int slice = (int)Math.Min(left, isMain ? 100 : 1000);
            bool taken;
            SemaphoreSlim semaphore = awaited.Semaphore;
            ts.Awaits = awaited;
            ts.Interpreter.Lock.Drop();
            try
            {
                taken = slice == 0 && timeout > TimeSpan.Zero && timeout.TotalMilliseconds < 1 ? semaphore.Wait(1) : semaphore.Wait(slice);
            }
            finally
            {
                ts.Interpreter.Lock.Take(ts);
                ts.Awaits = null;
            }
            if (taken) return true;
            if (Environment.TickCount64 >= end) return false;
            if (!PendingWork.Run(ts)) throw ts.Throwable();
            collection.Check(ts, Environment.TickCount64);
        }
    }
}
