using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;

namespace Adder.Modules.Small;

/// <summary>The <c>_string</c> module: what string.Formatter takes format strings apart with.</summary>
[PyModule("_string", Doc = "string helper module")]
internal static partial class StringModule
{
    // formatteriter_next: literal text, field name, format spec and conversion of each piece.
    [PyFunction("formatter_parser($module, string, /)\n--\n\nThe pieces of a format string, as an iterator of (literal, field name, spec, conversion).", Name = "formatter_parser")]
    private static Value Parse(ThreadState ts, Value @string)
    {
        if (@string.Ref is not PyStr format) throw Errors.TypeError($"expected str, got {@string.Type.Name}");
        PyList pieces = new();
        FieldReader reader = new(format, 0, format.Length);
        while (true)
        {
            StrBuilder literal = new(16);
            bool hasField = reader.Next(literal, out Field field);
            PyStr text = literal.ToStr();
            if (!hasField)
            {
                if (text.Length > 0) pieces.Add(new PyTuple(text, Value.None, Value.None, Value.None));
                return Iteration.GetIter(ts, pieces);
            }
            Value conversion = field.Conversion == 0 ? Value.None : PyStr.FromCodePoint(field.Conversion);
            pieces.Add(new PyTuple(text, format.Substring(field.NameStart, field.NameEnd), format.Substring(field.SpecStart, field.SpecEnd), conversion));
        }
    }

    [PyFunction("formatter_field_name_split($module, string, /)\n--\n\nThe first part of a field name, and an iterator of (is attribute, part) over the rest.", Name = "formatter_field_name_split")]
    private static Value SplitFieldName(ThreadState ts, Value @string)
    {
        if (@string.Ref is not PyStr name) throw Errors.TypeError($"expected str, got {@string.Type.Name}");
        FieldName reader = new(name, 0, name.Length);
        (int start, int end, long number) = reader.First();
        Value first = number >= 0 ? number : name.Substring(start, end);
        PyList rest = new();
        while (reader.Next(out bool isAttribute, out PyStr text, out long index))
        {
            rest.Add(new PyTuple(isAttribute, index >= 0 && !isAttribute ? index : text));
        }
        return new PyTuple(first, Iteration.GetIter(ts, rest));
    }
}
