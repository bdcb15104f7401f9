using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>format(value, spec)</c>. (PyObject_Format)</summary>
internal static class FormatCalls
{
    internal static Value Format(ThreadState ts, Value value, Value specification)
    {
        bool plain = ((PyStr)specification.Ref).Length == 0;
        if (plain && ReferenceEquals(value.Type, PyType.Str)) return value;
        if (plain && (ReferenceEquals(value.Type, PyType.Int) || value.IsFloat)) return Str.Of(ts, value);
        Value method = Attributes.FindSpecial(ts, value, "__format__");
        if (method.IsNull)
        {
            return ts.HasPending ? default : ts.Raise(PyType.TypeError, $"Type {value.Type.Name} doesn't define __format__");
        }
        Value text = Calls.Call(ts, method, specification);
        if (text.IsNull || text.Ref is PyStr) return text;
        return ts.Raise(PyType.TypeError, $"__format__ must return a str, not {text.Type.Name}");
    }
}
