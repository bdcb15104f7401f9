using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Signals and timers.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "alarm")]
    internal static partial uint Alarm(uint seconds);

    [LibraryImport(Library, EntryPoint = "setitimer", SetLastError = true)]
    internal static partial int SetTimer(int which, long* wanted, long* old);

    [LibraryImport(Library, EntryPoint = "getitimer", SetLastError = true)]
    internal static partial int GetTimer(int which, long* current);

    [LibraryImport(Library, EntryPoint = "pthread_sigmask")]
    internal static partial int SetMask(int how, SignalSet* signals, SignalSet* old);

    [LibraryImport(Library, EntryPoint = "sigpending", SetLastError = true)]
    internal static partial int GetPending(SignalSet* signals);

    [LibraryImport(Library, EntryPoint = "signal", SetLastError = true)]
    internal static partial nint SetDisposition(int signal, nint disposition);

    [LibraryImport(Library, EntryPoint = "sigaction", SetLastError = true)]
    internal static partial int GetDisposition(int signal, nint wanted, nint* current);

    [LibraryImport(Library, EntryPoint = "sigaction", SetLastError = true)]
    internal static partial int SetDisposition(int signal, nint wanted, nint* current);

    [LibraryImport(Library, EntryPoint = "pthread_self")]
    internal static partial nint CurrentThread();

    [LibraryImport(Library, EntryPoint = "pthread_kill")]
    internal static partial int SendToThread(nint thread, int signal);

    [LibraryImport(Library, EntryPoint = "gettid")]
    internal static partial int ThreadId();

    [LibraryImport(Library, EntryPoint = "strsignal")]
    internal static partial byte* SignalText(int signal);
}
