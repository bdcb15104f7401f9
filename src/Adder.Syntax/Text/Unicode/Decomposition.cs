namespace Adder.Syntax.Text.Unicode;

/// <summary>What a character is composed of.</summary>
public static unsafe class Decomposition
{
    /// <summary>The decomposition as UnicodeData.txt writes it: <c>&lt;kind&gt; 0041 030A</c>; empty without one.</summary>
    public static string Describe(int character)
    {
        ReadOnlySpan<char> text = Of(character, out string kind);
        if (text.IsEmpty) return "";
        Span<int> characters = stackalloc int[text.Length];
        int count = Utf16.Expand(text, characters);
        var description = new System.Text.StringBuilder(kind.Length == 0 ? "" : $"<{kind}>");
        foreach (int part in characters[..count])
        {
            if (description.Length > 0) description.Append(' ');
            description.Append($"{part:X4}");
        }
        return description.ToString();
    }

    /// <summary>Appends a character taken apart as far as it goes.</summary>
    internal static void Append(int character, bool compatible, bool unicode32, ref CharacterBuffer target)
    {
        if (character < 0xA0)
        {
            target.Add(character);
            return;
        }
        if (Hangul.TryDecompose(character, ref target)) return;
        if (unicode32 && AppendOld(character, ref target)) return;
        ReadOnlySpan<char> text = Of(character, out string kind);
        if (text.IsEmpty || (kind.Length != 0 && !compatible))
        {
            target.Add(character);
            return;
        }
        Span<int> characters = stackalloc int[text.Length];
        int count = Utf16.Expand(text, characters);
        foreach (int part in characters[..count]) Append(part, compatible, unicode32, ref target);
    }

    private static bool AppendOld(int character, ref CharacterBuffer target)
    {
        int old = Unicode32.Has(character) ? Unicode32.OldDecomposition(character) : character;
        if (old < 0) return false;
        target.Add(old);
        return true;
    }

    private static ReadOnlySpan<char> Of(int character, out string kind)
    {
        char* entry = PropertyTables.DecompositionText + PropertyTables.Decompositions[character];
        kind = PropertyTables.DecompositionKinds[*entry >> 8];
        return new ReadOnlySpan<char>(entry + 1, *entry & 0xFF);
    }
}
