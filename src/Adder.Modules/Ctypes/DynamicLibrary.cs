using System.Runtime.InteropServices;
using System.Text;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Libraries that are loaded while the program runs.</summary>
internal static unsafe partial class DynamicLibrary
{
    internal const int Lazy = 1, Now = 2, Global = 0x100, Local = 0;

    [LibraryImport("libc", EntryPoint = "dlopen")]
    private static partial nint DlOpen(byte* name, int mode);

    [LibraryImport("libc", EntryPoint = "dlclose")]
    private static partial int DlClose(nint handle);

    [LibraryImport("libc", EntryPoint = "dlsym")]
    private static partial nint DlSym(nint handle, byte* name);

    [LibraryImport("libc", EntryPoint = "dlerror")]
    private static partial byte* DlError();

    /// <summary>The library, or without a name what the program itself has loaded. Throws OSError.</summary>
    internal static nint Open(byte[]? name, int mode)
    {
        fixed (byte* text = name)
        {
            // The first call of dlerror looks itself up and would lose the message.
            _ = DlError();
            nint handle = DlOpen(text, mode | Now);
            return handle != 0 ? handle : throw Failure(PyType.OSError, "dlopen() error");
        }
    }

    internal static void Close(nint handle)
    {
        if (DlClose(handle) != 0) throw Failure(PyType.OSError, "dlclose() error");
    }

    internal static nint Find(nint handle, string name, PyType error)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(name), 0];
        fixed (byte* text = bytes)
        {
            _ = DlError();
            nint address = DlSym(handle, text);
            if (address != 0) return address;
            // Asked for at once: the next call into the loader forgets it.
            PythonException failure = Failure(error, $"symbol '{name}' not found");
            // What the program itself exports is, in CPython, its C API.
            bool isProgram = handle == 0 || handle == DlOpen(null, Lazy);
            address = isProgram ? PythonApi.Find(name) : 0;
            return address != 0 ? address : throw failure;
        }
    }

    private static PythonException Failure(PyType type, string otherwise) => Errors.Make(type, Marshal.PtrToStringUTF8((nint)DlError()) ?? otherwise);
}
