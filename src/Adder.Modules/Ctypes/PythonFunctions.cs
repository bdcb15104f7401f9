using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Functions that ctypes calls by their address and that work on Python objects. They fail by the thread's pending error.</summary>
internal static unsafe class PythonFunctions
{
    internal static (string Name, nint Address)[] Addresses =>
    [
        ("_string_at_addr", (nint)(delegate* unmanaged[Cdecl]<byte*, int, nint>)&StringAt),
        ("_wstring_at_addr", (nint)(delegate* unmanaged[Cdecl]<int*, int, nint>)&WideStringAt),
        ("_cast_addr", (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, nint>)&Cast),
    ];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint StringAt(byte* at, int size) =>
        Run(ts => PyBytes.From(size < 0 ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at) : new ReadOnlySpan<byte>(at, size)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint WideStringAt(int* at, int size) => Run(ts => SimpleReading.Wide(at, size < 0 ? SimpleReading.LengthOf(at) : size));

    // cast: the pointer, the object that it came of, the type
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Cast(nint pointer, nint source, nint type) =>
        Run(ts => Pointers.Cast(ts, pointer, ObjectHandles.Find(ts, source), ObjectHandles.Find(ts, type)));

    /// <summary>Runs for C what gives a number; the one for failure where it throws.</summary>
    internal static T Run<T>(T failure, Func<ThreadState, T> function) where T : unmanaged
    {
        NativeCall inside = NativeCall.Enter(out ThreadState? ts);
        T result = failure;
        try
        {
            result = function(ts!);
        }
        catch (Exception error)
        {
            ts!.Catch(error);
        }
        inside.Dispose();
        return result;
    }

    /// <summary>Runs for C what gives an object; 0 where it fails.</summary>
    internal static nint Run(Func<ThreadState, Value> function)
    {
        NativeCall inside = NativeCall.Enter(out ThreadState? ts);
        nint result = 0;
        try
        {
            Value value = function(ts!);
            if (!value.IsNull)
            {
                result = ObjectHandles.Of(ts!, value);
                ts!.Interpreter.State<LastObject>().Value = value;
            }
        }
        catch (Exception error)
        {
            ts!.Catch(error);
        }
        inside.Dispose();
        return result;
    }

    // Handles are weak: the result lives until the caller has it.
    private sealed class LastObject : IState<LastObject>
    {
        static LastObject IState<LastObject>.New() => new();

        internal Value Value { get; set; }
    }
}

/// <summary><c>cast</c></summary>
internal static unsafe class Pointers
{
    // cast_check_pointertype, cast
    internal static Value Cast(ThreadState ts, nint pointer, Value source, Value type)
    {
        bool isPointer = CType.Of(type) is { } layout && (layout.Kind is CTypeKind.Pointer or CTypeKind.Function || layout.Code?.Letter is 's' or 'P' or 'z' or 'U' or 'Z' or 'X');
        if (!isPointer) throw Errors.TypeError($"cast() argument 2 must be a pointer, not {(type.Ref is PyType named ? named.Name : type.Type.Name)}");
        Value made = Calls.Call(ts, type).OrThrow(ts);
        PyCData result = (PyCData)made.Ref;
        // Both keep the same things from now on: a dictionary that they share.
        if (source.Ref is PyCData data)
        {
            Value kept = data.RootObjects;
            if (kept.IsNone)
            {
                kept = new PyDict();
                data.ReplaceRootObjects(kept);
            }
            result.ReplaceObjects(kept);
            if (kept.Ref is PyDict dict && ReferenceEquals(dict.Type, PyType.Dict)) dict.Set(ts, Identity.Of(source), source);
        }
        *(nint*)result.Start = pointer;
        return made;
    }
}
