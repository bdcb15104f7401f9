using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// fcntl, ioctl and locks.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int descriptor, int command, void* argument);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int ControlDevice(int descriptor, ulong request, nint argument);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int ControlDevice(int descriptor, ulong request, void* argument);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int descriptor, int operation);
}
