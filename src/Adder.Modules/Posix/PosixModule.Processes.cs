using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("getpid($module, /)\n--\n\nReturn the current process id.")]
    private static int GetProcessId() => LibC.ProcessId();

    [PyFunction("getppid($module, /)\n--\n\nReturn the parent's process id.")]
    private static int GetParentId() => LibC.ParentId();

    [PyFunction("getuid($module, /)\n--\n\nReturn the current process's user id.")]
    private static long GetUserId() => LibC.UserId();

    [PyFunction("geteuid($module, /)\n--\n\nThe user whose rights this process has.")]
    private static long GetEffectiveUserId() => LibC.EffectiveUserId();

    [PyFunction("getgid($module, /)\n--\n\nReturn the current process's group id.")]
    private static long GetGroupId() => LibC.GroupId();

    [PyFunction("getegid($module, /)\n--\n\nThe group whose rights this process has.")]
    private static long GetEffectiveGroupId() => LibC.EffectiveGroupId();

    [PyFunction("umask($module, mask, /)\n--\n\nChoose the permissions that new files do not get; gives those that they did not get before.")]
    private static int FileModeMask(int mask) => (int)LibC.FileModeMask((uint)mask);

    [PyFunction("kill($module, pid, signal, /)\n--\n\nKill a process with a signal.")]
    private static void Kill(ThreadState ts, int pid, int signal)
    {
        Auditing.Raise(ts, "os.kill", pid, signal);
        if (pid == LibC.ProcessId() && Signals.SignalDelivery.TrySend(ts, signal)) return;
        SystemErrors.Check(ts, LibC.Kill(pid, signal));
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }

    [PyFunction("waitstatus_to_exitcode($module, /, status)\n--\n\nConvert a wait status to an exit code.")]
    private static int ExitCode(int status)
    {
        int signal = status & 0x7f;
        if (signal == 0) return (status >> 8) & 0xff;
        return signal == 0x7f ? throw Errors.ValueError($"process stopped by delivery of signal {(status >> 8) & 0xff}") : -signal;
    }

    [PyFunction("WIFSIGNALED($module, /, status)\n--\n\nWhether a signal ended the child process.", Name = "WIFSIGNALED")]
    private static bool IsSignaled(int status) => (status & 0x7f) is not (0 or 0x7f);

    [PyFunction("WIFEXITED($module, /, status)\n--\n\nWhether the child process ended by itself, with exit().", Name = "WIFEXITED")]
    private static bool IsExited(int status) => (status & 0x7f) == 0;

    [PyFunction("WIFSTOPPED($module, /, status)\n--\n\nTell whether a wait status says stopped.", Name = "WIFSTOPPED")]
    private static bool IsStopped(int status) => (status & 0xff) == 0x7f;

    [PyFunction("WEXITSTATUS($module, /, status)\n--\n\nThe exit code in a wait status.", Name = "WEXITSTATUS")]
    private static int ExitStatus(int status) => (status >> 8) & 0xff;

    [PyFunction("WTERMSIG($module, /, status)\n--\n\nThe signal that has ended the child process.", Name = "WTERMSIG")]
    private static int TerminationSignal(int status) => status & 0x7f;

    [PyFunction("WSTOPSIG($module, /, status)\n--\n\nThe signal that has stopped the child process.", Name = "WSTOPSIG")]
    private static int StopSignal(int status) => (status >> 8) & 0xff;

    [PyFunction("_exit($module, /, status)\n--\n\nEnd the process at once with this status: nothing is flushed, closed or called.", Name = "_exit")]
    private static void Exit(ThreadState ts, int status)
    {
        // What nobody refers to any more CPython has written long ago.
        if (IO.UnwrittenFiles.Of(ts).HasFiles) Collection.FreeResources(ts);
        LibC.Exit(status);
    }

    [PyFunction("abort($module, /)\n--\n\nEnd the process by SIGABRT, with a memory image if the system makes one.")]
    private static void Abort(ThreadState ts) => Faults.FaultHandlerModule.Die(ts, 6);

    [PyFunction("system($module, /, command)\n--\n\nExecute the command in a subshell.")]
    private static int System(ThreadState ts, Value command)
    {
        PosixPath text = PosixPath.From(ts, command, "system", "command");
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "os.system", Contents(text));
        IO.UnwrittenFiles.Of(ts).WriteOut(ts);
        ts.Interpreter.Lock.Drop();
        int status;
        fixed (byte* start = text.Bytes) status = LibC.System(start);
        ts.Interpreter.Lock.Take(ts);
        return status;
    }

    [PyFunction("putenv($module, name, value, /)\n--\n\nChange or add an environment variable.")]
    private static void PutVariable(ThreadState ts, Value name, Value value)
    {
        PosixPath key = PosixPath.From(ts, name, "putenv", "name"), text = PosixPath.From(ts, value, "putenv", "value");
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "os.putenv", Contents(key), Contents(text));
        if (Array.IndexOf(key.Bytes, (byte)'=') >= 0) throw Errors.ValueError("illegal environment variable name");
        fixed (byte* k = key.Bytes, v = text.Bytes) SystemErrors.Check(ts, LibC.SetVariable(k, v, 1));
        Environment.SetEnvironmentVariable(Text(key), Text(text));
    }

    [PyFunction("unsetenv($module, name, /)\n--\n\nDelete an environment variable.")]
    private static void UnsetVariable(ThreadState ts, Value name)
    {
        PosixPath key = PosixPath.From(ts, name, "unsetenv", "name");
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "os.unsetenv", Contents(key));
        fixed (byte* k = key.Bytes) SystemErrors.Check(ts, LibC.UnsetVariable(k));
        Environment.SetEnvironmentVariable(Text(key), null);
    }

    private static PyBytes Contents(PosixPath path) => PyBytes.From(path.Bytes.AsSpan(0, path.Bytes.Length - 1));

    private static string Text(PosixPath path) => global::System.Text.Encoding.UTF8.GetString(path.Bytes.AsSpan(0, path.Bytes.Length - 1));

    [PyFunction("urandom($module, size, /)\n--\n\nSo many bytes from the system's source of randomness, good enough for secrets.")]
    private static Value Random(long size)
    {
        if (size < 0) throw Errors.ValueError("negative argument not allowed");
        byte[] bytes = new byte[size];
        RandomNumberGenerator.Fill(bytes);
        return PyBytes.Own(bytes);
    }

    [PyFunction("getrandom($module, /, size, flags=0)\n--\n\nObtain a series of random bytes.")]
    private static Value GetRandom(long size, int flags = 0) => Random(size);

    [PyFunction("cpu_count($module, /)\n--\n\nReturn the number of CPUs in the system; return None if indeterminable.")]
    private static int CpuCount() => Math.Max(1, (int)LibC.Configuration(84));

    [PyFunction("sysconf($module, name, /)\n--\n\nA limit or fact of the system, by name.")]
    private static long Configuration(ThreadState ts, Value name)
    {
        long value = LibC.Configuration(ConfigurationName(ts, name, PosixConstants.ConfigurationNames));
        return value == -1 && Marshal.GetLastPInvokeError() is var error and not 0 ? throw SystemErrors.Of(ts, error) : value;
    }

    [PyFunction("getloadavg($module, /)\n--\n\nReturn average recent system load information.")]
    private static Value LoadAverage(ThreadState ts)
    {
        double* values = stackalloc double[3];
        if (LibC.LoadAverage(values, 3) != 3) throw Errors.Make(PyType.OSError, "Load averages are unobtainable");
        return new PyTuple(values[0], values[1], values[2]);
    }

    [PyFunction("uname($module, /)\n--\n\nReturn an object identifying the current operating system.")]
    private static Value SystemName(ThreadState ts)
    {
        const int fieldSize = 65;
        byte* buffer = stackalloc byte[6 * fieldSize];
        SystemErrors.Check(ts, LibC.SystemName(buffer));
        Value[] fields = new Value[5];
        for (int i = 0; i < fields.Length; i++) fields[i] = PosixPath.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer + i * fieldSize));
        return PosixRecords.SystemName.Make(fields);
    }

    [PyFunction("times($module, /)\n--\n\nReturn a collection containing process timing information.")]
    private static Value Times(ThreadState ts)
    {
        long* buffer = stackalloc long[4];
        long elapsed = LibC.Times(buffer);
        double ticks = LibC.Configuration(2);
        return PosixRecords.Times.Make(buffer[0] / ticks, buffer[1] / ticks, buffer[2] / ticks, buffer[3] / ticks, elapsed / ticks);
    }
}
