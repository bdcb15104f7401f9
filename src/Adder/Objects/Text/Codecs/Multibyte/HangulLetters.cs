namespace Adder.Objects.Codecs.Multibyte;

/// <summary>The letters that Hangul syllables consist of, as compatibility letters U+3131 to U+3163.</summary>
internal static class HangulLetters
{
    internal const int FirstSyllable = 0xAC00;
    internal const int LastSyllable = 0xD7A3;
    internal const int Filler = 0x3164;

    private const int FirstLetter = 0x3131;
    private const int FirstVowel = 0x314F;

    private static ReadOnlySpan<byte> Leads =>
        [0, 1, 3, 6, 7, 8, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29];

    private static ReadOnlySpan<byte> Tails =>
        [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29];

    /// <summary>The compatibility letter of a conjoining one; other characters as they are.</summary>
    internal static int Compatible(int character) => character switch
    {
        >= 0x1100 and <= 0x1112 => FirstLetter + Leads[character - 0x1100],
        0x115F => Filler,
        >= 0x1161 and <= 0x1175 => FirstVowel + character - 0x1161,
        >= 0x11A8 and <= 0x11C2 => FirstLetter + Tails[character - 0x11A8],
        _ => character,
    };

    /// <summary>The three letters of a syllable; the last may be the filler.</summary>
    internal static (int Lead, int Vowel, int Tail) Split(int syllable)
    {
        int index = syllable - FirstSyllable;
        int tail = index % 28;
        return (
            FirstLetter + Leads[index / (21 * 28)],
            FirstVowel + index / 28 % 21,
            tail == 0 ? Filler : FirstLetter + Tails[tail - 1]);
    }

    /// <summary>The syllable of three letters, or -1.</summary>
    internal static int Join(int lead, int vowel, int tail)
    {
        int first = Leads.IndexOf((byte)(lead - FirstLetter));
        int second = vowel - FirstVowel;
        int third = tail == Filler ? 0 : Tails.IndexOf((byte)(tail - FirstLetter)) + 1;
        bool fits = first >= 0 && second is >= 0 and < 21 && (third > 0 || tail == Filler);
        return fits ? FirstSyllable + (first * 21 + second) * 28 + third : -1;
    }
}
