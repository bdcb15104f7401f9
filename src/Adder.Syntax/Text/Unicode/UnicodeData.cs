using System.Runtime.CompilerServices;

namespace Adder.Syntax.Text.Unicode;

/// <summary>Properties of characters in Unicode 15.0, as Python 3.12 sees them.</summary>
public static partial class UnicodeData
{
    private const CharacterFlags AlphaNumeric =
        CharacterFlags.Alpha | CharacterFlags.Decimal | CharacterFlags.Digit | CharacterFlags.Numeric;

    public static bool IsAlpha(int character) => Has(character, CharacterFlags.Alpha);

    public static bool IsAlphaNumeric(int character) => Has(character, AlphaNumeric);

    public static bool IsDecimal(int character) => Has(character, CharacterFlags.Decimal);

    public static bool IsDigit(int character) => Has(character, CharacterFlags.Digit);

    public static bool IsNumeric(int character) => Has(character, CharacterFlags.Numeric);

    public static bool IsLower(int character) => Has(character, CharacterFlags.Lower);

    public static bool IsUpper(int character) => Has(character, CharacterFlags.Upper);

    public static bool IsTitle(int character) => Has(character, CharacterFlags.Title);

    public static bool IsSpace(int character) => Has(character, CharacterFlags.Space);

    /// <summary>Whether <c>str.splitlines</c> breaks lines at the character.</summary>
    public static bool IsLineBreak(int character) => Has(character, CharacterFlags.LineBreak);

    public static bool IsPrintable(int character) => Has(character, CharacterFlags.Printable);

    public static bool IsXidStart(int character) => Has(character, CharacterFlags.XidStart);

    public static bool IsXidContinue(int character) => Has(character, CharacterFlags.XidContinue);

    public static bool IsCased(int character) => Has(character, CharacterFlags.Cased);

    public static bool IsCaseIgnorable(int character) => Has(character, CharacterFlags.CaseIgnorable);

    public static bool IsMirrored(int character) => Has(character, CharacterFlags.Mirrored);

    /// <summary>The two-letter name of the general category; Cn for what is not assigned.</summary>
    public static string Category(int character) => s_categories[PropertyTables.Of(character).Category];

    /// <summary>The name of the bidirectional class; empty for what is not assigned.</summary>
    public static string Bidirectional(int character) => s_bidirectional[PropertyTables.Of(character).Bidirectional];

    public static string EastAsianWidth(int character) => s_widths[PropertyTables.Of(character).Width];

    public static int CombiningClass(int character) => PropertyTables.Of(character).Combining;

    /// <summary>The value of a decimal digit, or -1.</summary>
    public static int DecimalValue(int character)
    {
        if (character < 128) return (uint)(character - '0') < 10 ? character - '0' : -1;
        return IsDecimal(character) ? PropertyTables.Of(character).Digit : -1;
    }

    /// <summary>The value of a digit, decimal or not (as the superscripts), or -1.</summary>
    public static int DigitValue(int character) =>
        character < 128 ? DecimalValue(character) : PropertyTables.Of(character).Digit;

    /// <summary>The value of a character that stands for a number, or null.</summary>
    public static unsafe double? NumericValue(int character) =>
        IsNumeric(character) ? PropertyTables.Numbers[PropertyTables.Of(character).Numeric] : null;

    internal static string CategoryName(int number) => s_categories[number];

    internal static string BidirectionalName(int number) => s_bidirectional[number];

    internal static string WidthName(int number) => s_widths[number];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(int character, CharacterFlags flags) => (FlagsOf(character) & flags) != 0;

    private static CharacterFlags FlagsOf(int character) =>
        character < 256 ? (CharacterFlags)Latin1.Flags[character] : PropertyTables.Of(character).Flags;

    private static readonly string[] s_categories =
    [
        "Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs",
        "Co", "Lm", "Lo", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
    ];

    private static readonly string[] s_bidirectional =
    [
        "", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN",
        "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI",
    ];

    private static readonly string[] s_widths = ["N", "F", "H", "W", "Na", "A"];
}
