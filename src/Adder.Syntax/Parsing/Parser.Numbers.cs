using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Number literals.</summary>
public sealed partial class Parser
{
    // _PyPegen_number_token
    private Constant? NumberToken()
    {
        if (Peek() != Terminal.Number) return null;
        int token = _mark++;
        object? value = _tokens[token].Value ??= NumberValue(token);
        return value is null ? null : new Constant(value, null, SpanOf(token));
    }

    private object? NumberValue(int token)
    {
        scoped ReadOnlySpan<byte> text = BytesOf(token);
        scoped Span<byte> plain = stackalloc byte[64];
        if (text.IndexOf((byte)'_') >= 0)
        {
            if (_options.FeatureVersion < 6)
            {
                Raise("Underscores in numeric literals are only supported in Python 3.6 and greater");
                return null;
            }
            if (text.Length > plain.Length) plain = new byte[text.Length];
            int count = 0;
            foreach (byte c in text)
            {
                if (c != '_') plain[count++] = c;
            }
            text = plain[..count];
        }
        if (text[0] == '0' && text.Length > 1 && (text[1] | 0x20) is 'x' or 'o' or 'b') return Radix(text[2..], text[1] | 0x20);
        if ((text[^1] | 0x20) == 'j') return new Imaginary(Double(text[..^1]));
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0) return Double(text);
        if (text.Length <= 18) return Small(text);
        int digits = text.Length;
        if (_options.MaxIntegerDigits > 0 && digits > _options.MaxIntegerDigits) return TooManyDigits(token, digits);
        var big = BigInteger.Parse(Encoding.ASCII.GetString(text), NumberStyles.None, CultureInfo.InvariantCulture);
        return big <= long.MaxValue ? (object)(long)big : big;
    }

    private static object Small(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte c in digits) value = value * 10 + (c - '0');
        return value;
    }

    private static object Radix(ReadOnlySpan<byte> digits, int kind)
    {
        int bits = kind == 'x' ? 4 : kind == 'o' ? 3 : 1;
        digits = digits.TrimStart((byte)'0');
        if (digits.Length * bits <= 63)
        {
            long value = 0;
            foreach (byte c in digits) value = value << bits | (long)Digit(c);
            return value;
        }
        // The digits' bits from the lowest on, one byte more for the sign.
        var bytes = new byte[(digits.Length * bits + 7) / 8 + 1];
        int bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--, bit += bits)
        {
            int shifted = Digit(digits[i]) << (bit & 7);
            bytes[bit >> 3] |= (byte)shifted;
            if (shifted > 255) bytes[(bit >> 3) + 1] |= (byte)(shifted >> 8);
        }
        var big = new BigInteger(bytes);
        return big <= long.MaxValue ? (object)(long)big : big;
    }

    private static int Digit(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static double Double(ReadOnlySpan<byte> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private object? TooManyDigits(int token, int digits)
    {
        ref Lexeme t = ref _tokens[token];
        RaiseAt(
            SyntaxErrorKind.SyntaxError,
            $"Exceeds the limit ({_options.MaxIntegerDigits} digits) for integer string conversion: value has {digits} digits; "
            + "use sys.set_int_max_str_digits() to increase the limit"
            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
            t.Line, -1, t.EndLine, -1);
        return null;
    }
}
