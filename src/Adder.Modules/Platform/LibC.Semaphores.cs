using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Named semaphores.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "sem_open", SetLastError = true)]
    internal static partial nint OpenSemaphore(byte* name, int flags, uint mode, uint value);

    [LibraryImport(Library, EntryPoint = "sem_close", SetLastError = true)]
    internal static partial int CloseSemaphore(nint semaphore);

    [LibraryImport(Library, EntryPoint = "sem_unlink", SetLastError = true)]
    internal static partial int UnlinkSemaphore(byte* name);

    [LibraryImport(Library, EntryPoint = "sem_post", SetLastError = true)]
    internal static partial int Post(nint semaphore);

    [LibraryImport(Library, EntryPoint = "sem_trywait", SetLastError = true)]
    internal static partial int TryTake(nint semaphore);

    [LibraryImport(Library, EntryPoint = "sem_timedwait", SetLastError = true)]
    internal static partial int Take(nint semaphore, long* deadline);

    [LibraryImport(Library, EntryPoint = "sem_getvalue", SetLastError = true)]
    internal static partial int SemaphoreValue(nint semaphore, int* value);
}
