using System.Buffers;
using Adder.Objects;

namespace Adder.Modules.Json;

/// <summary>Strings as JSON literals.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create(Plain());

    internal static PyStr Quote(PyStr text, bool ascii)
    {
        if (text.IsLatin1 && text.Latin1.IndexOfAnyExcept(s_plain) < 0)
        {
            var quoted = new byte[text.Length + 2];
            quoted[0] = quoted[^1] = (byte)'"';
            text.Latin1.CopyTo(quoted.AsSpan(1));
            return PyStr.OwnLatin1(quoted);
        }
        var literal = new StrBuilder(text.Length + 16);
        AppendQuoted(literal, text, ascii);
        return literal.ToStr();
    }

    internal static void AppendQuoted(StrBuilder literal, PyStr text, bool ascii)
    {
        literal.Append('"');
        if (text.IsLatin1)
        {
            // Runs without anything to escape are copied whole.
            ReadOnlySpan<byte> rest = text.Latin1;
            int special;
            while ((special = rest.IndexOfAnyExcept(s_plain)) >= 0)
            {
                literal.AppendLatin1(rest[..special]);
                Append(literal, rest[special], ascii);
                rest = rest[(special + 1)..];
            }
            literal.AppendLatin1(rest);
        }
        else
        {
            for (int i = 0; i < text.Length; i++) Append(literal, text[i], ascii);
        }
        literal.Append('"');
    }

    private static void Append(StrBuilder literal, int c, bool ascii)
    {
        switch (c)
        {
            case '"' or '\\':
                literal.Append('\\');
                literal.Append(c);
                break;
            case '\b' or '\f' or '\n' or '\r' or '\t':
                literal.Append('\\');
                literal.Append("btn fr"[c - '\b']);
                break;
            case < ' ':
                Escape(literal, c);
                break;
            case > 0xFFFF when ascii:
                Escape(literal, 0xD7C0 + (c >> 10));
                Escape(literal, 0xDC00 | (c & 0x3FF));
                break;
            case > 0x7E when ascii:
                Escape(literal, c);
                break;
            default:
                literal.Append(c);
                break;
        }
    }

    private static void Escape(StrBuilder literal, int unit)
    {
        literal.Append('\\');
        literal.Append('u');
        for (int shift = 12; shift >= 0; shift -= 4) literal.Append("0123456789abcdef"[(unit >> shift) & 0xF]);
    }

    private static byte[] Plain()
    {
        var plain = new List<byte>();
        for (byte c = 0x20; c < 0x7F; c++)
        {
            if (c is not ((byte)'"' or (byte)'\\')) plain.Add(c);
        }
        return plain.ToArray();
    }
}
