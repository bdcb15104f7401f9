using System.Runtime.InteropServices;

namespace Adder.Cli;

/// <summary>Ends the process as an uncaught SIGINT does, so that the shell knows why. (exit_sigint)</summary>
internal static partial class InterruptExit
{
    private const int Interrupt = 2;

    internal static void Now()
    {
        if (OperatingSystem.IsWindows()) return;
        _ = SetDefault(Interrupt, 0);
        _ = Kill(ProcessId(), Interrupt);
        Thread.Sleep(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetDefault(int signal, nint handler);

    /// <summary>Ends a forked child at once: .NET would wait for threads that only the parent has.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void Leave(int status);

    [LibraryImport("libc", EntryPoint = "getpid")]
    private static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
