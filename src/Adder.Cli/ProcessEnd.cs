using System.Runtime.InteropServices;

namespace Adder.Cli;

/// <summary>The end of the process, once Python's own is done.</summary>
internal static partial class ProcessEnd
{
    private const int InterruptSignal = 2;

    /// <summary>
    /// Ends the process by C's <c>exit</c>, as CPython does. Where Main returns, .NET runs its finalizer thread once more, which has to load the
    /// JIT for that, and waits for it: 5 ms. Nothing of Adder is left to finalizers or waits for ProcessExit; what the
    /// runtime itself has to tidy up, it does at <c>exit</c>.
    /// </summary>
    internal static int Now(int status)
    {
        if (!OperatingSystem.IsWindows() && !IsWatched) Exit(status);
        return status;
    }

    // The runtime writes the end of a trace of its events, and the counts of its compiler, after Main.
    private static bool IsWatched
        => Environment.GetEnvironmentVariable("DOTNET_EnableEventPipe") is not null || Environment.GetEnvironmentVariable("DOTNET_WritePGOData") is not null;

    /// <summary>Ends the process as an uncaught SIGINT does, so that the shell knows why. (exit_sigint)</summary>
    internal static void Interrupted()
    {
        if (OperatingSystem.IsWindows()) return;
        _ = SetDefault(InterruptSignal, 0);
        _ = Kill(ProcessId(), InterruptSignal);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Ends a forked child at once: .NET would wait for threads that only the parent has.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void OfChild(int status);

    [LibraryImport("libc", EntryPoint = "exit")]
    private static partial void Exit(int status);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetDefault(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "getpid")]
    private static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
