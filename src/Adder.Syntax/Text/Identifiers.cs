using System.Text;
using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Text;

/// <summary>What may be an identifier (PEP 3131).</summary>
public static class Identifiers
{
    public static bool CanStart(int character) =>
        character == '_' || UnicodeData.IsXidStart(character);

    public static bool CanContinue(int character) => UnicodeData.IsXidContinue(character);

    /// <summary>The name that an identifier in the source stands for: its NFKC form.</summary>
    public static string Normalize(ReadOnlySpan<byte> identifier)
    {
        string name = Encoding.UTF8.GetString(identifier);
        return Ascii.IsValid(identifier) ? name : Normalization.Normalize(name, Unicode.NormalizationForm.Nfkc);
    }
}
