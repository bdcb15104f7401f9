using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Resources;

/// <summary>The <c>resource</c> module.</summary>
[PyModule("resource")]
internal static unsafe partial class ResourceModule
{
    // RLIM_NLIMITS
    private const int LimitCount = 16;

    internal static readonly StructLayout Usage = new("resource", "struct_rusage",
        "struct_rusage: what a process has used.\n\nA tuple of sixteen figures, which are attributes too:\nru_utime and ru_stime are seconds, ru_maxrss is in kilobytes, the others are counts.",
        [
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt",
            "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
        ], 16);

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        module.Dict.SetString("error", PyType.OSError);
        module.Dict.SetString("struct_rusage", Usage.Type);
        foreach ((string name, long value) in ResourceConstants.All) module.Dict.SetString(name, value);
    }

    [PyFunction("getrusage($module, who, /)\n--\n\nWhat this process, its threads or its children have used.", Name = "getrusage")]
    private static Value GetUsage(ThreadState ts, int who)
    {
        long* usage = stackalloc long[ResourceUsage.Fields];
        if (LibC.GetUsage(who, usage) == 0) return Usage.Make(ResourceUsage.ToValues(usage));
        return Marshal.GetLastPInvokeError() == Errno.Invalid ? throw Errors.ValueError("invalid who parameter") : throw SystemErrors.Last(ts);
    }

    [PyFunction("getrlimit($module, resource, /)\n--\n\nThe soft and the hard limit of a resource.", Name = "getrlimit")]
    private static Value GetLimit(ThreadState ts, int resource)
    {
        CheckResource(resource);
        long* limits = stackalloc long[2];
        SystemErrors.Check(ts, LibC.GetLimit(resource, limits));
        return new PyTuple(limits[0], limits[1]);
    }

    [PyFunction("setrlimit($module, resource, limits, /)\n--\n\nSet the soft and the hard limit of a resource.", Name = "setrlimit")]
    private static void SetLimit(ThreadState ts, int resource, Value limits)
    {
        CheckResource(resource);
        (long soft, long hard) = Limits(ts, limits);
        long* pair = stackalloc long[] { soft, hard };
        if (LibC.SetLimit(resource, pair) < 0) throw Refused(ts, "not allowed to raise maximum limit");
    }

    [PyFunction("prlimit($module, pid, resource, limits=None, /)\n--\n\nThe limits of a process, which are set when limits are given.", Name = "prlimit")]
    private static Value ProcessLimit(ThreadState ts, int pid, int resource, Value limits = default)
    {
        CheckResource(resource);
        long* old = stackalloc long[2];
        int result;
        if (limits.IsNull || limits.IsNone)
        {
            result = LibC.ProcessLimit(pid, resource, null, old);
        }
        else
        {
            (long soft, long hard) = Limits(ts, limits);
            long* pair = stackalloc long[] { soft, hard };
            result = LibC.ProcessLimit(pid, resource, pair, old);
        }
        return result < 0 ? throw Refused(ts, null) : new PyTuple(old[0], old[1]);
    }

    [PyFunction("getpagesize($module, /)\n--\n\nThe size of a page of memory.", Name = "getpagesize")]
    private static int PageSize() => Environment.SystemPageSize;

    private static PythonException Refused(ThreadState ts, string? notPermitted) => Marshal.GetLastPInvokeError() switch
    {
        Errno.Invalid => Errors.ValueError("current limit exceeds maximum limit"),
        Errno.NotPermitted when notPermitted is not null => Errors.ValueError(notPermitted),
        var error => SystemErrors.Of(ts, error),
    };

    private static void CheckResource(int resource)
    {
        if (resource is < 0 or >= LimitCount) throw Errors.ValueError("invalid resource specified");
    }

    // py2rlimit
    private static (long Soft, long Hard) Limits(ThreadState ts, Value limits)
    {
        PyTuple pair = Iterables.ToTuple(ts, limits);
        return pair.Count == 2 ? (Limit(ts, pair[0]), Limit(ts, pair[1])) : throw Errors.ValueError("expected a tuple of 2 integers");
    }

    private static long Limit(ThreadState ts, Value value)
    {
        Value index = Indexing.Index(ts, value).OrThrow(ts);
        return index.IsInt ? index.Bits : throw Errors.OverflowError("Python int too large to convert to C long");
    }
}
