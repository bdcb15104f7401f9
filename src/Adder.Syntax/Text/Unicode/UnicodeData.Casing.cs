using System.Numerics;

namespace Adder.Syntax.Text.Unicode;

// Case mappings: one to one, and those of SpecialCasing.txt and CaseFolding.txt that yield up to three characters.
public static unsafe partial class UnicodeData
{
    /// <summary>The most characters that one turns into.</summary>
    public const int MaxCaseExpansion = 3;

    private const int Sigma = 0x3A3;
    private const int FinalSigma = 0x3C2;

    private enum Mapping
    {
        Lower,
        Upper,
        Title,
        Fold,
    }

    public static int ToLower(int character) =>
        character < 256 ? Latin1.ToLower(character) : character + PropertyTables.CaseOf(character).Lower;

    public static int ToUpper(int character) =>
        Latin1.HasSimpleCase(character) ? Latin1.ToUpper(character) : character + PropertyTables.CaseOf(character).Upper;

    public static int ToTitle(int character) =>
        Latin1.HasSimpleCase(character) ? Latin1.ToUpper(character) : character + PropertyTables.CaseOf(character).Title;

    /// <summary>Writes the lower case of a character and says how many characters that is.</summary>
    public static int ToLower(int character, Span<int> target)
    {
        if (IsSpecial(character, out int special)) return Special(special, Mapping.Lower, target);
        target[0] = ToLower(character);
        return 1;
    }

    /// <summary>Writes the upper case of a character and says how many characters that is.</summary>
    public static int ToUpper(int character, Span<int> target)
    {
        if (IsSpecial(character, out int special)) return Special(special, Mapping.Upper, target);
        target[0] = ToUpper(character);
        return 1;
    }

    /// <summary>Writes the title case of a character and says how many characters that is.</summary>
    public static int ToTitle(int character, Span<int> target)
    {
        if (IsSpecial(character, out int special)) return Special(special, Mapping.Title, target);
        target[0] = ToTitle(character);
        return 1;
    }

    /// <summary>Writes the case folding of a character and says how many characters that is.</summary>
    public static int ToFolded(int character, Span<int> target)
    {
        if (IsSpecial(character, out int special)) return Special(special, Mapping.Fold, target);
        target[0] = ToLower(character);
        return 1;
    }

    /// <summary>The lower case of the capital sigma at an index, which differs at the end of a word (handle_capital_sigma).</summary>
    public static int LowerSigma<T>(ReadOnlySpan<T> text, int index)
        where T : unmanaged, IBinaryInteger<T>
    {
        int before = index - 1;
        while (before >= 0 && IsCaseIgnorable(int.CreateTruncating(text[before]))) before--;
        if (before < 0 || !IsCased(int.CreateTruncating(text[before]))) return Sigma + 0x20;
        int after = index + 1;
        while (after < text.Length && IsCaseIgnorable(int.CreateTruncating(text[after]))) after++;
        return after == text.Length || !IsCased(int.CreateTruncating(text[after])) ? FinalSigma : Sigma + 0x20;
    }

    private static bool IsSpecial(int character, out int special)
    {
        special = Latin1.HasSimpleCase(character) ? 0 : PropertyTables.CaseOf(character).Special;
        return special != 0;
    }

    private static int Special(int offset, Mapping mapping, Span<int> target)
    {
        char* text = PropertyTables.SpecialCases + offset;
        for (Mapping skipped = Mapping.Lower; skipped < mapping; skipped++) text += 1 + *text;
        return Utf16.Expand(new ReadOnlySpan<char>(text + 1, *text), target);
    }
}
