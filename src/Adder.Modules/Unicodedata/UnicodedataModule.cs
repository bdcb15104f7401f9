using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;
using Adder.Syntax.Text.Unicode;

namespace Adder.Modules.Unicodedata;

/// <summary>The <c>unicodedata</c> module.</summary>
[PyModule("unicodedata", Doc = "Properties of Unicode characters: the Unicode Character Database 15.0.0.")]
[PyModuleType(typeof(PyUcd))]
internal static partial class UnicodedataModule
{
    [PyConstant(Name = "unidata_version")]
    internal const string Version = "15.0.0";

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("ucd_3_2_0", new PyUcd());

    [PyFunction("decimal($module, chr, default=<unrepresentable>, /)\n--\n\nThe value of a decimal digit as an integer.")]
    private static Value Decimal(CodePoint chr, Value @default = default) =>
        Characters.Number(UnicodeData.DecimalValue(chr.Number), @default, "not a decimal");

    [PyFunction("digit($module, chr, default=<unrepresentable>, /)\n--\n\nThe value of a digit as an integer.")]
    private static Value Digit(CodePoint chr, Value @default = default) =>
        Characters.Number(UnicodeData.DigitValue(chr.Number), @default, "not a digit");

    [PyFunction("numeric($module, chr, default=<unrepresentable>, /)\n--\n\nThe value of a numeric character as a float.")]
    private static Value Numeric(CodePoint chr, Value @default = default) =>
        Characters.Numeric(UnicodeData.NumericValue(chr.Number), @default);

    [PyFunction("category($module, chr, /)\n--\n\nThe general category, as two letters.")]
    private static string Category(CodePoint chr) =>
        UnicodeData.Category(chr.Number);

    [PyFunction("bidirectional($module, chr, /)\n--\n\nThe bidirectional class; empty for characters that are not assigned.")]
    private static string Bidirectional(CodePoint chr) =>
        UnicodeData.Bidirectional(chr.Number);

    [PyFunction("combining($module, chr, /)\n--\n\nThe canonical combining class as an integer; 0 for most characters.")]
    private static long Combining(CodePoint chr) =>
        UnicodeData.CombiningClass(chr.Number);

    [PyFunction("mirrored($module, chr, /)\n--\n\n1 for characters that are mirrored in bidirectional text, else 0.")]
    private static long Mirrored(CodePoint chr) =>
        UnicodeData.IsMirrored(chr.Number) ? 1 : 0;

    [PyFunction("east_asian_width($module, chr, /)\n--\n\nThe East Asian width, as a letter or two.")]
    private static string EastAsianWidth(CodePoint chr) =>
        UnicodeData.EastAsianWidth(chr.Number);

    [PyFunction("decomposition($module, chr, /)\n--\n\nThe decomposition mapping; empty for characters without one.")]
    private static string Decomposition(CodePoint chr) =>
        Adder.Syntax.Text.Unicode.Decomposition.Describe(chr.Number);

    [PyFunction("is_normalized($module, form, input, /)\n--\n\nWhether text is in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.")]
    private static bool IsNormalized(string form, PyStr input) =>
        Characters.IsNormalized(Characters.FormOf(form), input, unicode32: false);

    [PyFunction("normalize($module, form, unistr, /)\n--\n\nThe text in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.")]
    private static PyStr Normalize(string form, PyStr unistr) =>
        Characters.Normalize(Characters.FormOf(form), unistr, unicode32: false);

    [PyFunction("name($module, chr, default=<unrepresentable>, /)\n--\n\nThe name of a character.")]
    private static Value Name(CodePoint chr, Value @default = default) =>
        Characters.Name(UnicodeNames.NameOf(chr.Number), @default);

    [PyFunction("lookup($module, name, /)\n--\n\nThe character, or sequence of characters, with a name.")]
    private static Value Lookup(string name) =>
        Characters.Lookup(name, unicode32: false);
}
