using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>
/// Another user, group or groups for one thread: on Linux these belong to threads, and a program started by a thread gets them. The thread
/// is not to be used for anything afterwards.
/// </summary>
internal sealed unsafe record ThreadIdentity(uint? User, uint? Group, uint[]? Groups)
{
    // setreuid, setregid, setgroups
    private static (int User, int Group, int Groups)? Numbers => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (113, 114, 116),
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => (145, 143, 159),
        _ => null,
    };

    internal static bool IsSupported => Numbers is not null;

    /// <summary>Runs what is given on a thread of this identity; the errno if that cannot be had, or else what it gives.</summary>
    internal int Run(Func<int> action)
    {
        int error = 0;
        Thread thread = new(() =>
        {
            error = TakeOn();
            if (error == 0) error = action();
        });
        thread.Start();
        thread.Join();
        // Changed credentials make the process undumpable, which would hide its /proc/self from it.
        const int prctl = 157, prctlArm = 167, setDumpable = 4;
        _ = LibC.SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? prctl : prctlArm, setDumpable, 1, 0);
        return error;
    }

    /// <summary>For the calling thread; the errno or 0.</summary>
    internal int TakeOn()
    {
        (int user, int group, int groups) = Numbers!.Value;
        if (Groups is not null)
        {
            fixed (uint* list = Groups)
            {
                if (LibC.SystemCall(groups, Groups.Length, (nint)list, 0) < 0) return Marshal.GetLastPInvokeError();
            }
        }
        if (Group is { } g && LibC.SystemCall(group, (nint)g, (nint)g, 0) < 0) return Marshal.GetLastPInvokeError();
        if (User is { } u && LibC.SystemCall(user, (nint)u, (nint)u, 0) < 0) return Marshal.GetLastPInvokeError();
        return 0;
    }
}
