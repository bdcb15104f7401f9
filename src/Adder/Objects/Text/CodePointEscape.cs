using System.Text;

namespace Adder.Objects;

/// <summary>The escape of a code point, as long as it must be: <c>\x41</c>, <c>\u20ac</c>, <c>\U0001f600</c>.</summary>
internal static class CodePointEscape
{
    private const int Longest = 10;

    internal static string Of(int codePoint)
    {
        Span<byte> escape = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(escape[..Write(codePoint, escape)]);
    }

    internal static StringBuilder AppendEscape(this StringBuilder text, int codePoint) => text.Append(Of(codePoint));

    internal static void AppendEscape(this StrBuilder text, int codePoint)
    {
        Span<byte> escape = stackalloc byte[Longest];
        text.AppendLatin1(escape[..Write(codePoint, escape)]);
    }

    private static int Write(int codePoint, Span<byte> escape)
    {
        int digits = codePoint < 0x100 ? 2 : codePoint < 0x10000 ? 4 : 8;
        escape[0] = (byte)'\\';
        escape[1] = digits == 2 ? (byte)'x' : digits == 4 ? (byte)'u' : (byte)'U';
        for (int i = digits + 1; i > 1; i--, codePoint >>= 4) escape[i] = "0123456789abcdef"u8[codePoint & 15];
        return digits + 2;
    }
}
