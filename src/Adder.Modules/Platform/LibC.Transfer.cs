using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Reading and writing in other ways than from one buffer at the current place.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "pread", SetLastError = true)]
    internal static partial nint ReadAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "pwrite", SetLastError = true)]
    internal static partial nint WriteAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "readv", SetLastError = true)]
    internal static partial nint ReadVector(int descriptor, IoVector* vector, int count);

    [LibraryImport(Library, EntryPoint = "writev", SetLastError = true)]
    internal static partial nint WriteVector(int descriptor, IoVector* vector, int count);

    [LibraryImport(Library, EntryPoint = "preadv", SetLastError = true)]
    internal static partial nint ReadVectorAt(int descriptor, IoVector* vector, int count, long offset);

    [LibraryImport(Library, EntryPoint = "pwritev", SetLastError = true)]
    internal static partial nint WriteVectorAt(int descriptor, IoVector* vector, int count, long offset);

    [LibraryImport(Library, EntryPoint = "preadv2", SetLastError = true)]
    internal static partial nint ReadVectorAt(int descriptor, IoVector* vector, int count, long offset, int flags);

    [LibraryImport(Library, EntryPoint = "pwritev2", SetLastError = true)]
    internal static partial nint WriteVectorAt(int descriptor, IoVector* vector, int count, long offset, int flags);

    [LibraryImport(Library, EntryPoint = "sendfile", SetLastError = true)]
    internal static partial nint SendFile(int to, int from, long* offset, nint count);

    [LibraryImport(Library, EntryPoint = "splice", SetLastError = true)]
    internal static partial nint Splice(int from, long* fromOffset, int to, long* toOffset, nint count, uint flags);

    [LibraryImport(Library, EntryPoint = "copy_file_range", SetLastError = true)]
    internal static partial nint CopyRange(int from, long* fromOffset, int to, long* toOffset, nint count, uint flags);

    [LibraryImport(Library, EntryPoint = "posix_fadvise", SetLastError = true)]
    internal static partial int Advise(int descriptor, long offset, long length, int advice);

    [LibraryImport(Library, EntryPoint = "posix_fallocate", SetLastError = true)]
    internal static partial int Allocate(int descriptor, long offset, long length);

    [LibraryImport(Library, EntryPoint = "lockf", SetLastError = true)]
    internal static partial int LockFile(int descriptor, int command, long length);

    [LibraryImport(Library, EntryPoint = "fdatasync", SetLastError = true)]
    internal static partial int SynchronizeData(int descriptor);

    [LibraryImport(Library, EntryPoint = "sync", SetLastError = true)]
    internal static partial void SynchronizeAll();

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "memfd_create", SetLastError = true)]
    internal static partial int MemoryDescriptor(byte* name, uint flags);
}
