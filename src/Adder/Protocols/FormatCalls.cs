using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>format(value, spec)</c>. May throw too. (PyObject_Format)</summary>
internal static class FormatCalls
{
    internal static Value Format(ThreadState ts, Value value, Value specification)
    {
        PyStr text = (PyStr)specification.Ref;
        bool plain = text.Length == 0;
        if (plain && ReferenceEquals(value.Type, PyType.Str)) return value;
        if (plain && (ReferenceEquals(value.Type, PyType.Int) || value.IsFloat)) return Str.Of(ts, value);
        if (value.IsInt) return Formatting.Number(ts, value, text);
        if (value.IsFloat) return Formatting.Float(ts, value, value.Double, text);
        if (ReferenceEquals(value.Type, PyType.Str)) return Formatting.Text(ts, (PyStr)value.Ref, text);
        Value method = Attributes.FindSpecial(ts, value, "__format__");
        if (method.IsNull)
        {
            return ts.HasPending ? default : ts.Raise(PyType.TypeError, $"Type {value.Type.Name} doesn't define __format__");
        }
        Value result = Calls.Call(ts, method, specification);
        if (result.IsNull || result.Ref is PyStr) return result;
        return ts.Raise(PyType.TypeError, $"__format__ must return a str, not {result.Type.Name}");
    }
}
