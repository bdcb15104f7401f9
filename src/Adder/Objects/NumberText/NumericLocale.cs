namespace Adder.Objects.NumberText;

/// <summary>The decimal point and digit grouping that a number is written with, as <c>localeconv</c> describes them.</summary>
internal sealed record NumericLocale(string DecimalPoint, string ThousandsSeparator, byte[] GroupSizes)
{
    private const byte NoFurtherGrouping = 127;

    internal static NumericLocale C { get; } = new(".", "", [NoFurtherGrouping]);

    private static NumericLocale Comma { get; } = new(".", ",", [3]);

    private static NumericLocale Underscore { get; } = new(".", "_", [3]);

    private static NumericLocale UnderscoreByFour { get; } = new(".", "_", [4]);

    internal static NumericLocale For(Grouping grouping, NumericLocale current) => grouping switch
    {
        Grouping.Comma => Comma,
        Grouping.Underscore => Underscore,
        Grouping.UnderscoreByFour => UnderscoreByFour,
        Grouping.Locale => current,
        _ => C,
    };

    /// <summary>Inserts separators, and zeros in front up to <paramref name="minWidth"/>. (_PyUnicode_InsertThousandsGrouping)</summary>
    internal string Group(ReadOnlySpan<char> digits, int minWidth)
    {
        if (GroupSizes[0] == NoFurtherGrouping)
        {
            return digits.Length < minWidth ? new string('0', minWidth - digits.Length) + digits.ToString() : digits.ToString();
        }
        var parts = new List<string>();
        int left = digits.Length;
        int missing = minWidth;
        int index = 0;
        int size = 0;
        bool separate = false;
        while (true)
        {
            bool last = !NextSize(ref index, ref size);
            int separator = separate ? ThousandsSeparator.Length : 0;
            int length = last ? Math.Max(Math.Max(left, missing - separator), 1) : Math.Min(size, Math.Max(Math.Max(left, missing - separator), 1));
            int own = Math.Min(left, length);
            if (separate) parts.Add(ThousandsSeparator);
            parts.Add(new string('0', length - own) + digits.Slice(left - own, own).ToString());
            left -= own;
            missing -= separator + length;
            separate = true;
            if (last || (left <= 0 && missing <= 0)) break;
        }
        parts.Reverse();
        return string.Concat(parts);
    }

    // GroupGenerator_next: the last size repeats; 127 ends the grouping.
    private bool NextSize(ref int index, ref int size)
    {
        if (index < GroupSizes.Length)
        {
            if (GroupSizes[index] == 0) return size != 0;
            if (GroupSizes[index] == NoFurtherGrouping) return false;
            size = GroupSizes[index++];
        }
        return size != 0;
    }
}
