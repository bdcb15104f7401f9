using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Runtime;

namespace Adder.Modules.Forking;

/// <summary>
/// fork() of a .NET process. (docs/decisions/0008) The child waits until the parent has made sure that no other thread ran at that moment; else it
/// is thrown away, before it has done anything, and another one is made.
/// </summary>
internal sealed unsafe class ProcessFork : IState<ProcessFork>
{
    static ProcessFork IState<ProcessFork>.New() => new();

    // Milliseconds: from when on threads that are not .NET's may run, and when to give up, though not before so many looks: on a machine with too
    // much to do the compiler's thread gets as little of it as this one.
    private const int Patience = 10_000, Limit = 120_000, FewestLooks = 50_000;

    private const int CloseOnExec = 0x80000, Kill = 9, SetAll = 2;

    private const int Disturbed = -2;

    private readonly RuntimeThreads? _threads = RuntimeThreads.Find();
    private readonly ThreadCensus _census = new();
    private readonly delegate* unmanaged<int> _fork = (delegate* unmanaged<int>)Function("fork");
    private readonly delegate* unmanaged<int, byte*, nint, nint> _read = (delegate* unmanaged<int, byte*, nint, nint>)Function("read");
    private readonly delegate* unmanaged<int, byte*, nint, nint> _write = (delegate* unmanaged<int, byte*, nint, nint>)Function("write");
    private readonly delegate* unmanaged<int, int> _close = (delegate* unmanaged<int, int>)Function("close");
    private readonly delegate* unmanaged<int, void> _exit = (delegate* unmanaged<int, void>)Function("_exit");

    // Of glibc alone.
    private readonly delegate* unmanaged<nint, int> _trim =
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out nint trim) ? (delegate* unmanaged<nint, int>)trim : null;

    private int _forks;

    private static nint Function(string name) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name);

    /// <summary>Whether the runtime keeps compiled code in memory of its own: shared with the child, it would change under both.</summary>
    internal static bool IsPossible =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && AppContext.TryGetSwitch("System.Runtime.EnableWriteXorExecute", out bool shares) && !shares;

    /// <summary>0 in the child, -1 with the errno left. In both, signals stay blocked: they are not for the parent's threads until the child has its own.</summary>
    internal int Run(out SignalSet mask)
    {
        GiveBackMemory();
        SignalSet all = default, before;
        for (int i = 0; i < 16; i++) all[i] = ulong.MaxValue;
        _ = LibC.SetMask(SetAll, &all, &before);
        mask = before;
        const int noSuchCall = 38;
        int error = _threads is null ? noSuchCall : Errno.WouldBlock;
        long start = Environment.TickCount64;
        for (int looks = 0; _threads is not null && (looks < FewestLooks || Environment.TickCount64 - start < Limit); looks++)
        {
            bool impatient = Environment.TickCount64 - start > Patience;
            int failure = 0, process = Disturbed;
            // Looked at twice: a child made in vain costs more.
            if (_census.Take(LibC.ThreadId(), impatient) && _census.Holds()) process = Try(Environment.CurrentManagedThreadId, out failure);
            if (process >= 0) return process;
            if (process != Disturbed)
            {
                error = failure;
                break;
            }
            Thread.Sleep(1);
        }
        Marshal.SetLastPInvokeError(error);
        return -1;
    }

    // The compiler leaves some 20 MB behind that nobody uses, and a fork copies an entry for every page: a program that forks again and again gains by
    // giving them back, which takes as long as it saves for two.
    private void GiveBackMemory()
    {
        const int first = 2, period = 16;
        if (_trim is not null && _forks++ % period == first) _ = _trim(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Try(int own, out int error)
    {
        int* fromChild = stackalloc int[2], toChild = stackalloc int[2];
        byte ready = 1;
        nint first = _threads!.First;
        error = Open(fromChild, toChild);
        if (error != 0) return -1;
        int process = _fork();
        if (process == 0)
        {
            if (!_threads.Bury(own, first)) _exit(1);
            _ = _close(fromChild[0]);
            _ = _close(toChild[1]);
            if (_write(fromChild[1], &ready, 1) != 1 || _read(toChild[0], &ready, 1) != 1) _exit(1);
            _ = _close(fromChild[1]);
            _ = _close(toChild[0]);
            return 0;
        }
        if (process < 0) error = Marshal.GetLastSystemError();
        _ = LibC.Close(fromChild[1]);
        _ = LibC.Close(toChild[0]);
        if (process > 0 && !(_census.Holds() && IsReady(fromChild[0]) && LibC.Write(toChild[1], &ready, 1) == 1))
        {
            int status;
            _ = LibC.Kill(process, Kill);
            _ = LibC.Wait(process, &status, 0);
            process = Disturbed;
        }
        _ = LibC.Close(fromChild[0]);
        _ = LibC.Close(toChild[1]);
        return process;
    }

    private static int Open(int* fromChild, int* toChild)
    {
        if (LibC.Pipe(fromChild, CloseOnExec) < 0) return Marshal.GetLastPInvokeError();
        if (LibC.Pipe(toChild, CloseOnExec) == 0) return 0;
        int error = Marshal.GetLastPInvokeError();
        _ = LibC.Close(fromChild[0]);
        _ = LibC.Close(fromChild[1]);
        return error;
    }

    private static bool IsReady(int descriptor)
    {
        const int longest = 5;
        long* time = stackalloc long[] { longest, 0 };
        PollDescriptor wanted = new(descriptor, PollEvents.In);
        byte answer;
        return Waiting.Poll(&wanted, 1, time, 0) == 1 && LibC.Read(descriptor, &answer, 1) == 1;
    }
}
