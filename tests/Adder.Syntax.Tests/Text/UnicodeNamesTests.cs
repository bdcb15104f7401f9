using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Tests.Text;

public sealed class UnicodeNamesTests
{
    [Theory]
    [InlineData(0x41, "LATIN CAPITAL LETTER A")]
    [InlineData(0xAC01, "HANGUL SYLLABLE GAG")]
    [InlineData(0x4E00, "CJK UNIFIED IDEOGRAPH-4E00")]
    [InlineData(0xF900, "CJK COMPATIBILITY IDEOGRAPH-F900")]
    [InlineData(0x1F40D, "SNAKE")]
    [InlineData(0x1D0C5, "BYZANTINE MUSICAL SYMBOL FHTORA SKLIRON CHROMA VASIS")]
    public void Names_characters(int character, string name) => Assert.Equal(name, UnicodeNames.NameOf(character));

    [Theory]
    [InlineData(0x0A)]
    [InlineData(0x378)]
    [InlineData(0xE000)]
    [InlineData(0x17000)]
    public void Some_characters_have_no_name(int character) => Assert.Null(UnicodeNames.NameOf(character));

    [Fact]
    public void Every_name_leads_back_to_its_character()
    {
        for (int character = 0; character <= 0x10FFFF; character++)
        {
            if (UnicodeNames.NameOf(character) is { } name) Assert.Equal(character, UnicodeNames.Find(name));
        }
    }

    [Theory]
    [InlineData("line feed", 0x0A)]
    [InlineData("Snake", 0x1F40D)]
    [InlineData("HANGUL SYLLABLE GAGX", -1)]
    [InlineData("CJK UNIFIED IDEOGRAPH-4e00", 0x4E00)]
    [InlineData("CJK UNIFIED IDEOGRAPH-41", -1)]
    [InlineData("ſnake", -1)]
    public void Finds_aliases_and_ignores_case(string name, int character) => Assert.Equal(character, UnicodeNames.Find(name));

    [Fact]
    public void Finds_named_sequences() =>
        Assert.Equal("r\u0303", UnicodeNames.FindSequence("latin small letter r with tilde"));
}
