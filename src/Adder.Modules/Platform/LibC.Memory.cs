using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Mapped and shared memory.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    internal static partial nint Map(void* address, nint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    internal static partial int Unmap(void* address, nint length);

    [LibraryImport(Library, EntryPoint = "mremap", SetLastError = true)]
    internal static partial nint Remap(void* address, nint oldLength, nint newLength, int flags);

    [LibraryImport(Library, EntryPoint = "msync", SetLastError = true)]
    internal static partial int Synchronize(void* address, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "madvise", SetLastError = true)]
    internal static partial int Advise(void* address, nint length, int advice);

    [LibraryImport(Library, EntryPoint = "shm_open", SetLastError = true)]
    internal static partial int OpenSharedMemory(byte* name, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "shm_unlink", SetLastError = true)]
    internal static partial int UnlinkSharedMemory(byte* name);
}
