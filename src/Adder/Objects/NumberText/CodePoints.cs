using System.Text;

namespace Adder.Objects.NumberText;

/// <summary>Code points into UTF-16, lone surrogates included.</summary>
internal static class CodePoints
{
    internal static void Append(StringBuilder text, int codePoint, int count = 1)
    {
        if (codePoint <= char.MaxValue)
        {
            text.Append((char)codePoint, count);
            return;
        }
        char high = (char)(0xD7C0 + (codePoint >> 10));
        char low = (char)(0xDC00 | (codePoint & 0x3FF));
        for (int i = 0; i < count; i++) text.Append(high).Append(low);
    }
}
