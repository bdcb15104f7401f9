using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>format(value, spec)</c>. Throws. (PyObject_Format)</summary>
internal static class Formats
{
    internal static PyStr Of(ThreadState ts, Value value, PyStr spec)
    {
        if (spec.Length == 0)
        {
            if (ReferenceEquals(value.Type, PyType.Str)) return (PyStr)value.Ref;
            if (value.IsInt) return PyLong.ToDecimal(ts, value);
        }
        if (value.IsInt) return Formatting.Number(ts, value, spec);
        if (value.IsFloat) return Formatting.Float(ts, value, value.Double, spec);
        if (ReferenceEquals(value.Type, PyType.Str)) return Formatting.Text(ts, (PyStr)value.Ref, spec);
        Value method = Attributes.FindSpecial(ts, value, "__format__");
        if (method.IsNull)
        {
            throw ts.HasPending ? ts.Throwable() : Errors.TypeError($"Type {value.Type.Name} doesn't define __format__");
        }
        Value text = Calls.Call(ts, method, spec).OrThrow(ts);
        return text.Ref as PyStr ?? throw Errors.TypeError($"__format__ must return a str, not {text.Type.Name}");
    }
}
