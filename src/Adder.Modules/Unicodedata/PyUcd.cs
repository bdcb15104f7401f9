using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Syntax.Text.Unicode;

namespace Adder.Modules.Unicodedata;

/// <summary><c>unicodedata.UCD</c>: the one for Unicode 3.2.</summary>
[PyType("UCD", Module = "unicodedata", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyUcd : PyObject
{
    internal PyUcd() : base(TypeObject)
    {
    }

    [PyMember("unidata_version")]
    private readonly string _version = "3.2.0";

    [PyMethod("decimal($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a decimal digit as an integer.")]
    private Value Decimal(CodePoint chr, Value @default = default) =>
        Characters.Number(Unicode32.DecimalValue(chr.Number), @default, "not a decimal");

    [PyMethod("digit($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a digit as an integer.")]
    private Value Digit(CodePoint chr, Value @default = default) =>
        Characters.Number(UnicodeData.DigitValue(chr.Number), @default, "not a digit");

    [PyMethod("numeric($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a numeric character as a float.")]
    private Value Numeric(CodePoint chr, Value @default = default) =>
        Characters.Numeric(Unicode32.NumericValue(chr.Number), @default);

    [PyMethod("category($self, chr, /)\n--\n\nThe general category, as two letters.")]
    private string Category(CodePoint chr) =>
        Unicode32.Category(chr.Number);

    [PyMethod("bidirectional($self, chr, /)\n--\n\nThe bidirectional class; empty for characters that are not assigned.")]
    private string Bidirectional(CodePoint chr) =>
        Unicode32.Bidirectional(chr.Number);

    [PyMethod("combining($self, chr, /)\n--\n\nThe canonical combining class as an integer; 0 for most characters.")]
    private long Combining(CodePoint chr) =>
        Unicode32.Has(chr.Number) ? UnicodeData.CombiningClass(chr.Number) : 0;

    [PyMethod("mirrored($self, chr, /)\n--\n\n1 for characters that are mirrored in bidirectional text, else 0.")]
    private long Mirrored(CodePoint chr) =>
        Unicode32.IsMirrored(chr.Number) ? 1 : 0;

    [PyMethod("east_asian_width($self, chr, /)\n--\n\nThe East Asian width, as a letter or two.")]
    private string EastAsianWidth(CodePoint chr) =>
        Unicode32.EastAsianWidth(chr.Number);

    [PyMethod("decomposition($self, chr, /)\n--\n\nThe decomposition mapping; empty for characters without one.")]
    private string Decomposition(CodePoint chr) =>
        Unicode32.Has(chr.Number) ? Adder.Syntax.Text.Unicode.Decomposition.Describe(chr.Number) : "";

    [PyMethod("is_normalized($self, form, input, /)\n--\n\nWhether text is in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.")]
    private bool IsNormalized(string form, PyStr input) =>
        Characters.IsNormalized(Characters.FormOf(form), input, unicode32: true);

    [PyMethod("normalize($self, form, unistr, /)\n--\n\nThe text in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.")]
    private PyStr Normalize(string form, PyStr unistr) =>
        Characters.Normalize(Characters.FormOf(form), unistr, unicode32: true);

    [PyMethod("name($self, chr, default=<unrepresentable>, /)\n--\n\nThe name of a character.")]
    private Value Name(CodePoint chr, Value @default = default) =>
        Characters.Name(Unicode32.Has(chr.Number) ? UnicodeNames.NameOf(chr.Number) : null, @default);

    [PyMethod("lookup($self, name, /)\n--\n\nThe character, or sequence of characters, with a name.")]
    private Value Lookup(string name) =>
        Characters.Lookup(name, unicode32: true);
}
