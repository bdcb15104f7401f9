using System.Runtime.InteropServices;

namespace Adder.Modules.Ctypes;

/// <summary>The system's libffi: calls of any signature, and functions that C code can call.</summary>
internal sealed unsafe class LibFfi
{
    private static readonly Lazy<LibFfi?> s_library = new(Load);

    private readonly delegate* unmanaged[Cdecl]<CallInterface*, int, uint, nint, nint*, int> _prepare;
    private readonly delegate* unmanaged[Cdecl]<CallInterface*, int, uint, uint, nint, nint*, int> _prepareVariadic;
    private readonly delegate* unmanaged[Cdecl]<CallInterface*, nint, void*, void**, void> _call;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, nint> _allocateClosure;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _freeClosure;
    private readonly delegate* unmanaged[Cdecl]<nint, CallInterface*, void*, nint, nint, int> _prepareClosure;

    private LibFfi(nint library)
    {
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        _prepare = (delegate* unmanaged[Cdecl]<CallInterface*, int, uint, nint, nint*, int>)Export("ffi_prep_cif");
        _prepareVariadic = (delegate* unmanaged[Cdecl]<CallInterface*, int, uint, uint, nint, nint*, int>)Export("ffi_prep_cif_var");
        _call = (delegate* unmanaged[Cdecl]<CallInterface*, nint, void*, void**, void>)Export("ffi_call");
        _allocateClosure = (delegate* unmanaged[Cdecl]<nint, nint*, nint>)Export("ffi_closure_alloc");
        _freeClosure = (delegate* unmanaged[Cdecl]<nint, void>)Export("ffi_closure_free");
        _prepareClosure = (delegate* unmanaged[Cdecl]<nint, CallInterface*, void*, nint, nint, int>)Export("ffi_prep_closure_loc");
        Types = new(Export);
    }

    internal static bool Exists => s_library.Value is not null;

    internal static LibFfi Instance => s_library.Value!;

    internal FfiTypes Types { get; }

    // FFI_DEFAULT_ABI
    private static int Convention => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 2 : 1;

    /// <summary>False where libffi does not know how to make such a call.</summary>
    internal bool Prepare(CallInterface* call, nint result, nint* arguments, int count, int fixedCount) => 0 == (fixedCount < count
        ? _prepareVariadic(call, Convention, (uint)fixedCount, (uint)count, result, arguments)
        : _prepare(call, Convention, (uint)count, result, arguments));

    internal void Call(CallInterface* call, nint function, void* result, void** arguments) => _call(call, function, result, arguments);

    /// <summary>As <see cref="Call"/>, with errno set before and given back after.</summary>
    internal int CallWithErrno(CallInterface* call, nint function, void* result, void** arguments, int errno)
    {
        Marshal.SetLastSystemError(errno);
        _call(call, function, result, arguments);
        return Marshal.GetLastSystemError();
    }

    /// <summary>A function for C that passes its arguments on to another with the data; 0 where that cannot be.</summary>
    internal nint MakeClosure(CallInterface* call, delegate* unmanaged[Cdecl]<CallInterface*, void*, void**, nint, void> target, nint data, out nint code)
    {
        const nint closureSize = 64;
        nint entry = 0, closure = _allocateClosure(closureSize, &entry);
        code = entry;
        if (closure == 0 || _prepareClosure(closure, call, target, data, entry) == 0) return closure;
        _freeClosure(closure);
        return 0;
    }

    internal void FreeClosure(nint closure) => _freeClosure(closure);

    private static LibFfi? Load()
    {
        foreach (string name in (ReadOnlySpan<string>)["libffi.so.8", "libffi.so.7", "libffi.so", "libffi.dylib"])
        {
            if (NativeLibrary.TryLoad(name, out nint library)) return new(library);
        }
        return null;
    }
}

/// <summary>ffi_cif, with room for what some processors add.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct CallInterface;

/// <summary>The ffi_type of each kind of number.</summary>
internal sealed class FfiTypes(Func<string, nint> export)
{
    internal nint Void { get; } = export("ffi_type_void");

    internal nint Pointer { get; } = export("ffi_type_pointer");

    internal nint SInt8 { get; } = export("ffi_type_sint8");

    internal nint UInt8 { get; } = export("ffi_type_uint8");

    internal nint SInt16 { get; } = export("ffi_type_sint16");

    internal nint UInt16 { get; } = export("ffi_type_uint16");

    internal nint SInt32 { get; } = export("ffi_type_sint32");

    internal nint UInt32 { get; } = export("ffi_type_uint32");

    internal nint SInt64 { get; } = export("ffi_type_sint64");

    internal nint UInt64 { get; } = export("ffi_type_uint64");

    internal nint Float { get; } = export("ffi_type_float");

    internal nint Double { get; } = export("ffi_type_double");

    internal nint LongDouble { get; } = export("ffi_type_longdouble");
}
