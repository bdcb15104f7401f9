using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary>One thread's wait for a lock or the like, and the arguments that say for how long.</summary>
internal struct LockWaiting
{
    /// <summary>threading.TIMEOUT_MAX in seconds.</summary>
    internal const double Max = 9223372036.0;

    private static readonly string[] s_parameters = ["blocking", "timeout"];

    private readonly Deadline _deadline;
    private IdleCollection _collection = new(Environment.TickCount64);

    internal LockWaiting(TimeSpan limit)
    {
        _deadline = limit < TimeSpan.Zero ? Deadline.Never : Deadline.After((long)limit.TotalNanoseconds);
    }

    internal readonly bool IsOver => _deadline.Left == 0;

    /// <summary>Waits until called, the time is up, or there is something else to do.</summary>
    internal void Wait(ThreadState ts, ref WaitingLine line)
    {
        long left = _deadline.Left, idle = Math.Max(0, _collection.Next - Environment.TickCount64) * TimeArgument.Millisecond;
        line.Wait(ts, left < 0 ? idle : Math.Min(left, idle));
    }

    /// <summary>What else is to be done now and then. Throws what a signal's handler raises.</summary>
    internal void DoOther(ThreadState ts)
    {
        if (!PendingWork.Run(ts)) throw ts.Throwable();
        _collection.Check(ts, Environment.TickCount64);
    }

    // lock_acquire_parse_args
    internal static TimeSpan Timeout(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 0) return System.Threading.Timeout.InfiniteTimeSpan;
        Span<Value> given = [Value.True, default];
        ArgumentList.Bind("acquire", s_parameters, args, kwnames, given);
        bool blocking = Truth.Test(ts, given[0]);
        bool isTimed = !given[1].IsNull && !(given[1].IsInt && given[1].Bits == -1) && !(given[1].IsFloat && given[1].Double == -1);
        long time = isTimed ? TimeArgument.Nanoseconds(ts, given[1], TimeArgument.Second) : -1;
        if (!blocking && isTimed) throw Errors.ValueError("can't specify a timeout for a non-blocking call");
        if (isTimed && time < 0) throw Errors.ValueError("timeout value must be a non-negative number");
        if (time / (double)TimeArgument.Second > Max) throw Errors.OverflowError("timeout value is too large");
        if (!blocking) return TimeSpan.Zero;
        // What is less than one of its ticks is no time at all otherwise.
        return isTimed ? new TimeSpan((time + 99) / 100) : System.Threading.Timeout.InfiniteTimeSpan;
    }
}
