using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>format % args</c>. Throws. (PyUnicode_Format)</summary>
internal ref struct PercentFormatter
{
    private readonly ThreadState _ts;
    private readonly PyStr _format;
    private readonly Value _source;
    private readonly StrBuilder _output;
    private readonly bool _isMapping;
    private Value _args;
    private int _count;     // -2: one argument that is no tuple; -1: it is used up
    private int _next;
    private int _at;
    private bool _isKeyed;

    private PercentFormatter(ThreadState ts, PyStr format, Value args)
    {
        _ts = ts;
        _format = format;
        _source = _args = args;
        _output = StrBuilder.Spare(ts, format.Length + 24);
        _count = args.Ref is PyTuple tuple ? tuple.Count : -2;
        unsafe
        {
            _isMapping = args.Type.MpSubscript != null && args.Ref is not PyTuple && args.Ref is not PyStr;
        }
    }

    internal static PyStr Format(ThreadState ts, PyStr format, Value args) => new PercentFormatter(ts, format, args).Run();

    private PyStr Run()
    {
        while (_at < _format.Length)
        {
            int literal = _at;
            FindPercent();
            _output.Append(_format, literal, _at - literal);
            if (_at >= _format.Length) break;
            _at++;
            FormatOne();
        }
        bool left = _count == -2 ? _next == 0 : _next < _count;
        if (left && !_isMapping && !_isKeyed) throw Errors.TypeError("not all arguments converted during string formatting");
        return _output.ToStr(_ts);
    }

    private void FindPercent()
    {
        if (_format.IsLatin1)
        {
            int distance = _format.Latin1[_at..].IndexOf((byte)'%');
            _at = distance < 0 ? _format.Length : _at + distance;
            return;
        }
        while (_at < _format.Length && _format[_at] != '%') _at++;
    }

    private int Read() => _at < _format.Length ? _format[_at++] : throw Errors.ValueError("incomplete format");

    // unicode_format_arg
    private void FormatOne()
    {
        int c = Read();
        if (c == '%')
        {
            _output.Append('%');
            return;
        }
        if ((c is 's' or 'd') && FormatPlain(c)) return;
        (Value savedArgs, int savedCount, int savedNext) = (_args, _count, _next);
        bool keyed = false;
        if (c == '(')
        {
            ReadKey();
            keyed = true;
            c = Read();
        }
        PercentSpec spec = ReadSpec(c);
        Output(spec);
        if (keyed) (_args, _count, _next) = (savedArgs, savedCount, savedNext);
    }

    // %s of a str, %s and %d of an int: no specification to follow.
    private bool FormatPlain(int type)
    {
        if (_count < 0 ? _next != 0 : _next >= _count) return false;
        Value value = _count < 0 ? _args : Unsafe.As<PyTuple>(_args.Ref)[_next];
        if (value.IsInt) _output.AppendDecimal(value.Bits);
        else if (type == 's' && ReferenceEquals(value.Type, PyType.Str)) _output.Append((PyStr)value.Ref);
        else return false;
        _next++;
        return true;
    }

    private void ReadKey()
    {
        if (!_isMapping) throw Errors.TypeError("format requires a mapping");
        int from = _at, depth = 1;
        while (depth > 0 && _at < _format.Length)
        {
            int c = _format[_at++];
            if (c == ')') depth--;
            else if (c == '(') depth++;
        }
        if (depth > 0) throw Errors.ValueError("incomplete format key");
        _args = Subscript.Get(_ts, _source, _format.Substring(from, _at - 1)).OrThrow(_ts);
        _count = -2;
        _next = 0;
        _isKeyed = true;
    }

    // unicode_format_arg_parse
    private PercentSpec ReadSpec(int c)
    {
        PercentSpec spec = new(0);
        while (PercentSpec.FlagOf(c) is var flag and not PercentFlags.None)
        {
            spec.Flags |= flag;
            c = Read();
        }
        if (c == '*')
        {
            long width = StarArgument(isWidth: true);
            if (width < 0)
            {
                spec.Flags |= PercentFlags.LeftJustify;
                width = -width;
            }
            spec.Width = (int)width;
            c = Read();
        }
        else if (c is >= '0' and <= '9')
        {
            spec.Width = ReadNumber(ref c, "width too big", long.MaxValue);
        }
        if (c == '.')
        {
            c = Read();
            spec.Precision = 0;
            if (c == '*')
            {
                spec.Precision = (int)Math.Max(0, StarArgument(isWidth: false));
                c = Read();
            }
            else if (c is >= '0' and <= '9')
            {
                spec.Precision = ReadNumber(ref c, "precision too big", int.MaxValue);
            }
        }
        if (c is 'h' or 'l' or 'L') c = Read();
        spec.Type = c;
        return spec;
    }

    private long StarArgument(bool isWidth)
    {
        Value star = NextArgument();
        if (!PyLong.Is(star)) throw Errors.TypeError("* wants int");
        if (!PyLong.TryInt64(star, out long number)) throw Errors.OverflowError("Python int too large to convert to C ssize_t");
        if (number is <= int.MaxValue and >= -int.MaxValue) return number;
        throw isWidth ? Errors.MemoryError() : Errors.OverflowError("Python int too large to convert to C int");
    }

    private int ReadNumber(ref int c, string tooBig, long limit)
    {
        long number = c - '0';
        while (true)
        {
            c = Read();
            if (c is < '0' or > '9') return number <= int.MaxValue ? (int)number : throw Errors.MemoryError();
            if (number > (limit - (c - '0')) / 10) throw Errors.ValueError(tooBig);
            number = number * 10 + (c - '0');
        }
    }

    private Value NextArgument()
    {
        if (_count >= 0)
        {
            return _next < _count ? ((PyTuple)_args.Ref)[_next++] : throw Errors.TypeError("not enough arguments for format string");
        }
        return _next++ == 0 ? _args : throw Errors.TypeError("not enough arguments for format string");
    }

    // unicode_format_arg_format
    private void Output(in PercentSpec spec)
    {
        Value value = NextArgument();
        switch (spec.Type)
        {
            case 's':
                Pad(spec, Str.Of(_ts, value));
                break;
            case 'r':
                Pad(spec, Repr.Of(_ts, value));
                break;
            case 'a':
                Pad(spec, Repr.Ascii(_ts, value));
                break;
            case 'd' or 'i' or 'o' or 'u' or 'x' or 'X':
                OutputInt(spec, value);
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                _output.Append(Checked(spec, PercentArguments.ToDouble(_ts, value)));
                break;
            case 'c':
                PercentSpec character = spec;
                character.Precision = -1;
                Pad(character, PyStr.FromCodePoint(PercentArguments.ToCharacter(_ts, value)));
                break;
            default:
                string shown = spec.Type is > 31 and < 127 ? ((char)spec.Type).ToString() : "?";
                throw Errors.ValueError($"unsupported format character '{shown}' (0x{spec.Type:x}) at index {_at - 1}");
        }
    }

    private readonly void OutputInt(in PercentSpec spec, Value value)
    {
        Span<byte> room = stackalloc byte[PercentSpec.ShortRoom];
        if (value.IsInt && spec.TryFormat(value.Bits, room, out int written))
        {
            _output.AppendLatin1(room[..written]);
            return;
        }
        BigInteger number = PercentArguments.ToInt(_ts, value, (char)spec.Type);
        try
        {
            _output.Append(spec.Format(number, _ts.Interpreter.IntMaxStrDigits));
        }
        catch (FormattingError error)
        {
            throw Formatting.Translate(error);
        }
    }

    private static string Checked(in PercentSpec spec, double number)
    {
        try
        {
            return spec.Format(number);
        }
        catch (FormattingError error)
        {
            throw Formatting.Translate(error);
        }
    }

    private readonly void Pad(in PercentSpec spec, PyStr text)
    {
        int length = spec.Precision >= 0 ? Math.Min(spec.Precision, text.Length) : text.Length;
        int padding = Math.Max(0, spec.Width - length);
        if (!spec.Has(PercentFlags.LeftJustify)) _output.Append(' ', padding);
        _output.Append(text, 0, length);
        if (spec.Has(PercentFlags.LeftJustify)) _output.Append(' ', padding);
    }
}
