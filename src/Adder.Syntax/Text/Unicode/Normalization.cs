namespace Adder.Syntax.Text.Unicode;

/// <summary>Normalization (UAX #15) of text given as code points.</summary>
public static class Normalization
{
    /// <summary>What the quick check says of a text.</summary>
    public enum Answer
    {
        Yes,
        No,
        Maybe,
    }

    /// <param name="unicode32">Whether to normalize as Unicode 3.2 did.</param>
    public static int[] Normalize(ReadOnlySpan<int> text, NormalizationForm form, bool unicode32 = false)
    {
        bool compatible = form is NormalizationForm.Nfkc or NormalizationForm.Nfkd;
        var buffer = new CharacterBuffer(text.Length + 8);
        foreach (int character in text) Decomposition.Append(character, compatible, unicode32, ref buffer);
        SortMarks(buffer.Written);
        if (form is NormalizationForm.Nfc or NormalizationForm.Nfkc) buffer.Truncate(Compose(buffer.Written));
        return buffer.Written.ToArray();
    }

    public static string Normalize(string text, NormalizationForm form)
    {
        int[] characters = new int[text.Length];
        int count = Utf16.Expand(text, characters);
        return Utf16.ToString(Normalize(characters.AsSpan(0, count), form));
    }

    /// <summary>Whether a text is normalized, as far as single characters and the order of marks tell.</summary>
    public static Answer QuickCheck(ReadOnlySpan<int> text, NormalizationForm form)
    {
        (CharacterFlags no, CharacterFlags maybe) = form switch
        {
            NormalizationForm.Nfc => (CharacterFlags.NotNfc, CharacterFlags.MaybeNfc),
            NormalizationForm.Nfkc => (CharacterFlags.NotNfkc, CharacterFlags.MaybeNfkc),
            NormalizationForm.Nfd => (CharacterFlags.NotNfd, CharacterFlags.None),
            _ => (CharacterFlags.NotNfkd, CharacterFlags.None),
        };
        Answer answer = Answer.Yes;
        int previous = 0;
        foreach (int character in text)
        {
            if (character < 128)
            {
                previous = 0;
                continue;
            }
            ref readonly PropertyRecord record = ref PropertyTables.Of(character);
            if (record.Combining != 0 && previous > record.Combining) return Answer.No;
            previous = record.Combining;
            if ((record.Flags & no) != 0) return Answer.No;
            if ((record.Flags & maybe) != 0) answer = Answer.Maybe;
        }
        return answer;
    }

    public static bool IsNormalized(ReadOnlySpan<int> text, NormalizationForm form, bool unicode32 = false) =>
        (unicode32 ? Answer.Maybe : QuickCheck(text, form)) switch
        {
            Answer.Yes => true,
            Answer.No => false,
            _ => Normalize(text, form, unicode32).AsSpan().SequenceEqual(text),
        };

    private static void SortMarks(Span<int> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            int character = text[i];
            int combining = CombiningClass(character);
            if (combining == 0) continue;
            int at = i;
            while (at > 0 && CombiningClass(text[at - 1]) > combining)
            {
                text[at] = text[at - 1];
                at--;
            }
            text[at] = character;
        }
    }

    /// <summary>Composes in place and says how many characters remain.</summary>
    private static int Compose(Span<int> text)
    {
        int written = 0;
        int starter = -1;
        int previous = 0;
        foreach (int character in text)
        {
            int combining = CombiningClass(character);
            // A mark is blocked from its starter by one of the same or a higher class between them.
            bool adjacent = starter == written - 1;
            if (starter >= 0 && (adjacent || (previous != 0 && previous < combining)))
            {
                int composed = Composer.Compose(text[starter], character);
                if (composed >= 0)
                {
                    text[starter] = composed;
                    continue;
                }
            }
            if (combining == 0) starter = written;
            previous = combining;
            text[written++] = character;
        }
        return written;
    }

    private static int CombiningClass(int character) =>
        character < 0x300 ? 0 : PropertyTables.Of(character).Combining;
}
