using System.Buffers;
using Adder.Objects;

namespace Adder.Modules.Json;

/// <summary>Strings as JSON literals.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create(Plain());

    /// <summary>Where a run of plain characters ends when a literal is read strictly: quote, backslash, control characters.</summary>
    internal static SearchValues<byte> Stops { get; } =
        SearchValues.Create("\"\\\0\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"u8);

    internal static PyStr Quote(PyStr text, bool ascii)
    {
        if (text.IsLatin1 && text.Latin1.IndexOfAnyExcept(s_plain) < 0)
        {
            PyStr quoted = PyStr.New(text.Length + 2, out Span<byte> room);
            room[0] = room[^1] = (byte)'"';
            text.Latin1.CopyTo(room[1..]);
            return quoted;
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
            AppendLatin1(literal, text.Latin1, ascii);
        }
        else
        {
            for (int i = 0; i < text.Length; i++) Append(literal, text[i], ascii);
        }
        literal.Append('"');
    }

    // Runs without anything to escape are copied whole, what is between them piece by piece.
    private static void AppendLatin1(StrBuilder literal, ReadOnlySpan<byte> text, bool ascii)
    {
        const int LongRun = 24, Piece = 240, LongestEscape = 6;
        Span<byte> piece = stackalloc byte[Piece];
        int used = 0;
        while (!text.IsEmpty)
        {
            int run = text.IndexOfAnyExcept(s_plain);
            if (run < 0) run = text.Length;
            if (used + run + LongestEscape > Piece)
            {
                literal.AppendLatin1(piece[..used]);
                used = 0;
            }
            if (run >= LongRun)
            {
                literal.AppendLatin1(piece[..used]);
                literal.AppendLatin1(text[..run]);
                used = 0;
            }
            else
            {
                text[..run].CopyTo(piece[used..]);
                used += run;
            }
            text = text[run..];
            if (text.IsEmpty) break;
            used += Escape(piece[used..], text[0], ascii);
            text = text[1..];
        }
        literal.AppendLatin1(piece[..used]);
    }

    private static int Escape(Span<byte> room, byte c, bool ascii)
    {
        if (c >= 0x7F && !ascii)
        {
            room[0] = c;
            return 1;
        }
        room[0] = (byte)'\\';
        byte letter = c switch
        {
            (byte)'"' or (byte)'\\' => c,
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => 0,
        };
        room[1] = letter;
        if (letter != 0) return 2;
        room[1] = (byte)'u';
        room[2] = room[3] = (byte)'0';
        room[4] = (byte)"0123456789abcdef"[c >> 4];
        room[5] = (byte)"0123456789abcdef"[c & 15];
        return 6;
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
