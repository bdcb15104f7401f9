using System.Numerics;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Objects as indices. (PyNumber_Index)</summary>
internal static unsafe class Indexing
{
    /// <summary><c>operator.index(value)</c>: an exact int; fails with TypeError pending.</summary>
    internal static Value Index(ThreadState ts, Value value)
    {
        if (value.IsInt) return value;
        if (value.Ref is PyLong number) return ReferenceEquals(value.Type, PyType.Int) ? value : PyLong.From(number.Number);
        if (value.Type.NbIndex == null) return ts.Raise(PyType.TypeError, $"'{value.Type.Name}' object cannot be interpreted as an integer");
        Value result = value.Type.NbIndex(ts, value);
        if (result.IsNull || result.IsInt) return result;
        if (result.Ref is not PyLong converted) return ts.Raise(PyType.TypeError, $"__index__ returned non-int (type {result.Type.Name})");
        if (ReferenceEquals(result.Type, PyType.Int)) return result;
        Warnings.Warn(ts, PyType.DeprecationWarning,
            $"__index__ returned non-int (type {result.Type.Name}).  The ability to return an instance of a strict subclass of int is deprecated, and may not be supported in a future version of Python.");
        return PyLong.From(converted.Number);
    }

    /// <summary>
    /// The index as a Py_ssize_t, or -1 with the error pending. Numbers that do not fit raise the given error, or are clipped when it is null.
    /// (PyNumber_AsSsize_t)
    /// </summary>
    internal static long ToSsize(ThreadState ts, Value value, PyType? overflow)
    {
        if (value.IsInt) return value.Bits;
        Value index = Index(ts, value);
        if (index.IsNull) return -1;
        if (index.IsInt) return index.Bits;
        if (overflow is null) return ((PyLong)index.Ref).Number.Sign < 0 ? long.MinValue : long.MaxValue;
        ts.Raise(overflow, $"cannot fit '{value.Type.Name}' into an index-sized integer");
        return -1;
    }

    /// <summary>Any int's number; the value must be an int (or a bool, or a subclass instance).</summary>
    internal static BigInteger ToBig(Value number) => number.IsInt ? number.Bits : ((PyLong)number.Ref).Number;
}
