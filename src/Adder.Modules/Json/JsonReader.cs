using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>Reads the strings of a JSON text of one storage width.</summary>
internal ref partial struct JsonReader<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly ThreadState _ts;
    private readonly PyStr _source;
    private readonly ReadOnlySpan<T> _text;
    private readonly bool _strict;
    private readonly PyJsonScanner _options;

    internal JsonReader(ThreadState ts, PyStr source, ReadOnlySpan<T> text, bool strict)
    {
        _ts = ts;
        _source = source;
        _text = text;
        _strict = strict;
        _options = null!;
    }

    private readonly int At(int index) => index < _text.Length ? int.CreateTruncating(_text[index]) : -1;

    private readonly PythonException Error(string message, int position) => JsonModule.DecodeError(_ts, message, _source, position);

    /// <summary>The string behind a quote; <paramref name="at"/> moves behind the closing one. Throws. (scanstring_unicode)</summary>
    internal readonly Value String(ref int at)
    {
        int begin = at - 1;
        int next = Plain(at, begin);
        if (At(next) == '"')
        {
            PyStr whole = _source.Substring(at, next);
            at = next + 1;
            return whole;
        }
        var text = new StrBuilder();
        while (true)
        {
            text.Append(_source, at, next - at);
            if (At(next++) == '"')
            {
                at = next;
                return text.ToStr();
            }
            if (next >= _text.Length) throw Error("Unterminated string starting at", begin);
            text.Append(Escape(ref next));
            at = next;
            next = Plain(at, begin);
        }
    }

    /// <summary>The next quote or backslash.</summary>
    private readonly int Plain(int at, int begin)
    {
        int start = at;
        if (typeof(T) == typeof(byte) && _strict && at < _text.Length)
        {
            int found = MemoryMarshal.AsBytes(_text[at..]).IndexOfAny(JsonText.Stops);
            start = found < 0 ? _text.Length : at + found;
        }
        for (int i = start; i < _text.Length; i++)
        {
            int c = int.CreateTruncating(_text[i]);
            if (c is '"' or '\\') return i;
            if (c <= 0x1F && _strict) throw Error("Invalid control character at", i);
        }
        throw Error("Unterminated string starting at", begin);
    }

    private readonly int Escape(ref int next)
    {
        int c = At(next++);
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return Unicode(ref next);
            default:
                throw Error("Invalid \\escape", next - 2);
        }
    }

    private readonly int Unicode(ref int next)
    {
        if (next + 4 >= _text.Length) throw Error("Invalid \\uXXXX escape", next - 1);
        int unit = Hex(next);
        next += 4;
        if (unit is < 0xD800 or > 0xDBFF || next + 6 >= _text.Length || At(next) != '\\' || At(next + 1) != 'u') return unit;
        int low = Hex(next + 2);
        if (low is < 0xDC00 or > 0xDFFF) return unit;
        next += 6;
        return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }

    private readonly int Hex(int at)
    {
        int value = 0;
        for (int i = at; i < at + 4; i++)
        {
            int c = At(i);
            if (c > 'f' || !char.IsAsciiHexDigit((char)c)) throw Error("Invalid \\uXXXX escape", at - 1);
            value = value << 4 | (c & 0xF) + (c > '9' ? 9 : 0);
        }
        return value;
    }
}
