namespace Adder.Objects.Codecs;

/// <summary>The escapes of bytes literals. (_PyBytes_DecodeEscape)</summary>
internal static class ByteEscapes
{
    /// <param name="firstInvalid">Where the first escape stands (without backslash) that is to be warned of, or -1.</param>
    internal static byte[] Decode(ReadOnlySpan<byte> input, string? errors, out int firstInvalid)
    {
        var target = new ByteBuilder(input.Length);
        firstInvalid = -1;
        int at = 0;
        while (at < input.Length)
        {
            byte c = input[at++];
            if (c != '\\')
            {
                target.Append(c);
                continue;
            }
            if (at == input.Length) throw Errors.ValueError("Trailing \\ in string");
            byte letter = input[at++];
            switch (letter)
            {
                case (byte)'\n':
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    target.Append(ReadOctal(input, ref at, letter, ref firstInvalid));
                    break;
                case (byte)'x':
                    ReadHex(input, ref at, errors, ref target);
                    break;
                default:
                    int simple = UnicodeEscapeCodec.Simple(letter);
                    if (simple < 0)
                    {
                        if (firstInvalid < 0) firstInvalid = at - 1;
                        target.Append((byte)'\\');
                        simple = letter;
                    }
                    target.Append((byte)simple);
                    break;
            }
        }
        return target.ToArray();
    }

    internal static byte[] Encode(ReadOnlySpan<byte> input)
    {
        var target = new ByteBuilder(input.Length);
        foreach (byte c in input)
        {
            switch (c)
            {
                case (byte)'\'' or (byte)'\\':
                    target.Append((byte)'\\');
                    target.Append(c);
                    break;
                case (byte)'\t':
                    target.Append("\\t"u8);
                    break;
                case (byte)'\n':
                    target.Append("\\n"u8);
                    break;
                case (byte)'\r':
                    target.Append("\\r"u8);
                    break;
                case < (byte)' ' or >= 0x7F:
                    target.Append("\\x"u8);
                    target.Append((byte)Digits[c >> 4]);
                    target.Append((byte)Digits[c & 15]);
                    break;
                default:
                    target.Append(c);
                    break;
            }
        }
        return target.ToArray();
    }

    private const string Digits = "0123456789abcdef";

    private static byte ReadOctal(ReadOnlySpan<byte> input, ref int at, byte first, ref int firstInvalid)
    {
        int value = first - '0';
        for (int more = 2; more > 0 && at < input.Length && input[at] is >= (byte)'0' and <= (byte)'7'; more--)
        {
            value = (value << 3) + input[at++] - '0';
        }
        if (value > 0xFF && firstInvalid < 0) firstInvalid = at - 3;
        return (byte)value;
    }

    private static void ReadHex(ReadOnlySpan<byte> input, ref int at, string? errors, ref ByteBuilder target)
    {
        int start = at;
        if (UnicodeEscapeCodec.ReadHex(input, ref at, 2, out uint value))
        {
            target.Append((byte)value);
            return;
        }
        switch (errors)
        {
            case null or "strict":
                throw Errors.ValueError($"invalid \\x escape at position {start - 2}");
            case "replace":
                target.Append((byte)'?');
                break;
            case "ignore":
                break;
            default:
                throw Errors.ValueError($"decoding error; unknown error handling code: {errors}");
        }
    }
}
