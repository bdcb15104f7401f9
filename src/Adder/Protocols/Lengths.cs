using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>len()</c>. (PyObject_Size)</summary>
internal static unsafe class Lengths
{
    /// <summary>The length, or -1 with the error pending.</summary>
    internal static long Of(ThreadState ts, Value value)
    {
        PyType type = value.Type;
        if (type.SqLength != null) return type.SqLength(ts, value);
        if (type.MpLength != null) return type.MpLength(ts, value);
        return ts.Fail(PyType.TypeError, $"object of type '{type.Name}' has no len()");
    }
}
