using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Tests.Text;

public sealed class Unicode32Tests
{
    [Theory]
    [InlineData('a', "Ll", "L")]
    [InlineData('+', "Sm", "ET")]
    [InlineData(0xAA, "Ll", "L")]
    [InlineData(0x221, "Cn", "")]
    public void Remembers_old_properties(int character, string category, string bidirectional)
    {
        Assert.Equal(category, Unicode32.Category(character));
        Assert.Equal(bidirectional, Unicode32.Bidirectional(character));
    }

    [Fact]
    public void Normalizes_with_the_old_mistakes() =>
        Assert.Equal([0x2136A], Normalization.Normalize([0x2F868], NormalizationForm.Nfc, unicode32: true));
}
