using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>An object's data on its way to another interpreter. (_PyCrossInterpreterData)</summary>
internal abstract class SharedData
{
    /// <summary>The object in the interpreter that receives it. Throws.</summary>
    internal abstract Value Restore(ThreadState ts);

    /// <summary>Whether an object of this type may be shared. (_PyObject_CheckCrossInterpreterData)</summary>
    internal static bool IsShareable(ThreadState ts, Value value) => TryCapture(value) is not null || (value.Ref is PyLong && ReferenceEquals(value.Type, PyType.Int));

    /// <summary>The object's data. Throws. (_PyObject_GetCrossInterpreterData)</summary>
    internal static SharedData Capture(ThreadState ts, Value value)
    {
        if (TryCapture(value) is { } data) return data;
        if (value.Ref is PyLong && ReferenceEquals(value.Type, PyType.Int)) throw Errors.OverflowError("try sending as bytes");
        throw Errors.ValueError($"{Str.Of(ts, value)} does not support cross-interpreter data");
    }

    internal static SharedData? TryCapture(Value value)
    {
        if (value.IsNone || value.IsInt) return new Immutable(value);
        if (value.Ref is IShareable shareable) return shareable.Share();
        if (ReferenceEquals(value.Type, PyType.Str)) return new Immutable(value);
        return ReferenceEquals(value.Type, PyType.Bytes) ? new Bytes(((PyBytes)value.Ref).ToArray()) : null;
    }

    // Numbers, None and str belong to no interpreter.
    private sealed class Immutable(Value value) : SharedData
    {
        internal override Value Restore(ThreadState ts) => value;
    }

    // Another object over the same bytes, which never change.
    private sealed class Bytes(byte[] data) : SharedData
    {
        internal override Value Restore(ThreadState ts) => PyBytes.Own(data);
    }
}

/// <summary>An object of C# that other interpreters may get a copy of.</summary>
internal interface IShareable
{
    SharedData Share();
}
