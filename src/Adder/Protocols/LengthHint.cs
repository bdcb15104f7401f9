using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>How many items an iterable may give. (PyObject_LengthHint)</summary>
internal static unsafe class LengthHint
{
    /// <summary>-1 with an error pending when <c>__len__</c> or <c>__length_hint__</c> failed with something other than TypeError.</summary>
    internal static long Of(ThreadState ts, Value iterable, long fallback)
    {
        PyType type = iterable.Type;
        if (type.SqLength != null || type.MpLength != null)
        {
            long length = type.SqLength != null ? type.SqLength(ts, iterable) : type.MpLength(ts, iterable);
            if (length >= 0) return length;
            if (!ts.ClearIf(PyType.TypeError)) return -1;
        }
        Value method = Attributes.FindSpecial(ts, iterable, "__length_hint__");
        if (method.IsNull) return ts.HasPending ? -1 : fallback;
        Value hint = Calls.Call(ts, method);
        if (hint.IsNull) return ts.ClearIf(PyType.TypeError) ? fallback : -1;
        if (hint.Is(PyNotImplemented.Instance)) return fallback;
        if (!Positions.IsInt(hint))
        {
            return ts.Fail(PyType.TypeError, $"__length_hint__ must be an integer, not {hint.Type.Name}");
        }
        if (!Positions.TryNumber(ts, hint, PyType.OverflowError, out long number)) return -1;
        return number >= 0 ? number : ts.Fail(PyType.ValueError, "__length_hint__() should return >= 0");
    }
}
