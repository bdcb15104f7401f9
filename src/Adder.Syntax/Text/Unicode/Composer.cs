namespace Adder.Syntax.Text.Unicode;

/// <summary>Which two characters are one.</summary>
internal static unsafe class Composer
{
    /// <summary>The composition of two characters, or -1.</summary>
    internal static int Compose(int first, int second)
    {
        if (second < 0x300) return -1;
        int syllable = Hangul.Compose(first, second);
        if (syllable >= 0) return syllable;
        Composition* compositions = PropertyTables.Compositions;
        int low = 0;
        int high = PropertyTables.CompositionCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            Composition* entry = compositions + middle;
            int order = entry->First != first ? entry->First.CompareTo(first) : entry->Second.CompareTo(second);
            if (order == 0) return entry->Composed;
            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return -1;
    }
}
