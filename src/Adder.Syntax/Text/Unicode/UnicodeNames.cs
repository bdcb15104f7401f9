using System.Globalization;

namespace Adder.Syntax.Text.Unicode;

/// <summary>The names of characters, in both directions.</summary>
public static unsafe class UnicodeNames
{
    private const string HangulPrefix = "HANGUL SYLLABLE ";
    private const string IdeographPrefix = "CJK UNIFIED IDEOGRAPH-";

    /// <summary>The name of a character, or null.</summary>
    public static string? NameOf(int character)
    {
        if (Hangul.IsSyllable(character)) return HangulPrefix + Hangul.Name(character);
        if (IsUnifiedIdeograph(character)) return $"{IdeographPrefix}{character:X}";
        int index = NameTables.IndexOf(character);
        return index < 0 ? null : NameTables.NameAt(index, character);
    }

    /// <summary>The character with a name or an alias, in any case; -1 when there is none.</summary>
    public static int Find(string name)
    {
        string upper = UpperCase(name);
        if (upper.StartsWith(HangulPrefix, StringComparison.Ordinal))
        {
            return Hangul.Find(upper.AsSpan(HangulPrefix.Length));
        }
        if (upper.StartsWith(IdeographPrefix, StringComparison.Ordinal)) return FindIdeograph(upper.AsSpan(IdeographPrefix.Length));
        int character = NameTables.Find(upper);
        return character >= 0 ? character : NameTables.FindAlias(upper);
    }

    /// <summary>The text of a named sequence of characters, or null.</summary>
    public static string? FindSequence(string name) => NameTables.FindSequence(UpperCase(name));

    // Names are ASCII: no other letter may become one of theirs.
    private static string UpperCase(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++) target[i] = char.IsAsciiLetterLower(source[i]) ? (char)(source[i] & ~0x20) : source[i];
    });

    private static int FindIdeograph(ReadOnlySpan<char> digits) =>
        digits.Length is 4 or 5
        && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int character)
        && IsUnifiedIdeograph(character)
            ? character
            : -1;

    private static bool IsUnifiedIdeograph(int character) => character is
        (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B739)
        or (>= 0x2B740 and <= 0x2B81D) or (>= 0x2B820 and <= 0x2CEA1) or (>= 0x2CEB0 and <= 0x2EBE0)
        or (>= 0x30000 and <= 0x3134A) or (>= 0x31350 and <= 0x323AF);
}
