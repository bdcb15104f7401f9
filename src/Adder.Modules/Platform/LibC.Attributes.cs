using System.Runtime.InteropServices;
using System.Text;

namespace Adder.Modules.Platform;

// Special files, file systems, extended attributes, configuration.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "mkfifoat", SetLastError = true)]
    internal static partial int MakeFifo(int directory, byte* path, uint mode);

    [LibraryImport(Library, EntryPoint = "mknodat", SetLastError = true)]
    internal static partial int MakeNode(int directory, byte* path, uint mode, ulong device);

    [LibraryImport(Library, EntryPoint = "chroot", SetLastError = true)]
    internal static partial int ChangeRoot(byte* path);

    [LibraryImport(Library, EntryPoint = "fchdir", SetLastError = true)]
    internal static partial int ChangeDirectory(int descriptor);

    [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
    internal static partial int ChangeOwner(int descriptor, uint user, uint group);

    [LibraryImport(Library, EntryPoint = "statvfs", SetLastError = true)]
    internal static partial int FileSystemStatus(byte* path, ulong* result);

    [LibraryImport(Library, EntryPoint = "fstatvfs", SetLastError = true)]
    internal static partial int FileSystemStatus(int descriptor, ulong* result);

    [LibraryImport(Library, EntryPoint = "pathconf", SetLastError = true)]
    internal static partial long PathConfiguration(byte* path, int name);

    [LibraryImport(Library, EntryPoint = "fpathconf", SetLastError = true)]
    internal static partial long PathConfiguration(int descriptor, int name);

    [LibraryImport(Library, EntryPoint = "confstr", SetLastError = true)]
    internal static partial nint ConfigurationText(int name, byte* buffer, nint size);

    /// <summary>A text about the system by its number; null where there is none, or with an errno.</summary>
    internal static string? ConfigurationText(int name)
    {
        byte[] buffer = new byte[256];
        while (true)
        {
            Marshal.SetLastPInvokeError(0);
            nint length;
            fixed (byte* start = buffer) length = ConfigurationText(name, start, buffer.Length);
            if (length == 0) return null;
            if (length <= buffer.Length) return Encoding.UTF8.GetString(buffer, 0, (int)length - 1);
            buffer = new byte[length];
        }
    }

    [LibraryImport(Library, EntryPoint = "getxattr", SetLastError = true)]
    internal static partial nint GetAttribute(byte* path, byte* name, byte* value, nint size);

    [LibraryImport(Library, EntryPoint = "lgetxattr", SetLastError = true)]
    internal static partial nint GetLinkAttribute(byte* path, byte* name, byte* value, nint size);

    [LibraryImport(Library, EntryPoint = "fgetxattr", SetLastError = true)]
    internal static partial nint GetAttribute(int descriptor, byte* name, byte* value, nint size);

    [LibraryImport(Library, EntryPoint = "setxattr", SetLastError = true)]
    internal static partial int SetAttribute(byte* path, byte* name, byte* value, nint size, int flags);

    [LibraryImport(Library, EntryPoint = "lsetxattr", SetLastError = true)]
    internal static partial int SetLinkAttribute(byte* path, byte* name, byte* value, nint size, int flags);

    [LibraryImport(Library, EntryPoint = "fsetxattr", SetLastError = true)]
    internal static partial int SetAttribute(int descriptor, byte* name, byte* value, nint size, int flags);

    [LibraryImport(Library, EntryPoint = "removexattr", SetLastError = true)]
    internal static partial int RemoveAttribute(byte* path, byte* name);

    [LibraryImport(Library, EntryPoint = "lremovexattr", SetLastError = true)]
    internal static partial int RemoveLinkAttribute(byte* path, byte* name);

    [LibraryImport(Library, EntryPoint = "fremovexattr", SetLastError = true)]
    internal static partial int RemoveAttribute(int descriptor, byte* name);

    [LibraryImport(Library, EntryPoint = "listxattr", SetLastError = true)]
    internal static partial nint ListAttributes(byte* path, byte* list, nint size);

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true)]
    internal static partial nint ListLinkAttributes(byte* path, byte* list, nint size);

    [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
    internal static partial nint ListAttributes(int descriptor, byte* list, nint size);
}
