namespace Adder.Objects.Codecs;

/// <summary>UTF-7 (RFC 2152).</summary>
internal static class Utf7Codec
{
    private const string Name = "utf7";
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    internal static PyStr Decode(ReadOnlySpan<byte> input, DecodeErrors errors, bool final, out int consumed)
    {
        var decoding = new Decoding(input, errors, final);
        return decoding.Run(out consumed);
    }

    internal static byte[] Encode(PyStr text)
    {
        var target = new ByteBuilder(text.Length);
        bool shifted = false;
        uint buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (IsDirect(c))
            {
                if (shifted)
                {
                    Flush(ref buffer, ref bits, ref target);
                    shifted = false;
                    if (DigitOf(c) >= 0 || c == '-') target.Append((byte)'-');
                }
                target.Append((byte)c);
                continue;
            }
            if (!shifted)
            {
                target.Append((byte)'+');
                if (c == '+')
                {
                    target.Append((byte)'-');
                    continue;
                }
                shifted = true;
            }
            if (c >= 0x10000)
            {
                Append(0xD7C0 + (c >> 10), ref buffer, ref bits, ref target);
                c = 0xDC00 + (c & 0x3FF);
            }
            Append(c, ref buffer, ref bits, ref target);
        }
        Flush(ref buffer, ref bits, ref target);
        if (shifted) target.Append((byte)'-');
        return target.ToArray();
    }

    private static bool IsDirect(int c) =>
        c is '\t' or '\n' or '\r' or (>= ' ' and < 127 and not ('+' or '\\' or '~'));

    private static int DigitOf(int c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    private static void Append(int unit, ref uint buffer, ref int bits, ref ByteBuilder target)
    {
        buffer = (buffer << 16) | (uint)unit;
        bits += 16;
        while (bits >= 6)
        {
            bits -= 6;
            target.Append((byte)Digits[(int)(buffer >> bits) & 0x3F]);
        }
    }

    private static void Flush(ref uint buffer, ref int bits, ref ByteBuilder target)
    {
        if (bits > 0) target.Append((byte)Digits[(int)(buffer << (6 - bits)) & 0x3F]);
        buffer = 0;
        bits = 0;
    }

    // PyUnicode_DecodeUTF7Stateful
    private ref struct Decoding(ReadOnlySpan<byte> input, DecodeErrors errors, bool final)
    {
        private readonly StrBuilder _target = new(input.Length);
        private ReadOnlySpan<byte> _input = input;
        private int _at;
        private int _start;
        private bool _shifted;
        private int _shiftLength;
        private uint _buffer;
        private int _bits;
        private int _surrogate;

        internal PyStr Run(out int consumed)
        {
            do
            {
                while (_at < _input.Length)
                {
                    string? fault = _shifted ? ReadShifted(_input[_at]) : ReadDirect(_input[_at]);
                    if (fault is not null) Handle(_at, fault);
                }
            }
            while (_shifted && final && EndInShift());
            consumed = _shifted ? _start : _at;
            PyStr text = _target.ToStr();
            return _shifted ? text.Substring(0, _shiftLength) : text;
        }

        private string? ReadDirect(int c)
        {
            _start = _at++;
            if (c != '+')
            {
                if (c > 127) return "unexpected special character";
                _target.Append(c);
                return null;
            }
            int next = _at < _input.Length ? _input[_at] : 'A';
            if (next == '-')
            {
                _at++;
                _target.Append('+');
                return null;
            }
            if (DigitOf(next) < 0)
            {
                _at++;
                return "ill-formed sequence";
            }
            _shifted = true;
            _shiftLength = _target.Length;
            _surrogate = 0;
            _buffer = 0;
            _bits = 0;
            return null;
        }

        private string? ReadShifted(int c)
        {
            int digit = DigitOf(c);
            if (digit >= 0)
            {
                _at++;
                _buffer = (_buffer << 6) | (uint)digit;
                _bits += 6;
                if (_bits >= 16) TakeUnit();
                return null;
            }
            _shifted = false;
            if (_bits >= 6)
            {
                _at++;
                return "partial character in shift sequence";
            }
            if (_bits > 0 && _buffer != 0)
            {
                _at++;
                return "non-zero padding bits in shift sequence";
            }
            if (_surrogate != 0 && c <= 127 && c != '+') _target.Append(_surrogate);
            _surrogate = 0;
            if (c == '-') _at++;
            return null;
        }

        private void TakeUnit()
        {
            _bits -= 16;
            int unit = (int)(_buffer >> _bits);
            _buffer &= (1u << _bits) - 1;
            if (_surrogate != 0)
            {
                int high = _surrogate;
                _surrogate = 0;
                if (unit is >= 0xDC00 and <= 0xDFFF)
                {
                    _target.Append(0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00);
                    return;
                }
                _target.Append(high);
            }
            if (unit is >= 0xD800 and <= 0xDBFF)
            {
                _surrogate = unit;
            }
            else
            {
                _target.Append(unit);
            }
        }

        /// <summary>Judges what a shift sequence at the end leaves open; true when the handler wants to go on.</summary>
        private bool EndInShift()
        {
            _shifted = false;
            if (_surrogate == 0 && _bits < 6 && (_bits == 0 || _buffer == 0)) return false;
            Handle(_input.Length, "unterminated shift sequence");
            return _at < _input.Length;
        }

        private void Handle(int end, string reason) => _at = errors.Handle(Name, ref _input, _start, end, reason, _target);
    }
}
