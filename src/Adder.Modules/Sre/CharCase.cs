using Adder.Syntax.Text.Unicode;

namespace Adder.Modules.Sre;

/// <summary>Case and category of single characters, as _sre sees them.</summary>
internal static class CharCase
{
    private const uint LastCharacter = 0x10FFFF;

    internal static uint LowerAscii(uint c) => c - 'A' <= 'Z' - 'A' ? c | 0x20 : c;

    internal static uint UpperAscii(uint c) => c - 'a' <= 'z' - 'a' ? c & ~0x20u : c;

    internal static uint LowerUnicode(uint c) => c <= LastCharacter ? (uint)UnicodeData.ToLower((int)c) : c;

    // _PyUnicode_ToUppercase: of a mapping to several characters the first counts.
    internal static uint UpperUnicode(uint c)
    {
        if (c > LastCharacter) return c;
        Span<int> mapping = stackalloc int[UnicodeData.MaxCaseExpansion];
        UnicodeData.ToUpper((int)c, mapping);
        return (uint)mapping[0];
    }

    internal static bool IsCasedAscii(uint c) => c < 128 && char.IsAsciiLetter((char)c);

    internal static bool IsCasedUnicode(uint c) => LowerUnicode(c) != c || UpperUnicode(c) != c;

    internal static bool IsInCategory(SreCategory category, uint c)
    {
        bool negated = ((uint)category & 1) != 0;
        bool member = (SreCategory)((uint)category & ~1u) switch
        {
            SreCategory.Digit => c - '0' < 10,
            SreCategory.Space => c == ' ' || c - '\t' < 5,
            SreCategory.Word or SreCategory.LocWord => IsAsciiWord(c),
            SreCategory.LineBreak => c == '\n',
            SreCategory.UniDigit => IsDecimal(c),
            SreCategory.UniSpace => IsSpace(c),
            SreCategory.UniWord => IsUnicodeWord(c),
            SreCategory.UniLineBreak => c - '\n' < 4 || c - 0x1C < 3 || c is 0x85 or 0x2028 or 0x2029,
            _ => false,
        };
        return member != negated;
    }

    internal static bool IsAsciiWord(uint c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c == '_');

    internal static bool IsUnicodeWord(uint c) => c == '_' || (c <= LastCharacter && UnicodeData.IsAlphaNumeric((int)c));

    private static bool IsDecimal(uint c) => c <= LastCharacter && UnicodeData.IsDecimal((int)c);

    private static bool IsSpace(uint c) => c <= LastCharacter && UnicodeData.IsSpace((int)c);
}
