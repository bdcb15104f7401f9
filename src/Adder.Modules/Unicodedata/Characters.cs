using Adder.Objects;
using Adder.Syntax.Text.Unicode;

namespace Adder.Modules.Unicodedata;

/// <summary>What the functions of both databases share.</summary>
internal static class Characters
{
    private const int LongestName = 256;

    internal static Value Number(int value, Value fallback, string message) =>
        value >= 0 ? (Value)(long)value : fallback.IsNull ? throw Errors.ValueError(message) : fallback;

    internal static Value Numeric(double? value, Value fallback) =>
        value is { } number ? number : fallback.IsNull ? throw Errors.ValueError("not a numeric character") : fallback;

    internal static Value Name(string? name, Value fallback) =>
        name is not null ? name : fallback.IsNull ? throw Errors.ValueError("no such name") : fallback;

    internal static Value Lookup(string name, bool unicode32)
    {
        if (name.Length > LongestName) throw Errors.KeyError("name too long");
        int character = UnicodeNames.Find(name);
        if (unicode32)
        {
            // Unicode 3.2 is looked up in without aliases and sequences.
            bool isName = character >= 0 && Unicode32.Has(character) && string.Equals(UnicodeNames.NameOf(character), name, StringComparison.OrdinalIgnoreCase);
            return isName ? PyStr.FromCodePoint(character) : throw Errors.KeyError($"undefined character name '{name}'");
        }
        if (character >= 0) return PyStr.FromCodePoint(character);
        return UnicodeNames.FindSequence(name) ?? throw Errors.KeyError($"undefined character name '{name}'");
    }

    internal static NormalizationForm FormOf(string form) => form switch
    {
        "NFC" => NormalizationForm.Nfc,
        "NFKC" => NormalizationForm.Nfkc,
        "NFD" => NormalizationForm.Nfd,
        "NFKD" => NormalizationForm.Nfkd,
        _ => throw Errors.ValueError("invalid normalization form"),
    };

    internal static bool IsNormalized(NormalizationForm form, PyStr text, bool unicode32) =>
        text.IsAscii || Normalization.IsNormalized(text.As<int>(), form, unicode32);

    internal static PyStr Normalize(NormalizationForm form, PyStr text, bool unicode32)
    {
        if (text.IsAscii) return text.Exact();
        ReadOnlySpan<int> characters = text.As<int>();
        if (!unicode32 && Normalization.QuickCheck(characters, form) == Normalization.Answer.Yes) return text.Exact();
        return PyStr.FromUcs4(Normalization.Normalize(characters, form, unicode32));
    }
}
