using System.Text;
using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Parsing;

/// <summary>Decodes the escape sequences of a string or bytes literal.</summary>
internal ref struct EscapeDecoder(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _next;

    /// <summary>Where the first sequence that means nothing stands, behind its backslash; -1 when there is none.</summary>
    public int FirstInvalid { get; private set; } = -1;

    /// <summary>Why the literal cannot be decoded, as the codec says it.</summary>
    public string? Error { get; private set; }

    /// <summary>The bytes that <see cref="Error"/> is about, as positions in what CPython decodes.</summary>
    public (int Start, int End) ErrorRange { get; private set; }

    // _PyUnicode_DecodeUnicodeEscapeInternal
    public object? DecodeText()
    {
        var text = new StringBuilder(_source.Length);
        List<int>? points = null;
        while (_next < _source.Length)
        {
            int length = _source[_next..].IndexOf((byte)'\\');
            if (length != 0)
            {
                if (length < 0) length = _source.Length - _next;
                string plain = Encoding.UTF8.GetString(_source.Slice(_next, length));
                text.Append(plain);
                if (points is not null) AddPoints(points, plain);
                _next += length;
                continue;
            }
            int start = _next++;
            int point = DecodeTextEscape(start);
            if (Error is not null) return null;
            if (point == LineJoin) continue;
            if (point == Unknown)
            {
                text.Append('\\');
                points?.Add('\\');
                continue;
            }
            if (point is >= 0xD800 and <= 0xDFFF && points is null)
            {
                points = [];
                AddPoints(points, text.ToString());
            }
            points?.Add(point);
            if (point < 0x10000) text.Append((char)point);
            else text.Append(char.ConvertFromUtf32(point));
        }
        return points is null ? text.ToString() : StringValue.FromCodePoints(points.ToArray());
    }

    private const int LineJoin = -1;

    /// <summary>Not an escape: the backslash stands for itself.</summary>
    private const int Unknown = -2;

    private static void AddPoints(List<int> points, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            points.Add(pair ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        }
    }

    private int DecodeTextEscape(int start)
    {
        if (_next >= _source.Length) return Unknown;
        byte c = _source[_next];
        switch ((char)c)
        {
            case 'x':
                _next++;
                return Hex(start, 2, "truncated \\xXX escape");
            case 'u':
                _next++;
                return Hex(start, 4, "truncated \\uXXXX escape");
            case 'U':
                _next++;
                return Hex(start, 8, "truncated \\UXXXXXXXX escape");
            case 'N':
                _next++;
                return Named(start);
            default:
                return DecodeCommonEscape(c);
        }
    }

    /// <summary>The sequences that str and bytes share.</summary>
    private int DecodeCommonEscape(byte c)
    {
        _next++;
        switch ((char)c)
        {
            case '\n': return LineJoin;
            case '\\' or '\'' or '"': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 't': return '\t';
            case 'n': return '\n';
            case 'r': return '\r';
            case 'v': return '\v';
            case 'a': return '\a';
            case >= '0' and <= '7':
                int value = c - '0';
                int digits = 1;
                for (; digits < 3 && _next < _source.Length && _source[_next] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    value = value * 8 + _source[_next++] - '0';
                }
                if (value > 255 && FirstInvalid < 0) FirstInvalid = _next - 3;
                return value;
            default:
                _next--;
                if (c < 0x80 && FirstInvalid < 0) FirstInvalid = _next;
                return Unknown;
        }
    }

    private int Hex(int start, int digits, string message)
    {
        uint value = 0;
        for (; digits > 0; digits--, _next++)
        {
            int digit = _next < _source.Length ? HexDigit(_source[_next]) : -1;
            if (digit < 0) return Fail(start, message);
            value = value << 4 | (uint)digit;
        }
        return value > 0x10FFFF ? Fail(start, "illegal Unicode character") : (int)value;
    }

    private static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    private int Named(int start)
    {
        const string Malformed = "malformed \\N character escape";
        if (_next >= _source.Length || _source[_next] != '{') return Fail(start, Malformed);
        _next++;
        int length = _source[_next..].IndexOf((byte)'}');
        if (length <= 0)
        {
            if (length < 0) _next = _source.Length;
            return Fail(start, Malformed);
        }
        ReadOnlySpan<byte> name = _source.Slice(_next, length);
        _next += length + 1;
        int point = Ascii.IsValid(name) ? UnicodeNames.Find(Encoding.ASCII.GetString(name)) : -1;
        return point < 0 ? Fail(start, "unknown Unicode character name") : point;
    }

    private int Fail(int start, string message)
    {
        Error = message;
        ErrorRange = (Transformed(start), Transformed(_next));
        return Unknown;
    }

    /// <summary>CPython spells every character that is not ASCII as \U and eight digits before it decodes.</summary>
    private readonly int Transformed(int position)
    {
        int result = 0;
        for (int i = 0; i < position; i++)
        {
            byte c = _source[i];
            if (c < 0x80) result++;
            else if (c >= 0xC0) result += 10;
            if (c == '\\' && i + 1 < _source.Length)
            {
                if (_source[i + 1] >= 0x80) result += 5;
                else if (i + 1 < position) result++;
                if (_source[i + 1] < 0x80) i++;
            }
        }
        return result;
    }

    // _PyBytes_DecodeEscape
    public byte[]? DecodeBytes()
    {
        var bytes = new byte[_source.Length];
        int count = 0;
        while (_next < _source.Length)
        {
            byte c = _source[_next++];
            if (c != '\\')
            {
                bytes[count++] = c;
                continue;
            }
            int start = _next - 1;
            if (_next < _source.Length && _source[_next] == 'x')
            {
                int high = _next + 1 < _source.Length ? HexDigit(_source[_next + 1]) : -1;
                int low = _next + 2 < _source.Length ? HexDigit(_source[_next + 2]) : -1;
                if (high < 0 || low < 0)
                {
                    Error = $"invalid \\x escape at position {start}";
                    return null;
                }
                bytes[count++] = (byte)(high * 16 + low);
                _next += 3;
                continue;
            }
            int value = _next < _source.Length ? DecodeCommonEscape(_source[_next]) : Unknown;
            if (value == LineJoin) continue;
            bytes[count++] = value == Unknown ? (byte)'\\' : (byte)value;
        }
        Array.Resize(ref bytes, count);
        return bytes;
    }
}
