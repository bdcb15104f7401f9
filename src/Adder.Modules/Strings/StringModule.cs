using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Strings;

/// <summary>The _string module: format strings taken apart, for string.Formatter.</summary>
[PyModule("_string", Doc = "What string.Formatter needs of str.format().")]
internal static partial class StringModule
{
    [PyFunction("formatter_parser($module, format_string, /)\n--\n\nIterate over (literal text, field name, format specification, conversion).", Name = "formatter_parser")]
    private static Value Parse(ThreadState ts, Value formatString)
    {
        if (formatString.Ref is not PyStr format) return ts.Raise(PyType.TypeError, $"expected str, got {formatString.Type.Name}");
        PyList parts = new();
        FieldReader reader = new(format, 0, format.Length);
        while (true)
        {
            StrBuilder literal = new();
            bool hasField = reader.Next(literal, out Field field);
            if (hasField) parts.Add(Part(format, literal.ToStr(), field));
            else if (literal.Length > 0) parts.Add(new PyTuple(literal.ToStr(), Value.None, Value.None, Value.None));
            if (!hasField) return new PyListIterator(parts);
        }
    }

    // formatteriter_next
    private static PyTuple Part(PyStr format, PyStr literal, in Field field)
    {
        Value conversion = field.Conversion == 0 ? Value.None : PyStr.FromCodePoint(field.Conversion);
        return new PyTuple(
            literal, format.Substring(field.NameStart, field.NameEnd), format.Substring(field.SpecStart, field.SpecEnd), conversion);
    }

    [PyFunction(
        "formatter_field_name_split($module, field_name, /)\n--\n\nReturn the first part of a field name, and an iterator over (is attribute, name or index) of the others.",
        Name = "formatter_field_name_split")]
    private static Value SplitName(ThreadState ts, Value fieldName)
    {
        if (fieldName.Ref is not PyStr name) return ts.Raise(PyType.TypeError, $"expected str, got {fieldName.Type.Name}");
        FieldName reader = new(name, 0, name.Length);
        (int start, int end, long number) = reader.First();
        PyList rest = new();
        while (reader.Next(out bool isAttribute, out PyStr text, out long index))
        {
            rest.Add(new PyTuple(isAttribute, !isAttribute && index >= 0 ? Value.Int(index) : text));
        }
        Value first = number >= 0 ? Value.Int(number) : name.Substring(start, end);
        return new PyTuple(first, new PyListIterator(rest));
    }
}
