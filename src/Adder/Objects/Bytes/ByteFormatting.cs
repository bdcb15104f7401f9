using System.Buffers;
using System.Globalization;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>bytes % args</c>. Numbers are formatted as str formats them. (_PyBytes_FormatEx)</summary>
internal ref struct ByteFormatting
{
    private readonly ThreadState _ts;
    private readonly ReadOnlySpan<byte> _format;
    private readonly ArrayBufferWriter<byte> _text;
    private readonly Value _args;
    private readonly bool _isMapping;
    private Value _value;
    private int _at;
    private int _next;
    private int _argCount;

    private ByteFormatting(ThreadState ts, ReadOnlySpan<byte> format, Value args)
    {
        _ts = ts;
        _format = format;
        _args = args;
        _text = new(format.Length + 16);
        _argCount = args.Ref is PyTuple tuple ? tuple.Count : -1;
        _isMapping = HasSubscript(args.Type) && args.Ref is not (PyTuple or PyByteString or PyStr);
    }

    internal static byte[] Format(ThreadState ts, ReadOnlySpan<byte> format, Value args)
    {
        ByteFormatting formatting = new(ts, format, args);
        formatting.Run();
        return formatting._text.WrittenSpan.ToArray();
    }

    private void Run()
    {
        while (_at < _format.Length)
        {
            int percent = _format[_at..].IndexOf((byte)'%');
            _text.Write(percent < 0 ? _format[_at..] : _format.Slice(_at, percent));
            if (percent < 0) break;
            _at += percent + 1;
            One();
        }
        bool allUsed = _isMapping || (_argCount >= 0 ? _next >= _argCount : _next > 0);
        if (!allUsed) throw Errors.TypeError("not all arguments converted during bytes formatting");
    }

    private void One()
    {
        _value = default;
        if (Peek() == '%')
        {
            _at++;
            _text.Write("%"u8);
            return;
        }
        if (Peek() == '(') Key();
        int flagsFrom = _at;
        bool left = false;
        while (Peek() is '-' or '+' or ' ' or '#' or '0')
        {
            left |= Peek() == '-';
            _at++;
        }
        string flags = Ascii(_format[flagsFrom.._at]);
        long width = Number("width too big");
        if (width < 0)
        {
            left = true;
            width = -width;
            if (!flags.Contains('-')) flags += "-";
        }
        long precision = -1;
        if (Peek() == '.')
        {
            _at++;
            precision = Math.Max(0, Number("prec too big"));
        }
        if (Peek() is 'h' or 'l' or 'L') _at++;
        if (_at >= _format.Length) throw Errors.ValueError("incomplete format");
        char code = (char)_format[_at++];
        Convert(code, flags, left, width, precision);
    }

    private void Convert(char code, string flags, bool left, long width, long precision)
    {
        Value value = _value.IsNull ? Argument() : _value;
        switch (code)
        {
            case 'r' or 'a':
                Emit(Encoded(Repr.Ascii(_ts, value)), left, width, precision);
                break;
            case 's' or 'b':
                Emit(BytesOf(value), left, width, precision);
                break;
            case 'c':
                Emit([Character(value)], left, width, -1);
                break;
            case 'd' or 'i' or 'u' when flags.Length == 0 && width == 0 && precision < 0 && value.IsInt:
                value.Bits.TryFormat(_text.GetSpan(20), out int written, default, CultureInfo.InvariantCulture);
                _text.Advance(written);
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                string spec = "%" + flags + (width > 0 ? width.ToString() : "") + (precision >= 0 ? "." + precision : "") + code;
                PyStr text = (PyStr)Numbers.Remainder(_ts, spec, new PyTuple(value)).OrThrow(_ts).Ref;
                _text.Write(Encoded(text));
                break;
            default:
                throw Errors.ValueError($"unsupported format character '{code}' (0x{(int)code:x}) at index {_at - 1}");
        }
    }

    private readonly void Emit(ReadOnlySpan<byte> bytes, bool left, long width, long precision)
    {
        if (precision >= 0 && precision < bytes.Length) bytes = bytes[..(int)precision];
        int pad = (int)Math.Max(0, width - bytes.Length);
        if (!left) Spaces(pad);
        _text.Write(bytes);
        if (left) Spaces(pad);
    }

    private readonly void Spaces(int count)
    {
        if (count == 0) return;
        _text.GetSpan(count)[..count].Fill((byte)' ');
        _text.Advance(count);
    }

    private void Key()
    {
        if (!_isMapping) throw Errors.TypeError("format requires a mapping");
        int from = ++_at, depth = 1;
        while (_at < _format.Length && depth > 0)
        {
            if (_format[_at] == ')') depth--;
            else if (_format[_at] == '(') depth++;
            _at++;
        }
        if (depth > 0) throw Errors.ValueError("incomplete format key");
        _value = Subscript.Get(_ts, _args, PyBytes.From(_format[from..(_at - 1)])).OrThrow(_ts);
    }

    private long Number(string tooBig)
    {
        if (Peek() == '*')
        {
            _at++;
            Value star = Argument();
            if (!Positions.IsInt(star)) throw Errors.TypeError("* wants int");
            return Indexing.ToSsize(_ts, star, PyType.OverflowError).OrThrow(_ts);
        }
        long number = 0;
        while (Peek() is >= '0' and <= '9')
        {
            number = number * 10 + (_format[_at++] - '0');
            if (number > int.MaxValue) throw Errors.ValueError(tooBig);
        }
        return number;
    }

    private readonly int Peek() => _at < _format.Length ? _format[_at] : -1;

    // getnextarg
    private Value Argument()
    {
        if (_argCount >= 0 ? _next >= _argCount : _next > 0) throw Errors.TypeError("not enough arguments for format string");
        Value value = _argCount >= 0 ? ((PyTuple)_args.Ref)[_next] : _args;
        _next++;
        return value;
    }

    // format_obj
    private readonly byte[] BytesOf(Value value)
    {
        if (value.Ref is PyByteString text) return text.Span.ToArray();
        Value method = Attributes.FindSpecial(_ts, value, "__bytes__");
        if (!method.IsNull)
        {
            Value made = Calls.Call(_ts, method).OrThrow(_ts);
            return made.Ref is PyBytes bytes ? bytes.ToArray() : throw Errors.TypeError($"__bytes__ returned non-bytes (type {made.Type.Name})");
        }
        if (_ts.HasPending) throw _ts.Throwable();
        if (Buffers.Has(value)) return Buffers.Copy(_ts, value);
        throw Errors.TypeError($"%b requires a bytes-like object, or an object that implements __bytes__, not '{value.Type.Name}'");
    }

    // byte_converter
    private readonly byte Character(Value value)
    {
        const string Wanted = "%c requires an integer in range(256) or a single byte";
        if (value.Ref is PyByteString text) return text.Span.Length == 1 ? text.Span[0] : throw Errors.TypeError(Wanted);
        if (!Positions.HasIndex(value)) throw Errors.TypeError(Wanted);
        long number = Indexing.ToSsize(_ts, value, null).OrThrow(_ts);
        return number is >= 0 and <= 255 ? (byte)number : throw Errors.OverflowError("%c arg not in range(256)");
    }

    private static unsafe bool HasSubscript(PyType type) => type.MpSubscript != null;

    private static byte[] Encoded(PyStr ascii) => ascii.Latin1.ToArray();

    private static string Ascii(ReadOnlySpan<byte> bytes) => System.Text.Encoding.Latin1.GetString(bytes);
}
