using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Files and folders by name.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    internal static partial int StatX(int directory, byte* path, int flags, uint mask, FileStatus* result);

    [LibraryImport(Library, EntryPoint = "mkdirat", SetLastError = true)]
    internal static partial int MakeDirectory(int directory, byte* path, uint mode);

    [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true)]
    internal static partial int Unlink(int directory, byte* path, int flags);

    [LibraryImport(Library, EntryPoint = "renameat", SetLastError = true)]
    internal static partial int Rename(int fromDirectory, byte* from, int toDirectory, byte* to);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true)]
    internal static partial int Link(int fromDirectory, byte* from, int toDirectory, byte* to, int flags);

    [LibraryImport(Library, EntryPoint = "symlinkat", SetLastError = true)]
    internal static partial int SymbolicLink(byte* target, int directory, byte* path);

    [LibraryImport(Library, EntryPoint = "readlinkat", SetLastError = true)]
    internal static partial nint ReadLink(int directory, byte* path, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "fchmodat", SetLastError = true)]
    internal static partial int ChangeMode(int directory, byte* path, uint mode, int flags);

    [LibraryImport(Library, EntryPoint = "fchmod", SetLastError = true)]
    internal static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport(Library, EntryPoint = "fchownat", SetLastError = true)]
    internal static partial int ChangeOwner(int directory, byte* path, uint user, uint group, int flags);

    [LibraryImport(Library, EntryPoint = "faccessat", SetLastError = true)]
    internal static partial int Access(int directory, byte* path, int mode, int flags);

    [LibraryImport(Library, EntryPoint = "utimensat", SetLastError = true)]
    internal static partial int SetTimes(int directory, byte* path, long* times, int flags);

    [LibraryImport(Library, EntryPoint = "futimens", SetLastError = true)]
    internal static partial int SetTimes(int descriptor, long* times);

    [LibraryImport(Library, EntryPoint = "truncate", SetLastError = true)]
    internal static partial int Truncate(byte* path, long length);

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    internal static partial int Open(int directory, byte* path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "chdir", SetLastError = true)]
    internal static partial int ChangeDirectory(byte* path);

    [LibraryImport(Library, EntryPoint = "getcwd", SetLastError = true)]
    internal static partial byte* CurrentDirectory(byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "fdopendir", SetLastError = true)]
    internal static partial nint OpenDirectory(int descriptor);

    [LibraryImport(Library, EntryPoint = "opendir", SetLastError = true)]
    internal static partial nint OpenDirectory(byte* path);

    [LibraryImport(Library, EntryPoint = "readdir", SetLastError = true)]
    internal static partial byte* ReadDirectory(nint directory);

    [LibraryImport(Library, EntryPoint = "rewinddir")]
    internal static partial void RewindDirectory(nint directory);

    [LibraryImport(Library, EntryPoint = "closedir", SetLastError = true)]
    internal static partial int CloseDirectory(nint directory);

    [LibraryImport(Library, EntryPoint = "umask")]
    internal static partial uint FileModeMask(uint mask);
}
