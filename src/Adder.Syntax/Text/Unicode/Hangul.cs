namespace Adder.Syntax.Text.Unicode;

/// <summary>Hangul syllables, which follow from their letters by arithmetic.</summary>
internal static class Hangul
{
    internal const int SyllableBase = 0xAC00;
    internal const int SyllableCount = LeadCount * VowelCount * TailCount;

    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    private static readonly string[] s_leads =
        ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] s_vowels =
    [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
    ];

    private static readonly string[] s_tails =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH",
        "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
    ];

    internal static bool IsSyllable(int character) => (uint)(character - SyllableBase) < SyllableCount;

    internal static bool TryDecompose(int character, ref CharacterBuffer target)
    {
        if (!IsSyllable(character)) return false;
        int index = character - SyllableBase;
        target.Add(LeadBase + index / (VowelCount * TailCount));
        target.Add(VowelBase + index / TailCount % VowelCount);
        if (index % TailCount != 0) target.Add(TailBase + index % TailCount);
        return true;
    }

    /// <summary>The syllable of a lead and a vowel, or of a syllable without tail and a tail; -1 for anything else.</summary>
    internal static int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
        {
            return SyllableBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TailCount;
        }
        bool open = IsSyllable(first) && (first - SyllableBase) % TailCount == 0;
        return open && second > TailBase && second < TailBase + TailCount ? first + second - TailBase : -1;
    }

    internal static string Name(int syllable)
    {
        int index = syllable - SyllableBase;
        return s_leads[index / (VowelCount * TailCount)] + s_vowels[index / TailCount % VowelCount] + s_tails[index % TailCount];
    }

    /// <summary>The syllable with a name, or -1.</summary>
    internal static int Find(ReadOnlySpan<char> name)
    {
        int lead = LongestStart(s_leads, ref name);
        int vowel = LongestStart(s_vowels, ref name);
        int tail = LongestStart(s_tails, ref name);
        return lead < 0 || vowel < 0 || tail < 0 || !name.IsEmpty
            ? -1
            : SyllableBase + (lead * VowelCount + vowel) * TailCount + tail;
    }

    private static int LongestStart(string[] parts, ref ReadOnlySpan<char> name)
    {
        int best = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            if (name.StartsWith(parts[i]) && (best < 0 || parts[i].Length > parts[best].Length)) best = i;
        }
        if (best >= 0) name = name[parts[best].Length..];
        return best;
    }
}
