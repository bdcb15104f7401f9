using System.Collections;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("nice($module, increment, /)\n--\n\nAdd increment to the process's priority and return the new one.", Name = "nice")]
    private static int ChangeNiceness(ThreadState ts, int increment)
    {
        Marshal.SetLastSystemError(0);
        int value = LibC.ChangeNiceness(increment);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? throw SystemErrors.Last(ts) : value;
    }

    [PyFunction("getpriority($module, /, which, who)\n--\n\nThe scheduling priority of a program.", Name = "getpriority")]
    private static int GetPriority(ThreadState ts, int which, int who)
    {
        int value = LibC.GetPriority(which, (uint)who);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? throw SystemErrors.Last(ts) : value;
    }

    [PyFunction("setpriority($module, /, which, who, priority)\n--\n\nSet the scheduling priority of a program.", Name = "setpriority")]
    private static void SetPriority(ThreadState ts, int which, int who, int priority) =>
        SystemErrors.Check(ts, LibC.SetPriority(which, (uint)who, priority));

    [PyFunction("sched_get_priority_max($module, /, policy)\n--\n\nThe highest priority of a policy.", Name = "sched_get_priority_max")]
    private static int MaximumPriority(ThreadState ts, int policy) => SystemErrors.Check(ts, LibC.MaximumPriority(policy));

    [PyFunction("sched_get_priority_min($module, /, policy)\n--\n\nThe lowest priority of a policy.", Name = "sched_get_priority_min")]
    private static int MinimumPriority(ThreadState ts, int policy) => SystemErrors.Check(ts, LibC.MinimumPriority(policy));

    [PyFunction("sched_getscheduler($module, pid, /)\n--\n\nThe scheduling policy of a process; 0 is this one.", Name = "sched_getscheduler")]
    private static int GetScheduler(ThreadState ts, int pid) => SystemErrors.Check(ts, LibC.GetScheduler(pid));

    [PyFunction("sched_setscheduler($module, pid, policy, param, /)\n--\n\nSet the scheduling policy of a process; 0 is this one.", Name = "sched_setscheduler")]
    private static void SetScheduler(ThreadState ts, int pid, int policy, Value param)
    {
        int priority = SchedulingParameter.PriorityOf(ts, param);
        SystemErrors.Check(ts, LibC.SetScheduler(pid, policy, &priority));
    }

    [PyFunction("sched_getparam($module, pid, /)\n--\n\nThe scheduling parameters of a process; 0 is this one.", Name = "sched_getparam")]
    private static Value GetSchedulingParameter(ThreadState ts, int pid)
    {
        int priority;
        SystemErrors.Check(ts, LibC.GetScheduling(pid, &priority));
        return SchedulingParameter.Layout.Make(priority);
    }

    [PyFunction("sched_setparam($module, pid, param, /)\n--\n\nSet the scheduling parameters of a process; 0 is this one.", Name = "sched_setparam")]
    private static void SetSchedulingParameter(ThreadState ts, int pid, Value param)
    {
        int priority = SchedulingParameter.PriorityOf(ts, param);
        SystemErrors.Check(ts, LibC.SetScheduling(pid, &priority));
    }

    [PyFunction("sched_rr_get_interval($module, pid, /)\n--\n\nThe round-robin quantum of a process, in seconds.", Name = "sched_rr_get_interval")]
    private static double GetInterval(ThreadState ts, int pid)
    {
        long* interval = stackalloc long[2];
        SystemErrors.Check(ts, LibC.GetInterval(pid, interval));
        return interval[0] + 1e-9 * interval[1];
    }

    [PyFunction("sched_yield($module, /)\n--\n\nGive up the processor.", Name = "sched_yield")]
    private static void YieldProcessor(ThreadState ts) => SystemCall.Check(ts, () => LibC.YieldProcessor());

    [PyFunction("sched_getaffinity($module, pid, /)\n--\n\nThe processors that a process may run on; 0 is this one.", Name = "sched_getaffinity")]
    private static Value GetAffinity(ThreadState ts, int pid)
    {
        for (int size = 128; ; size *= 2)
        {
            byte[] bits = new byte[size];
            int result;
            fixed (byte* start = bits) result = LibC.GetAffinity(pid, size, start);
            if (result < 0 && Marshal.GetLastPInvokeError() == Errno.Invalid && size < 1 << 20) continue;
            SystemErrors.Check(ts, result);
            PySet set = new(PyType.Set);
            BitArray processors = new(bits);
            for (int i = 0; i < processors.Count; i++)
            {
                if (processors[i]) set.Add(ts, i);
            }
            return set;
        }
    }

    [PyFunction("sched_setaffinity($module, pid, mask, /)\n--\n\nSet the processors that a process may run on; 0 is this one.", Name = "sched_setaffinity")]
    private static void SetAffinity(ThreadState ts, int pid, Value mask)
    {
        byte[] bits = new byte[128];
        Value iterator = Iteration.GetIter(ts, mask).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            if (!item.IsInt && item.Ref is not PyLong) throw Errors.TypeError($"expected an iterator of ints, but iterator yielded <class '{item.Type.Name}'>");
            BigInteger processor = Indexing.ToBig(item);
            if (processor < 0) throw Errors.ValueError("negative CPU number");
            if (processor > int.MaxValue - 1) throw Errors.OverflowError("CPU number too large");
            int number = (int)processor;
            if (number / 8 >= bits.Length) Array.Resize(ref bits, (number / 8 + 128) & ~127);
            bits[number / 8] |= (byte)(1 << (number % 8));
        }
        if (ts.HasPending) throw ts.Throwable();
        fixed (byte* start = bits) SystemErrors.Check(ts, LibC.SetAffinity(pid, bits.Length, start));
    }
}
