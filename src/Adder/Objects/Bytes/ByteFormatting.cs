using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>bytes % args</c>. Numbers are formatted as str formats them. (_PyBytes_FormatEx)</summary>
internal ref struct ByteFormatting
{
    private readonly ThreadState _ts;
    private readonly ReadOnlySpan<byte> _format;
    private readonly Value _args;
    private readonly bool _isMapping;
    private ByteRoom _text;
    private Value _value;
    private int _at;
    private int _next;
    private int _argCount;

    private ByteFormatting(ThreadState ts, ReadOnlySpan<byte> format, Value args, Span<byte> room)
    {
        _ts = ts;
        _format = format;
        _args = args;
        _text = new(room);
        _argCount = args.Ref is PyTuple tuple ? tuple.Count : -1;
        _isMapping = HasSubscript(args.Type) && args.Ref is not (PyTuple or PyByteString or PyStr);
    }

    /// <summary>An object of the format's kind. Throws.</summary>
    internal static PyByteString Format(ThreadState ts, PyByteString format, Value args)
    {
        ByteFormatting formatting = new(ts, format.Span, args, stackalloc byte[256]);
        try
        {
            formatting.Run();
            return format.Copy(formatting._text.Written);
        }
        catch (FormattingError error)
        {
            throw Formatting.Translate(error);
        }
        finally
        {
            formatting._text.Dispose();
        }
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
        PercentSpec spec = new(0);
        while (PercentSpec.FlagOf(Peek()) is var flag and not PercentFlags.None)
        {
            spec.Flags |= flag;
            _at++;
        }
        if (Peek() is '*' or >= '0' and <= '9')
        {
            long width = Number("width too big", long.MaxValue);
            if (width < 0) spec.Flags |= PercentFlags.LeftJustify;
            spec.Width = width is <= int.MaxValue and > int.MinValue ? (int)Math.Abs(width) : throw Errors.MemoryError();
        }
        if (Peek() == '.')
        {
            _at++;
            spec.Precision = Limited(Math.Max(0, Number("prec too big", int.MaxValue)));
        }
        if (Peek() is 'h' or 'l' or 'L') _at++;
        if (_at >= _format.Length) throw Errors.ValueError("incomplete format");
        spec.Type = _format[_at++];
        Convert(spec);
    }

    private static int Limited(long number) => number <= int.MaxValue ? (int)number : throw Errors.OverflowError("Python int too large to convert to C int");

    private void Convert(PercentSpec spec)
    {
        Value value = _value.IsNull ? Argument() : _value;
        switch (spec.Type)
        {
            case 'r' or 'a':
                Emit(Repr.Ascii(_ts, value).Latin1, spec);
                break;
            case 's' or 'b':
                Emit(value.Ref is PyByteString text ? text.Span : BytesOf(value), spec);
                break;
            case 'c':
                spec.Precision = -1;
                Emit([Character(value)], spec);
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                if (value.IsInt && spec.TryFormat(value.Bits, _text.GetSpan(PercentSpec.ShortRoom)[..PercentSpec.ShortRoom], out int written)) _text.Advance(written);
                else Emit(spec.Format(PercentArguments.ToInt(_ts, value, (char)spec.Type), _ts.Interpreter.IntMaxStrDigits));
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                Emit(spec.Format(Number(value)));
                break;
            default:
                throw Errors.ValueError($"unsupported format character '{(char)spec.Type}' (0x{spec.Type:x}) at index {_at - 1}");
        }
    }

    private void Emit(string ascii) => _text.Advance(System.Text.Encoding.Latin1.GetBytes(ascii, _text.GetSpan(ascii.Length)));

    // formatfloat
    private readonly double Number(Value value)
    {
        if (FloatConversions.TryNumber(_ts, value, out double number)) return number;
        throw Errors.TypeError($"float argument required, not {value.Type.Name}");
    }

    private void Emit(scoped ReadOnlySpan<byte> bytes, in PercentSpec spec)
    {
        if (spec.Precision >= 0 && spec.Precision < bytes.Length) bytes = bytes[..spec.Precision];
        int pad = Math.Max(0, spec.Width - bytes.Length);
        bool left = spec.Has(PercentFlags.LeftJustify);
        if (!left) Spaces(pad);
        _text.Write(bytes);
        if (left) Spaces(pad);
    }

    private void Spaces(int count)
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

    private long Number(string tooBig, long most)
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
            int digit = _format[_at++] - '0';
            if (number > (most - digit) / 10) throw Errors.ValueError(tooBig);
            number = number * 10 + digit;
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
}
