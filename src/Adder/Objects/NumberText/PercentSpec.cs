using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace Adder.Objects.NumberText;

/// <summary>The flags of a printf-style conversion.</summary>
[Flags]
internal enum PercentFlags
{
    None = 0,
    LeftJustify = 1,
    Sign = 2,
    Blank = 4,
    Alternate = 8,
    Zero = 16,
}

/// <summary>One printf-style conversion, after the '*' arguments have been filled in.</summary>
internal struct PercentSpec
{
    internal PercentFlags Flags;
    internal int Width;
    internal int Precision;
    internal int Type;

    internal const int DefaultFloatPrecision = 6;

    internal PercentSpec(int type)
    {
        Type = type;
        Width = -1;
        Precision = -1;
    }

    internal readonly bool Has(PercentFlags flag) => (Flags & flag) != 0;

    /// <summary>One flag character, or None. </summary>
    internal static PercentFlags FlagOf(int c) => c switch
    {
        '-' => PercentFlags.LeftJustify,
        '+' => PercentFlags.Sign,
        ' ' => PercentFlags.Blank,
        '#' => PercentFlags.Alternate,
        '0' => PercentFlags.Zero,
        _ => PercentFlags.None,
    };

    /// <summary>What short ints are formatted into.</summary>
    internal const int ShortRoom = 48;

    /// <summary>An int for d, i and u without a precision; false where <see cref="Format(BigInteger, int)"/> has to do it.</summary>
    internal readonly bool TryFormat(long value, Span<byte> room, out int written)
    {
        written = 0;
        if (Precision >= 0 || Width > room.Length || Type is not ('d' or 'i' or 'u')) return false;
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value < 0 ? (ulong)-value : (ulong)value, digits, out int count);
        byte sign = (byte)(value < 0 ? '-' : Has(PercentFlags.Sign) ? '+' : Has(PercentFlags.Blank) ? ' ' : 0);
        int padding = Math.Max(0, Width - count - (sign == 0 ? 0 : 1));
        bool left = Has(PercentFlags.LeftJustify), zeros = Has(PercentFlags.Zero) && !left;
        int at = 0;
        if (!left && !zeros)
        {
            room[..padding].Fill((byte)' ');
            at = padding;
        }
        if (sign != 0) room[at++] = sign;
        if (zeros)
        {
            room.Slice(at, padding).Fill((byte)'0');
            at += padding;
        }
        digits[..count].CopyTo(room[at..]);
        at += count;
        if (left)
        {
            room.Slice(at, padding).Fill((byte)' ');
            at += padding;
        }
        written = at;
        return true;
    }

    /// <summary>A float for e, f, g and their capitals, padded.</summary>
    internal readonly string Format(double value)
    {
        int precision = Precision < 0 ? DefaultFloatPrecision : Precision;
        FloatStyle style = Has(PercentFlags.Alternate) ? FloatStyle.Alternate : FloatStyle.None;
        return Pad(FloatText.Format(value, (char)Type, precision, style), numeric: true);
    }

    /// <summary>An int for d, i, u, o, x and X, padded; throws when there are more digits than the limit allows.</summary>
    internal readonly string Format(BigInteger value, int maxDigits = 0) => Pad(IntegerDigits(value, maxDigits), numeric: true);

    // _PyUnicode_FormatLong
    private readonly string IntegerDigits(BigInteger value, int maxDigits)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        string prefix = "";
        string digits;
        if (Type is 'x' or 'X' or 'o')
        {
            digits = IntegerText.InPowerOfTwo(magnitude, Type == 'o' ? 3 : 4);
            if (Has(PercentFlags.Alternate)) prefix = Type == 'o' ? "0o" : "0x";
        }
        else if (!IntegerText.TryDecimal(magnitude, maxDigits, out digits)) throw new FormattingError(DigitLimit.ToTextMessage(maxDigits));
        if (Precision > digits.Length) digits = digits.PadLeft(Precision, '0');
        string text = (value.Sign < 0 ? "-" : "") + prefix + digits;
        return Type == 'X' ? text.ToUpperInvariant() : text;
    }

    /// <summary>Sign, prefix and width for a number; width alone for other text. (unicode_format_arg_output)</summary>
    internal readonly string Pad(string text, bool numeric)
    {
        var padded = new StringBuilder();
        ReadOnlySpan<char> body = text;
        char sign = '\0';
        if (numeric)
        {
            if (body[0] is '-' or '+')
            {
                sign = body[0];
                body = body[1..];
            }
            else if (Has(PercentFlags.Sign)) sign = '+';
            else if (Has(PercentFlags.Blank)) sign = ' ';
        }
        ReadOnlySpan<char> prefix = default;
        if (numeric && Has(PercentFlags.Alternate) && Type is 'x' or 'X' or 'o')
        {
            prefix = body[..2];
            body = body[2..];
        }
        int length = body.Length + prefix.Length + (sign == '\0' ? 0 : 1);
        int padding = Math.Max(0, Width - length);
        bool zeros = numeric && Has(PercentFlags.Zero);
        if (!zeros && !Has(PercentFlags.LeftJustify)) padded.Append(' ', padding);
        if (sign != '\0') padded.Append(sign);
        padded.Append(prefix);
        if (zeros && !Has(PercentFlags.LeftJustify)) padded.Append('0', padding);
        padded.Append(body);
        if (Has(PercentFlags.LeftJustify)) padded.Append(' ', padding);
        return padded.ToString();
    }
}
