using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>What the modules call of the C library. Failures leave the errno in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
internal static unsafe partial class LibC
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    internal static partial int Open(byte* path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "lseek", SetLastError = true)]
    internal static partial long Seek(int descriptor, long offset, int whence);

    [LibraryImport(Library, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int Truncate(int descriptor, long length);

    [LibraryImport(Library, EntryPoint = "isatty", SetLastError = true)]
    internal static partial int IsATty(int descriptor);

    // The layout of struct stat differs between processors, that of statx does not.
    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(int directory, byte* path, int flags, uint mask, StatX* result);

    [LibraryImport(Library, EntryPoint = "strerror")]
    private static partial byte* StrError(int number);

    /// <summary>The facts about an open file; -1 with the errno left.</summary>
    internal static int FileStatus(int descriptor, out StatX status)
    {
        const int emptyPath = 0x1000;
        const uint basic = 0x7ff;
        byte nothing = 0;
        fixed (StatX* result = &status) return StatX(descriptor, &nothing, emptyPath, basic, result);
    }

    /// <summary>What the C library calls the error.</summary>
    internal static string ErrorText(int number) => Marshal.PtrToStringUTF8((nint)StrError(number)) ?? $"Unknown error {number}";
}

/// <summary>struct statx, as far as anybody asks.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatX
{
    [FieldOffset(4)] internal uint BlockSize;
    [FieldOffset(28)] internal ushort Mode;
    [FieldOffset(32)] internal ulong Inode;
    [FieldOffset(40)] internal ulong Size;

    internal readonly bool IsDirectory => (Mode & 0xF000) == 0x4000;
}

/// <summary>The errnos of Linux that C# code asks for.</summary>
internal static class Errno
{
    internal const int Interrupted = 4;
    internal const int BadFile = 9;
    internal const int WouldBlock = 11;
    internal const int IsDirectory = 21;
    internal const int BadSeek = 29;
}
