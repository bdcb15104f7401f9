namespace Adder.Syntax.Text.Unicode;

/// <summary>Yes-or-no properties, as CPython's unicodeobject defines them.</summary>
[Flags]
internal enum CharacterFlags : uint
{
    None = 0,
    Alpha = 1 << 0,
    Decimal = 1 << 1,
    Digit = 1 << 2,
    Numeric = 1 << 3,
    Lower = 1 << 4,
    Upper = 1 << 5,
    Title = 1 << 6,
    LineBreak = 1 << 7,
    Space = 1 << 8,
    XidStart = 1 << 9,
    XidContinue = 1 << 10,
    Printable = 1 << 11,
    CaseIgnorable = 1 << 12,
    Cased = 1 << 13,
    Mirrored = 1 << 14,
    InUnicode32 = 1 << 15,
    NotNfd = 1 << 16,
    NotNfkd = 1 << 17,
    NotNfc = 1 << 18,
    MaybeNfc = 1 << 19,
    NotNfkc = 1 << 20,
    MaybeNfkc = 1 << 21,
}
