using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Whether a value counts as true. (PyObject_IsTrue)</summary>
internal static unsafe class Truth
{
    /// <summary>1, 0, or -1 with the error pending.</summary>
    internal static int Of(ThreadState ts, Value value)
    {
        if (value.IsTrue) return 1;
        if (value.IsFalse || value.IsNone) return 0;
        if (value.IsInt) return value.Bits != 0 ? 1 : 0;
        if (value.IsFloat) return value.Double != 0 ? 1 : 0;
        PyType type = value.Type;
        if (type.NbBool != null) return type.NbBool(ts, value);
        long length = type.MpLength != null ? type.MpLength(ts, value) : type.SqLength != null ? type.SqLength(ts, value) : 1;
        return length > 0 ? 1 : (int)length;
    }

    /// <summary>As <see cref="Of"/>, but throws.</summary>
    internal static bool Test(ThreadState ts, Value value) => Of(ts, value).OrThrow(ts) != 0;
}
