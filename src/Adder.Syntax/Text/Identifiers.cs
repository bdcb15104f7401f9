using System.Text;
using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Text;

/// <summary>What may be an identifier (PEP 3131).</summary>
public static class Identifiers
{
    public static bool CanStart(int character) =>
        character == '_' || UnicodeData.IsXidStart(character);

    public static bool CanContinue(int character) => UnicodeData.IsXidContinue(character);

    /// <summary>Whether the text could stand as a name in source; keywords count as names here. (PyUnicode_IsIdentifier)</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0) return false;
        bool isPlain = !char.IsAsciiDigit(text[0]);
        foreach (char c in text) isPlain &= char.IsAsciiLetterOrDigit(c) || c == '_';
        return isPlain || IsUnicodeIdentifier(text);
    }

    private static bool IsUnicodeIdentifier(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            bool first = i == 0;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) c = char.ConvertToUtf32(text[i], text[++i]);
            if (!(first ? CanStart(c) : CanContinue(c))) return false;
        }
        return true;
    }

    /// <summary>The name that an identifier in the source stands for: its NFKC form.</summary>
    public static string Normalize(ReadOnlySpan<byte> identifier)
    {
        string name = Encoding.UTF8.GetString(identifier);
        return Ascii.IsValid(identifier) ? name : Normalization.Normalize(name, Unicode.NormalizationForm.Nfkc);
    }
}
