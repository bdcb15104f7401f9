using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Tests.Text;

public sealed class NormalizationTests
{
    [Theory]
    [InlineData("é", "é", "e\u0301", "é", "e\u0301")]
    [InlineData("ﬁ", "ﬁ", "ﬁ", "fi", "fi")]
    [InlineData("각", "각", "\u1100\u1161\u11A8", "각", "\u1100\u1161\u11A8")]
    [InlineData("a\u0301\u0327", "á\u0327", "a\u0327\u0301", "á\u0327", "a\u0327\u0301")]
    [InlineData("\u2126", "Ω", "Ω", "Ω", "Ω")]
    [InlineData("\u0958", "\u0915\u093C", "\u0915\u093C", "\u0915\u093C", "\u0915\u093C")]
    public void Knows_all_four_forms(string text, string nfc, string nfd, string nfkc, string nfkd)
    {
        Assert.Equal(nfc, Normalization.Normalize(text, NormalizationForm.Nfc));
        Assert.Equal(nfd, Normalization.Normalize(text, NormalizationForm.Nfd));
        Assert.Equal(nfkc, Normalization.Normalize(text, NormalizationForm.Nfkc));
        Assert.Equal(nfkd, Normalization.Normalize(text, NormalizationForm.Nfkd));
    }

    [Fact]
    public void The_quick_check_agrees_with_normalizing()
    {
        foreach (NormalizationForm form in Enum.GetValues<NormalizationForm>())
        {
            for (int character = 0; character < 0x30000; character++)
            {
                int[] text = [character];
                bool unchanged = Normalization.Normalize(text, form).AsSpan().SequenceEqual(text);
                Assert.Equal(unchanged, Normalization.IsNormalized(text, form));
            }
        }
    }
}
