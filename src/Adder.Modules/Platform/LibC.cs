using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>What the modules call of the C library. Failures leave the errno in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
internal static unsafe partial class LibC
{
    private const string Library = "libc";

    // F_GETFD; FD_CLOEXEC is the only flag.
    private const int GetDescriptorFlags = 1;

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

    [LibraryImport(Library, EntryPoint = "strerror")]
    private static partial byte* StrError(int number);

    /// <summary>The facts about an open file; -1 with the errno left.</summary>
    internal static int StatusOf(int descriptor, out FileStatus status)
    {
        const int emptyPath = 0x1000;
        byte nothing = 0;
        fixed (FileStatus* result = &status) return StatX(descriptor, &nothing, emptyPath, FileStatus.Basic, result);
    }

    /// <summary>
    /// Whether a standard stream came with the process. Where one was closed, the runtime's own files take its number, and unlike what is
    /// inherited they close on exec.
    /// </summary>
    internal static bool IsInherited(int descriptor) => Control(descriptor, GetDescriptorFlags, 0) == 0;

    internal static bool ClosesOnExec(int descriptor) => Control(descriptor, GetDescriptorFlags, 0) > 0;

    /// <summary>The environment of the process: what setenv changes, not .NET's copy.</summary>
    internal static byte** Environment => *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");

    /// <summary>What the C library calls the error.</summary>
    internal static string ErrorText(int number) => Marshal.PtrToStringUTF8((nint)StrError(number)) ?? $"Unknown error {number}";
}

/// <summary>The errnos of Linux that C# code asks for.</summary>
internal static class Errno
{
    internal const int NotPermitted = 1;
    internal const int NoEntry = 2;
    internal const int NoProcess = 3;
    internal const int Interrupted = 4;
    internal const int BadFile = 9;
    internal const int NoChild = 10;
    internal const int WouldBlock = 11;
    internal const int OutOfMemory = 12;
    internal const int AccessDenied = 13;
    internal const int Exists = 17;
    internal const int NotDirectory = 20;
    internal const int IsDirectory = 21;
    internal const int Invalid = 22;
    internal const int TooManyFiles = 24;
    internal const int BadSeek = 29;
    internal const int BadRange = 34;
    internal const int TimedOut = 110;
}
