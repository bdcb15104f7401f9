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
        _ = Kill(Environment.ProcessId, Interrupt);
        Thread.Sleep(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetDefault(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
