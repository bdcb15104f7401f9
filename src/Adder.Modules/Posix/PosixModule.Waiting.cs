using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Modules.Resources;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("waitpid($module, pid, options, /)\n--\n\nWait until a certain child process, or one of a group of them, ends.\n\nThe result is (pid, status).", Name = "waitpid")]
    private static Value WaitFor(ThreadState ts, int pid, int options)
    {
        int status = 0;
        int* place = &status;
        long process = SystemCall.Check(ts, () => LibC.Wait(pid, place, options));
        return new PyTuple(process, status);
    }

    [PyFunction("wait($module, /)\n--\n\nWait until some child process ends.\n\nThe result is (pid, status).", Name = "wait")]
    private static Value WaitForAny(ThreadState ts) => WaitFor(ts, -1, 0);

    [PyFunction("wait3($module, /, options)\n--\n\nWait until some child process ends.\n\nThe result is (pid, status, rusage): the last says what it has used.", Name = "wait3")]
    private static Value WaitWithUsage(ThreadState ts, int options) => WaitWithUsage(ts, -1, options);

    [PyFunction("wait4($module, /, pid, options)\n--\n\nWait until a certain child process ends.\n\nThe result is (pid, status, rusage): the last says what it has used.", Name = "wait4")]
    private static Value WaitWithUsage(ThreadState ts, int pid, int options)
    {
        int status = 0;
        int* place = &status;
        long* usage = stackalloc long[ResourceUsage.Fields];
        new Span<long>(usage, ResourceUsage.Fields).Clear();
        long process = SystemCall.Check(ts, () => LibC.Wait(pid, place, options, usage));
        return new PyTuple(process, status, ResourceModule.Usage.Make(ResourceUsage.ToValues(usage)));
    }

    [PyFunction("waitid($module, idtype, id, options, /)\n--\n\nReturns the result of waiting for a process or processes, or None.", Name = "waitid")]
    private static Value WaitById(ThreadState ts, int idtype, int id, int options)
    {
        int* information = stackalloc int[32];
        new Span<int>(information, 32).Clear();
        SystemCall.Check(ts, () => LibC.Wait(idtype, (uint)id, information, options));
        // siginfo_t: si_signo, si_errno, si_code, a gap, si_pid, si_uid, si_status
        int signal = information[0], code = information[2], process = information[4], user = information[5], status = information[6];
        return process == 0 ? Value.None : PosixRecords.WaitResult.Make(process, user, signal, status, code);
    }

    [PyFunction("WCOREDUMP($module, status, /)\n--\n\nWhether the child process left a memory image behind.", Name = "WCOREDUMP")]
    private static bool DumpedCore(int status) => (status & 0x80) != 0;

    [PyFunction("WIFCONTINUED($module, /, status)\n--\n\nReturn True if the process was continued by a job control signal.", Name = "WIFCONTINUED")]
    private static bool IsContinued(int status) => status == 0xffff;

    [PyFunction("pidfd_open($module, /, pid, flags=0)\n--\n\nReturn a file descriptor referring to the process *pid*.", Name = "pidfd_open")]
    private static int ProcessDescriptor(ThreadState ts, int pid, uint flags = 0)
    {
        const int pidfdOpen = 434;
        return (int)LibC.SystemCall(pidfdOpen, pid, (nint)flags, 0) is var fd and >= 0 ? fd : throw SystemErrors.Last(ts);
    }
}
