using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Calls a function of C with Python's arguments. Throws. (_ctypes_callproc)</summary>
internal static unsafe class ForeignCall
{
    internal const int MostArguments = 1024;

    private const int FewArguments = 16;

    internal static Value Run(ThreadState ts, nint function, ReadOnlySpan<Value> args, int flags, Value[]? converters, Value result, Value checker)
    {
        if (args.Length > MostArguments) throw Errors.Make(CtypesModule.ArgumentError(ts), $"too many arguments ({args.Length}), maximum is {MostArguments}");
        bool isFew = args.Length <= FewArguments;
        ArgumentCell* cells = stackalloc ArgumentCell[FewArguments];
        nint* places = stackalloc nint[2 * FewArguments];
        if (!isFew)
        {
            cells = (ArgumentCell*)NativeMemory.AllocZeroed((nuint)args.Length, (nuint)sizeof(ArgumentCell));
            places = (nint*)NativeMemory.AllocZeroed(2 * (nuint)args.Length, (nuint)sizeof(nint));
        }
        try
        {
            nint* types = places + args.Length;
            Value[] kept = new Value[args.Length];
            for (int i = 0; i < args.Length; i++)
            {
                Value converter = converters is not null && i < converters.Length ? converters[i] : default;
                places[i] = (nint)(cells + i);
                kept[i] = Converted(ts, args[i], converter, i + 1, cells + i, places + i, types + i);
            }
            Value value = Invoke(ts, function, (void**)places, types, args.Length, converters?.Length ?? args.Length, flags, result, checker);
            GC.KeepAlive(kept);
            return value;
        }
        finally
        {
            if (!isFew)
            {
                NativeMemory.Free(cells);
                NativeMemory.Free(places);
            }
        }
    }

    private static Value Converted(ThreadState ts, Value argument, Value converter, int index, ArgumentCell* cell, nint* place, nint* type)
    {
        try
        {
            Value given = converter.IsNull ? argument : Calls.Call(ts, converter, argument).OrThrow(ts);
            return ArgumentConverter.Convert(ts, given, index, cell, place, type);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            throw CDataConversion.Extended(ts, CtypesModule.ArgumentError(ts), $"argument {index}: ");
        }
    }

    private static Value Invoke(ThreadState ts, nint function, void** places, nint* types, int count, int fixedCount, int flags, Value result, Value checker)
    {
        CType? layout = result.IsNull ? null : CType.Of(result);
        FfiTypes known = LibFfi.Instance.Types;
        nint resultType = result.IsNone && !result.IsNull ? known.Void : layout?.Ffi ?? known.SInt32;
        CallInterface call;
        // Variadic only where the function says what it takes: printf's first argument, and then more.
        if (!LibFfi.Instance.Prepare(&call, resultType, types, count, fixedCount == 0 ? count : fixedCount)) throw Errors.RuntimeError("ffi_prep_cif failed");
        ArgumentCell small = default;
        NativeBlock? large = layout is { Size: > 16 } ? new NativeBlock(layout.Size) : null;
        byte* room = large is null ? (byte*)&small : large.Start;
        Enter(ts, &call, function, room, places, flags);
        if ((flags & PyCFuncPtr.PythonApi) != 0 && ts.HasPending) throw ts.Throwable();
        Value value = ResultOf(ts, result, layout, room, checker);
        GC.KeepAlive(large);
        return value;
    }

    private static void Enter(ThreadState ts, CallInterface* call, nint function, byte* room, void** places, int flags)
    {
        NativeCall outside = NativeCall.Leave(ts, (flags & PyCFuncPtr.PythonApi) == 0);
        try
        {
            if ((flags & PyCFuncPtr.UseErrno) == 0) LibFfi.Instance.Call(call, function, room, places);
            else PrivateErrno.Current = LibFfi.Instance.CallWithErrno(call, function, room, places, PrivateErrno.Current);
        }
        finally
        {
            outside.Dispose();
        }
    }

    // GetResult
    private static Value ResultOf(ThreadState ts, Value result, CType? layout, byte* at, Value checker)
    {
        if (result.IsNull) return *(int*)at;
        if (result.IsNone) return Value.None;
        if (layout is null) return Calls.Call(ts, result, *(int*)at).OrThrow(ts);
        PyType type = (PyType)result.Ref;
        Value value = layout.Code is { } code && !CType.IsOwnSimple(type) ? SimpleReading.Get(ts, code, at, layout.Size) : PyCData.Part(type, null, 0, at);
        return checker.IsNull ? value : Calls.Call(ts, checker, value).OrThrow(ts);
    }
}

/// <summary>The copy of errno that get_errno and set_errno show, one per thread.</summary>
internal static class PrivateErrno
{
    [ThreadStatic] private static int t_errno;

    internal static int Current
    {
        get => t_errno;
        set => t_errno = value;
    }
}

/// <summary>One argument as C takes it. Throws. (ConvParam)</summary>
internal static unsafe class ArgumentConverter
{
    /// <summary>Fills the cell, or lets the place point to the object's own memory; gives what must live during the call.</summary>
    internal static Value Convert(ThreadState ts, Value value, int index, ArgumentCell* cell, nint* place, nint* type)
    {
        FfiTypes types = LibFfi.Instance.Types;
        *cell = default;
        *type = types.Pointer;
        switch (value.Ref)
        {
            case PyCData data:
                PassData(data, cell, place, type);
                return value;
            case PyCArg argument:
                *cell = argument.Cell;
                *type = argument.Ffi;
                return value;
            case PyBytes bytes:
                cell->Low = (long)NativeBlock.Of(bytes).Start;
                return value;
            case PyStr text:
                PyCMemory copy = PyCMemory.Of(text);
                cell->Low = (long)copy.Block.Start;
                return copy;
        }
        if (value.IsNone) return value;
        if (PyLong.Is(value))
        {
            *type = types.SInt32;
            cell->Low = IntOf(value);
            return value;
        }
        Value stand = CDataConversion.AsParameter(ts, value);
        if (!stand.IsNull) return Convert(ts, stand, index, cell, place, type);
        throw Errors.TypeError($"Don't know how to convert parameter {index}");
    }

    private static long IntOf(Value value) =>
        PyLong.TryBig(value, out System.Numerics.BigInteger big) && big >= long.MinValue && big <= ulong.MaxValue
            ? (int)SimpleWriting.Masked(value)
            : throw Errors.OverflowError("int too long to convert");

    // paramfunc of the kinds of types
    private static void PassData(PyCData data, ArgumentCell* cell, nint* place, nint* type)
    {
        CType layout = data.CType;
        switch (layout.Kind)
        {
            case CTypeKind.Array:
                cell->Low = (long)data.Start;
                break;
            case CTypeKind.Structure or CTypeKind.Union:
                *place = (nint)data.Start;
                *type = layout.Ffi;
                break;
            default:
                new ReadOnlySpan<byte>(data.Start, (int)layout.Size).CopyTo(new Span<byte>(cell, sizeof(ArgumentCell)));
                *type = layout.Ffi;
                break;
        }
    }
}
