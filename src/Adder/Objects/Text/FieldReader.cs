using Adder.Runtime;

namespace Adder.Objects;

/// <summary>One field of a format string, as positions in it.</summary>
internal struct Field
{
    internal int NameStart, NameEnd;

    /// <summary>The character behind '!', or 0.</summary>
    internal int Conversion;

    internal int SpecStart, SpecEnd;
    internal bool SpecHasFields;
}

/// <summary>Reads a format string: literal text and fields in turn. Throws ValueError. (MarkupIterator)</summary>
internal struct FieldReader(PyStr format, int start, int end)
{
    private int _at = start;

    /// <summary>Copies literal text and gives the field behind it; false at the end.</summary>
    internal bool Next(StrBuilder output, out Field field)
    {
        field = default;
        while (_at < end)
        {
            int literal = _at;
            while (_at < end && format[_at] is not ('{' or '}')) _at++;
            output.Append(format, literal, _at - literal);
            if (_at >= end) return false;
            int brace = format[_at++];
            bool doubled = _at < end && format[_at] == brace;
            if (brace == '}' && !doubled) throw Errors.ValueError("Single '}' encountered in format string");
            if (!doubled)
            {
                if (_at >= end) throw Errors.ValueError("Single '{' encountered in format string");
                ReadField(ref field);
                return true;
            }
            output.Append(brace);
            _at++;
        }
        return false;
    }

    // parse_field
    private void ReadField(ref Field field)
    {
        field.NameStart = _at;
        int c = 0;
        bool bracketed = false;
        while (_at < end)
        {
            c = format[_at++];
            if (c == '[') bracketed = true;
            else if (c == ']') bracketed = false;
            else if (c == '{' && !bracketed) throw Errors.ValueError("unexpected '{' in field name");
            else if (!bracketed && c is '}' or ':' or '!') break;
            c = 0;
        }
        field.NameEnd = c == 0 ? _at : _at - 1;
        if (c is '!' or ':')
        {
            if (c == '!') ReadConversion(ref field, out c);
            if (c == ':') ReadSpec(ref field);
            return;
        }
        if (c != '}') throw Errors.ValueError("expected '}' before end of string");
    }

    private void ReadConversion(ref Field field, out int next)
    {
        if (_at >= end) throw Errors.ValueError("end of string while looking for conversion specifier");
        field.Conversion = format[_at++];
        if (_at >= end) throw Errors.ValueError("unmatched '{' in format spec");
        next = format[_at++];
        if (next is not ('}' or ':')) throw Errors.ValueError("expected ':' after conversion specifier");
    }

    private void ReadSpec(ref Field field)
    {
        field.SpecStart = _at;
        int depth = 1;
        while (_at < end)
        {
            int c = format[_at++];
            if (c == '{')
            {
                field.SpecHasFields = true;
                depth++;
            }
            else if (c == '}' && --depth == 0)
            {
                field.SpecEnd = _at - 1;
                return;
            }
        }
        throw Errors.ValueError("unmatched '{' in format spec");
    }
}

/// <summary>Reads a field name: <c>first.attribute[index]</c>. Throws ValueError. (FieldNameIterator)</summary>
internal struct FieldName(PyStr format, int start, int end)
{
    private readonly int _start = start;
    private int _at = start;

    /// <summary>Where the first part is, and its number (-1 where it is none).</summary>
    internal (int Start, int End, long Number) First()
    {
        while (_at < end && format[_at] is not ('.' or '[')) _at++;
        return (_start, _at, Number(_start, _at));
    }

    internal bool Next(out bool isAttribute, out PyStr text, out long number)
    {
        isAttribute = false;
        text = PyStr.Empty;
        number = -1;
        if (_at >= end) return false;
        int c = format[_at++];
        int from = _at;
        if (c == '.')
        {
            isAttribute = true;
            while (_at < end && format[_at] is not ('.' or '[')) _at++;
            text = format.Substring(from, _at);
        }
        else if (c == '[')
        {
            while (_at < end && format[_at] != ']') _at++;
            if (_at >= end) throw Errors.ValueError("Missing ']' in format string");
            text = format.Substring(from, _at);
            number = Number(from, _at++);
        }
        else
        {
            throw Errors.ValueError("Only '.' or '[' may follow ']' in format field specifier");
        }
        return text.Length == 0 ? throw Errors.ValueError("Empty attribute in format string") : true;
    }

    // get_integer: -1 where it is no number.
    private readonly long Number(int from, int to)
    {
        if (from == to) return -1;
        long number = 0;
        for (int i = from; i < to; i++)
        {
            int digit = Syntax.Text.Unicode.UnicodeData.DecimalValue(format[i]);
            if (digit < 0) return -1;
            if (number > (long.MaxValue - digit) / 10) throw Errors.ValueError("Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        return number;
    }
}
