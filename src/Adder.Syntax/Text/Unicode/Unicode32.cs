namespace Adder.Syntax.Text.Unicode;

/// <summary>The characters as Unicode 3.2 saw them (<c>unicodedata.ucd_3_2_0</c>): later ones are not assigned, some had other properties.</summary>
public static unsafe class Unicode32
{
    public static bool Has(int character) => (PropertyTables.Of(character).Flags & CharacterFlags.InUnicode32) != 0;

    public static string Category(int character)
    {
        if (!Has(character)) return "Cn";
        int old = ChangeOf(character).Category;
        return old < 0 ? UnicodeData.Category(character) : UnicodeData.CategoryName(old);
    }

    public static string Bidirectional(int character)
    {
        if (!Has(character)) return "";
        int old = ChangeOf(character).Bidirectional;
        return old < 0 ? UnicodeData.Bidirectional(character) : UnicodeData.BidirectionalName(old);
    }

    public static string EastAsianWidth(int character)
    {
        if (!Has(character)) return UnicodeData.Category(character) == "Cn" ? UnicodeData.EastAsianWidth(character) : "N";
        int old = ChangeOf(character).Width;
        return old < 0 ? UnicodeData.EastAsianWidth(character) : UnicodeData.WidthName(old);
    }

    public static bool IsMirrored(int character)
    {
        if (!Has(character)) return false;
        int old = ChangeOf(character).Mirrored;
        return old < 0 ? UnicodeData.IsMirrored(character) : old != 0;
    }

    /// <summary>The value of a decimal digit, or -1.</summary>
    public static int DecimalValue(int character)
    {
        if (!Has(character)) return -1;
        int old = ChangeOf(character).Decimal;
        return old < 0 ? UnicodeData.DecimalValue(character) : old;
    }

    /// <summary>The value of a character that stands for a number, or null.</summary>
    public static double? NumericValue(int character) => Has(character) ? UnicodeData.NumericValue(character) : null;

    /// <summary>The decomposition that was corrected later, or -1.</summary>
    internal static int OldDecomposition(int character)
    {
        for (int i = 0; i < PropertyTables.CorrectionSince32Count; i++)
        {
            if (PropertyTables.CorrectionsSince32[i].Character == character) return PropertyTables.CorrectionsSince32[i].Old;
        }
        return -1;
    }

    private static ref readonly ChangeSince32 ChangeOf(int character)
    {
        int low = 0;
        int high = PropertyTables.ChangeSince32Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            ref readonly ChangeSince32 change = ref PropertyTables.ChangesSince32[middle];
            if (change.Character == character) return ref change;
            if (change.Character < character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return ref s_unchanged[0];
    }

    private static readonly ChangeSince32[] s_unchanged = [ChangeSince32.None];
}
