using Adder.Objects.Clinic;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects;

public partial class PyStr
{
    // unicode_repr
    [Slot(Slot.TpRepr)]
    internal PyStr ToRepr()
    {
        if (IsLatin1) return ReprOfLatin1();
        int quote = Contains('\'') && !Contains('"') ? '"' : '\'';
        StrBuilder text = new(Length + 2);
        text.Append(quote);
        for (int i = 0; i < Length; i++) AppendEscaped(text, this[i], quote);
        text.Append(quote);
        return text.ToStr();
    }

    private bool Contains(char c) => Kind switch
    {
        StrKind.Latin1 => Latin1.Contains((byte)c),
        StrKind.Ucs2 => Ucs2.Contains(c),
        _ => Ucs4.Contains(c),
    };

    private PyStr ReprOfLatin1()
    {
        ReadOnlySpan<byte> latin1 = Latin1;
        int quote = '\'';
        if (latin1.Contains((byte)'\'') && !latin1.Contains((byte)'"')) quote = '"';
        bool plain = !latin1.ContainsAnyExceptInRange((byte)32, (byte)126) && !latin1.Contains((byte)'\\') && !latin1.Contains((byte)quote);
        if (plain)
        {
            PyStr quoted = New(latin1.Length + 2, out Span<byte> room);
            room[0] = room[^1] = (byte)quote;
            latin1.CopyTo(room[1..]);
            return quoted;
        }
        StrBuilder text = new(Length + 16);
        text.Append(quote);
        foreach (byte c in latin1) AppendEscaped(text, c, quote);
        text.Append(quote);
        return text.ToStr();
    }

    private static void AppendEscaped(StrBuilder text, int c, int quote)
    {
        if (c == quote || c == '\\')
        {
            text.Append('\\');
            text.Append(c);
        }
        else if (c == '\t') text.Append("\\t");
        else if (c == '\n') text.Append("\\n");
        else if (c == '\r') text.Append("\\r");
        else if (c is >= ' ' and < 0x7F) text.Append(c);
        else if (c >= 0x80 && UnicodeData.IsPrintable(c)) text.Append(c);
        else text.AppendEscape(c);
    }
}
