using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Python objects to C data of a type.</summary>
internal static unsafe class CDataConversion
{
    /// <summary>Writes a value; gives what has to be kept for it, or None. Throws. (_PyCData_set)</summary>
    internal static Value Write(ThreadState ts, PyType type, SimpleCode? code, Value value, long size, byte* at)
    {
        if (code is not null) return SimpleWriting.Set(ts, code, at, value, size);
        CType? layout = CType.Of(type);
        if (value.Ref is not PyCData source) return WriteOther(ts, type, layout, value, size, at);
        if (InstanceChecks.IsInstance(ts, value, type))
        {
            Copy(source, size, at);
            return source.RootObjects;
        }
        if (layout is not { Kind: CTypeKind.Pointer } || source is not PyCArray) throw Incompatible(value, type);
        if (!ReferenceEquals(source.CType.Element, layout.Element)) throw Incompatible(value, type);
        *(byte**)at = source.Start;
        // The array is kept, not just what it keeps.
        return new PyTuple(source.RootObjects, value);
    }

    private static PythonException Incompatible(Value value, PyType type) =>
        Errors.TypeError($"incompatible types, {value.Type.Name} instance instead of {type.Name} instance");

    private static void Copy(PyCData source, long size, byte* at)
    {
        int count = checked((int)size);
        new ReadOnlySpan<byte>(source.Start, count).CopyTo(new Span<byte>(at, count));
        GC.KeepAlive(source);
    }

    private static Value WriteOther(ThreadState ts, PyType type, CType? layout, Value value, long size, byte* at)
    {
        if (layout is { Code: { } code }) return SimpleWriting.Set(ts, code, at, value, size);
        if (value.Ref is PyTuple tuple)
        {
            Value made = Calls.Call(ts, type, tuple.Items);
            if (made.IsNull) throw Extended(ts, PyType.RuntimeError, $"({type.Name}) ");
            return Write(ts, type, null, made, size, at);
        }
        if (!value.IsNone || layout is not { Kind: CTypeKind.Pointer }) throw Errors.TypeError($"expected {type.Name} instance, got {value.Type.Name}");
        *(nint*)at = 0;
        return Value.None;
    }

    /// <summary>The pending error as one of another type, with words before its own. (_ctypes_extend_error)</summary>
    internal static PythonException Extended(ThreadState ts, PyType type, string prefix)
    {
        PyException error = ts.TakePending();
        string text = Str.Of(ts, error).ToString();
        return Errors.Make(type, $"{prefix}{error.Type.ShortName}: {text}");
    }

    /// <summary>The object if it may stand for the type in a call. Throws. (CDataType_from_param)</summary>
    internal static Value FromParameter(ThreadState ts, PyType type, Value value)
    {
        if (InstanceChecks.IsInstance(ts, value, type)) return value;
        Value obj = value.Ref is PyCArg argument ? argument.Obj : value;
        // What byref() made: a pointer to the object.
        if (value.Ref is PyCArg && !obj.IsNull && CType.Of(type)?.Element is { } target && InstanceChecks.IsInstance(ts, obj, target)) return value;
        Value stand = AsParameter(ts, value);
        if (!stand.IsNull) return FromParameter(ts, type, stand);
        throw Errors.TypeError($"expected {type.Name} instance instead of {(obj.IsNull ? value : obj).Type.Name}");
    }

    /// <summary><c>_as_parameter_</c>, or no value. Throws.</summary>
    internal static Value AsParameter(ThreadState ts, Value value)
    {
        Value found = Attributes.Find(ts, value, "_as_parameter_");
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }
}
