using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Values as integers and positions: <c>__index__</c>. (PyNumber_Index, PyNumber_AsSsize_t)</summary>
internal static unsafe class Indexing
{
    internal static bool IsInt(Value value) => value.IsInt || value.Ref.Type.Has(TypeFlags.LongSubclass);

    internal static bool HasIndex(Value value) => value.IsInt || value.Ref.Type.NbIndex != null;

    /// <summary>The value as an int (perhaps of a subclass) by <c>__index__</c>, or <c>default</c>. (_PyNumber_Index)</summary>
    internal static Value ToInt(ThreadState ts, Value value)
    {
        if (IsInt(value)) return value;
        PyType type = value.Type;
        if (type.NbIndex == null) return ts.Raise(PyType.TypeError, $"'{type.Name}' object cannot be interpreted as an integer");
        Value result = type.NbIndex(ts, value);
        if (result.IsNull || result.IsInt || ReferenceEquals(result.Type, PyType.Int)) return result;
        if (!IsInt(result)) return ts.Raise(PyType.TypeError, $"__index__ returned non-int (type {result.Type.Name})");
        bool warned = Warnings.TryWarn(
            ts, PyType.DeprecationWarning,
            $"__index__ returned non-int (type {result.Type.Name}).  The ability to return an instance of a strict subclass of int is "
            + "deprecated, and may not be supported in a future version of Python.");
        return warned ? result : default;
    }

    /// <summary>The value as a position; out of the machine's range is IndexError. False with an error pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryIndex(ThreadState ts, Value value, out long index)
    {
        if (value.IsInt)
        {
            index = value.Bits;
            return true;
        }
        return TryNumber(ts, value, PyType.IndexError, out index);
    }

    /// <summary>The value as a machine number; out of range is an error of the given type.</summary>
    internal static bool TryNumber(ThreadState ts, Value value, PyType overflow, out long number)
    {
        Value exact = ToInt(ts, value);
        number = -1;
        if (exact.IsNull) return false;
        if (PyLong.TryInt64(exact, out number)) return true;
        ts.Raise(overflow, $"cannot fit '{value.Type.Name}' into an index-sized integer");
        return false;
    }

    /// <summary>The value as a machine number, clipped to its range.</summary>
    internal static bool TryClip(ThreadState ts, Value value, out long number)
    {
        Value exact = ToInt(ts, value);
        number = -1;
        if (exact.IsNull) return false;
        if (!PyLong.TryInt64(exact, out number)) number = PyLong.BigOf(exact).Sign < 0 ? long.MinValue : long.MaxValue;
        return true;
    }
}
