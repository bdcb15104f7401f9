using System.Globalization;
using System.Text;

namespace Adder.Modules.Sre;

/// <summary>Case and category of single characters, as _sre sees them.</summary>
internal static class CharCase
{
    internal static uint LowerAscii(uint c) => c - 'A' <= 'Z' - 'A' ? c | 0x20 : c;

    internal static uint UpperAscii(uint c) => c - 'a' <= 'z' - 'a' ? c & ~0x20u : c;

    internal static uint LowerUnicode(uint c)
    {
        if (c < 128) return LowerAscii(c);
        // The full mapping of U+0130 is two characters, of which the first counts.
        if (c == 0x130) return 'i';
        return Rune.TryCreate(c, out Rune rune) ? (uint)Rune.ToLowerInvariant(rune).Value : c;
    }

    internal static uint UpperUnicode(uint c)
    {
        if (c < 128) return UpperAscii(c);
        return c switch
        {
            0xDF => 'S',
            0x131 => 'I',
            0x149 => 0x2BC,
            0x17F => 'S',
            0x1F0 => 'J',
            _ => Rune.TryCreate(c, out Rune rune) ? (uint)Rune.ToUpperInvariant(rune).Value : c,
        };
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

    internal static bool IsUnicodeWord(uint c)
    {
        if (c < 128) return IsAsciiWord(c);
        if (c > 0x10FFFF) return false;
        switch (CharUnicodeInfo.GetUnicodeCategory((int)c))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                return true;
            default:
                return false;
        }
    }

    private static bool IsDecimal(uint c) =>
        c < 128 ? c - '0' < 10 : c <= 0x10FFFF && CharUnicodeInfo.GetUnicodeCategory((int)c) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsSpace(uint c) =>
        c - 9 < 5 || c - 28 < 5 || c is 0x85 or 0xA0 or 0x1680 || c - 0x2000 < 11
            || c is 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;
}
