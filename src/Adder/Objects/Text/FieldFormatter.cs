using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>str.format</c>: replaces fields in braces. (stringlib/unicode_format.h)</summary>
internal ref struct FieldFormatter
{
    private const int MaxDepth = 2;

    private enum Numbering
    {
        Unknown, Automatic, Manual,
    }

    private readonly ThreadState _ts;
    private readonly ReadOnlySpan<Value> _args;
    private readonly Value _keywords;
    private readonly bool _hasPositional;
    private Numbering _numbering;
    private int _nextNumber;

    private FieldFormatter(ThreadState ts, ReadOnlySpan<Value> args, Value keywords, bool hasPositional)
    {
        _ts = ts;
        _args = args;
        _keywords = keywords;
        _hasPositional = hasPositional;
    }

    /// <summary>Keywords may be any mapping, or null. Throws.</summary>
    internal static PyStr Format(ThreadState ts, PyStr format, ReadOnlySpan<Value> args, Value keywords, bool hasPositional = true) =>
        new FieldFormatter(ts, args, keywords, hasPositional).Build(format, 0, format.Length, MaxDepth);

    // build_string, do_markup
    private PyStr Build(PyStr format, int start, int end, int depth)
    {
        if (depth <= 0) throw Errors.ValueError("Max string recursion exceeded");
        StrBuilder output = StrBuilder.Spare(_ts, end - start + 16);
        FieldReader reader = new(format, start, end);
        while (reader.Next(output, out Field field))
        {
            Value value = Lookup(format, field);
            if (field.Conversion != 0) value = Convert(value, field.Conversion);
            PyStr spec = field.SpecStart == field.SpecEnd ? PyStr.Empty
                : field.SpecHasFields ? Build(format, field.SpecStart, field.SpecEnd, depth - 1)
                : format.Substring(field.SpecStart, field.SpecEnd);
            output.Append((PyStr)FormatCalls.Format(_ts, value, spec).OrThrow(_ts).Ref);
        }
        return output.ToStr(_ts);
    }

    // do_conversion
    private readonly Value Convert(Value value, int conversion) => conversion switch
    {
        'r' => Repr.Of(_ts, value),
        's' => Str.Of(_ts, value),
        'a' => Repr.Ascii(_ts, value),
        > 32 and < 127 => throw Errors.ValueError($"Unknown conversion specifier {(char)conversion}"),
        _ => throw Errors.ValueError($"Unknown conversion specifier \\x{conversion:x}"),
    };

    // get_field_object
    private Value Lookup(PyStr format, in Field field)
    {
        FieldName name = new(format, field.NameStart, field.NameEnd);
        (int start, int end, long number) = name.First();
        Value value = number >= 0 || start == end ? Positional(number) : Keyword(format.Substring(start, end));
        while (name.Next(out bool isAttribute, out PyStr text, out long index))
        {
            if (isAttribute) value = Attributes.Get(_ts, value, text).OrThrow(_ts);
            else value = Subscript.Get(_ts, value, index >= 0 ? index : text).OrThrow(_ts);
        }
        return value;
    }

    private readonly Value Keyword(PyStr name)
    {
        if (_keywords.IsNull) throw Errors.KeyError(name);
        Value found = _keywords.Ref is PyDict dict && ReferenceEquals(dict.Type, PyType.Dict)
            ? dict.Find(_ts, name)
            : Subscript.Get(_ts, _keywords, name).OrThrow(_ts);
        return found.IsNull ? throw Errors.KeyError(name) : found;
    }

    // autonumber_state_error
    private Value Positional(long number)
    {
        Numbering wanted = number < 0 ? Numbering.Automatic : Numbering.Manual;
        if (_hasPositional)
        {
            if (_numbering == Numbering.Unknown) _numbering = wanted;
            if (_numbering != wanted)
            {
                throw Errors.ValueError(_numbering == Numbering.Manual
                    ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification");
            }
        }
        if (number < 0) number = _nextNumber++;
        if (!_hasPositional) throw Errors.ValueError("Format string contains positional fields");
        return number < _args.Length
            ? _args[(int)number]
            : throw Errors.IndexError($"Replacement index {number} out of range for positional args tuple");
    }
}
