using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The account databases of the C library. The functions ending in _r answer with an errno.</summary>
internal static unsafe partial class AccountCalls
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "getpwuid_r")]
    internal static partial int UserById(uint id, PasswordEntry* entry, byte* buffer, nint size, PasswordEntry** found);

    [LibraryImport(Library, EntryPoint = "getpwnam_r")]
    internal static partial int UserByName(byte* name, PasswordEntry* entry, byte* buffer, nint size, PasswordEntry** found);

    [LibraryImport(Library, EntryPoint = "setpwent")]
    internal static partial void RewindUsers();

    [LibraryImport(Library, EntryPoint = "getpwent")]
    internal static partial PasswordEntry* NextUser();

    [LibraryImport(Library, EntryPoint = "endpwent")]
    internal static partial void CloseUsers();

    [LibraryImport(Library, EntryPoint = "getgrgid_r")]
    internal static partial int GroupById(uint id, GroupEntry* entry, byte* buffer, nint size, GroupEntry** found);

    [LibraryImport(Library, EntryPoint = "getgrnam_r")]
    internal static partial int GroupByName(byte* name, GroupEntry* entry, byte* buffer, nint size, GroupEntry** found);

    [LibraryImport(Library, EntryPoint = "setgrent")]
    internal static partial void RewindGroups();

    [LibraryImport(Library, EntryPoint = "getgrent")]
    internal static partial GroupEntry* NextGroup();

    [LibraryImport(Library, EntryPoint = "endgrent")]
    internal static partial void CloseGroups();

    [LibraryImport(Library, EntryPoint = "getspnam", SetLastError = true)]
    internal static partial ShadowEntry* ShadowByName(byte* name);

    [LibraryImport(Library, EntryPoint = "setspent")]
    internal static partial void RewindShadows();

    [LibraryImport(Library, EntryPoint = "getspent")]
    internal static partial ShadowEntry* NextShadow();

    [LibraryImport(Library, EntryPoint = "endspent")]
    internal static partial void CloseShadows();

    /// <summary>Looks up with ever more room, until the entry fits; null when there is none. (ERANGE)</summary>
    internal static Value Find(ThreadState ts, Func<nint, int, (int Error, Value Entry)> lookup)
    {
        for (int room = 1024; ; room *= 2)
        {
            byte* buffer = (byte*)NativeMemory.Alloc((nuint)room);
            try
            {
                (int error, Value entry) = lookup((nint)buffer, room);
                if (error != Errno.BadRange || room > 1 << 24) return error is Errno.OutOfMemory ? throw Errors.MemoryError() : entry;
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }
    }
}
