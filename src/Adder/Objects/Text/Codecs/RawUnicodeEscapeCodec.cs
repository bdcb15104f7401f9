using System.Text;

namespace Adder.Objects.Codecs;

/// <summary><c>raw_unicode_escape</c>: Latin-1, and <c>\u</c> and <c>\U</c> for all other characters.</summary>
internal static class RawUnicodeEscapeCodec
{
    private const string Name = "rawunicodeescape";

    /// <summary>Decodes; unless final, leaves an incomplete escape at the end alone.</summary>
    internal static PyStr Decode(ReadOnlySpan<byte> input, DecodeErrors errors, bool final, out int consumed)
    {
        var target = new StrBuilder(input.Length);
        int at = 0;
        while (at < input.Length)
        {
            int start = at;
            byte c = input[at++];
            if (c != '\\' || (at == input.Length && final))
            {
                target.Append(c);
                continue;
            }
            if (at == input.Length)
            {
                at = start;
                break;
            }
            byte letter = input[at++];
            if (letter is not ((byte)'u' or (byte)'U'))
            {
                target.Append('\\');
                target.Append(letter);
                continue;
            }
            bool complete = UnicodeEscapeCodec.ReadHex(input, ref at, letter == 'u' ? 4 : 8, out uint value);
            if (complete && value <= 0x10FFFF)
            {
                target.Append((int)value);
                continue;
            }
            if (!complete && at == input.Length && !final)
            {
                at = start;
                break;
            }
            string reason = complete ? "\\Uxxxxxxxx out of range"
                : letter == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
            at = errors.Handle(Name, ref input, start, at, reason, target);
        }
        consumed = at;
        return target.ToStr();
    }

    internal static byte[] Encode(PyStr text)
    {
        if (text.Kind == StrKind.Latin1) return text.Latin1.ToArray();
        var target = new StringBuilder(text.Length * 2);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            _ = c < 0x100 ? target.Append((char)c) : target.AppendEscape(c);
        }
        return Encoding.Latin1.GetBytes(target.ToString());
    }
}
