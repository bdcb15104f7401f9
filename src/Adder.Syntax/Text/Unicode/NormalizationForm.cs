namespace Adder.Syntax.Text.Unicode;

/// <summary>The four normalization forms.</summary>
public enum NormalizationForm
{
    Nfc,
    Nfkc,
    Nfd,
    Nfkd,
}
