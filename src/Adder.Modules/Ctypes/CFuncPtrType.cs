using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>The metatype of function pointers.</summary>
[PyType("PyCFuncPtrType", Module = "_ctypes", Base = typeof(CTypeType), Doc = "metatype for C function pointers")]
internal static partial class CFuncPtrType
{
    // PyCFuncPtrType_new, make_funcptrtype_dict
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType metatype, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = CTypeType.NewClass(ts, metatype, args, kwnames);
        int size = System.Runtime.InteropServices.Marshal.SizeOf<nint>();
        nint ffi = LibFfi.Instance.Types.Pointer;
        type.Extension = new CType
        {
            Kind = CTypeKind.Function, Size = size, Align = size, Length = 1, Format = "X{}", Ffi = ffi, Flags = CTypeFlags.IsPointer,
            Parts = [new FfiPart(0, size, ffi, false)], Function = SignatureOf(ts, type),
        };
        return type;
    }

    private static Signature SignatureOf(ThreadState ts, PyType type)
    {
        Value flags = CTypeType.Find(ts, type, "_flags_");
        if (flags.IsNull || !PyLong.Is(flags)) throw Errors.TypeError("class must define _flags_ which must be an integer");
        Signature signature = new() { Flags = (int)SimpleWriting.Masked(flags) };
        Value arguments = CTypeType.Find(ts, type, "_argtypes_");
        if (!arguments.IsNull) SetArguments(ts, signature, arguments);
        Value result = CTypeType.Find(ts, type, "_restype_");
        if (!result.IsNull) SetResult(ts, signature, result, "_restype_");
        return signature;
    }

    // converters_from_argtypes
    internal static void SetArguments(ThreadState ts, Signature signature, Value types)
    {
        PyTuple tuple = Iterables.ToTuple(ts, types);
        if (tuple.Count > ForeignCall.MostArguments)
        {
            throw Errors.Make(CtypesModule.ArgumentError(ts), $"_argtypes_ has too many arguments ({tuple.Count}), maximum is {ForeignCall.MostArguments}");
        }
        Value[] converters = new Value[tuple.Count];
        for (int i = 0; i < converters.Length; i++)
        {
            converters[i] = Attributes.Find(ts, tuple[i], "from_param");
            if (!converters[i].IsNull) continue;
            if (ts.HasPending) throw ts.Throwable();
            throw Errors.TypeError($"item {i + 1} in _argtypes_ has no from_param method");
        }
        (signature.ArgumentTypes, signature.Converters) = (tuple, converters);
    }

    internal static void SetResult(ThreadState ts, Signature signature, Value type, string name)
    {
        if (!type.IsNone && CType.Of(type) is null && !Calls.IsCallable(type)) throw Errors.TypeError($"{name} must be a type, a callable, or None");
        Value checker = Attributes.Find(ts, type, "_check_retval_");
        if (checker.IsNull && ts.HasPending) throw ts.Throwable();
        (signature.Result, signature.Checker) = (type, checker);
    }
}
