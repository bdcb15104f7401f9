using Adder.Syntax.Text.Unicode;

namespace Adder.Syntax.Tests.Text;

public sealed class UnicodeDataTests
{
    [Fact]
    public void The_flags_of_Latin_1_agree_with_the_tables()
    {
        for (int character = 0; character < 256; character++)
        {
            Assert.Equal((ushort)PropertyTables.Of(character).Flags, Latin1.Flags[character]);
        }
    }

    [Fact]
    public void The_case_of_Latin_1_agrees_with_the_tables()
    {
        for (int character = 0; character < 256; character++)
        {
            Assert.Equal(character + PropertyTables.CaseOf(character).Lower, UnicodeData.ToLower(character));
            Assert.Equal(character + PropertyTables.CaseOf(character).Upper, UnicodeData.ToUpper(character));
            Assert.Equal(character + PropertyTables.CaseOf(character).Title, UnicodeData.ToTitle(character));
            if (Latin1.HasSimpleCase(character)) Assert.Equal(0, PropertyTables.CaseOf(character).Special);
        }
    }

    [Theory]
    [InlineData(0xDF, "SS", "Ss", "ss")]
    [InlineData(0x130, "İ", "İ", "i\u0307")]
    [InlineData(0x1C6, "Ǆ", "ǅ", "ǆ")]
    [InlineData(0xFB03, "FFI", "Ffi", "ffi")]
    [InlineData(0x13A0, "Ꭰ", "Ꭰ", "Ꭰ")]
    [InlineData(0xAB70, "Ꭰ", "Ꭰ", "Ꭰ")]
    public void One_character_may_become_several(int character, string upper, string title, string folded)
    {
        Span<int> target = stackalloc int[UnicodeData.MaxCaseExpansion];
        Assert.Equal(upper, Utf16.ToString(target[..UnicodeData.ToUpper(character, target)]));
        Assert.Equal(title, Utf16.ToString(target[..UnicodeData.ToTitle(character, target)]));
        Assert.Equal(folded, Utf16.ToString(target[..UnicodeData.ToFolded(character, target)]));
    }

    [Theory]
    [InlineData("ΑΣ", 1, 0x3C2)]
    [InlineData("ΑΣ'Β", 1, 0x3C3)]
    [InlineData("Σ", 0, 0x3C3)]
    [InlineData("Α'Σ ", 2, 0x3C2)]
    public void A_sigma_that_ends_a_word_is_final(string text, int index, int lower) =>
        Assert.Equal(lower, UnicodeData.LowerSigma<ushort>(System.Runtime.InteropServices.MemoryMarshal.Cast<char, ushort>(text), index));

    [Theory]
    [InlineData('A', "Lu", "L", "Na")]
    [InlineData(0x3042, "Lo", "L", "W")]
    [InlineData(0x378, "Cn", "", "N")]
    [InlineData(0xFA6E, "Cn", "", "W")]
    [InlineData(0x10FFFD, "Co", "L", "A")]
    public void Knows_classes(int character, string category, string bidirectional, string width)
    {
        Assert.Equal(category, UnicodeData.Category(character));
        Assert.Equal(bidirectional, UnicodeData.Bidirectional(character));
        Assert.Equal(width, UnicodeData.EastAsianWidth(character));
    }

    [Theory]
    [InlineData('7', 7, 7, 7.0)]
    [InlineData(0xB2, -1, 2, 2.0)]
    [InlineData(0xBD, -1, -1, 0.5)]
    [InlineData(0x4E07, -1, -1, 10000.0)]
    [InlineData(0x663, 3, 3, 3.0)]
    public void Knows_numbers(int character, int asDecimal, int digit, double number)
    {
        Assert.Equal(asDecimal, UnicodeData.DecimalValue(character));
        Assert.Equal(digit, UnicodeData.DigitValue(character));
        Assert.Equal(number, UnicodeData.NumericValue(character));
    }
}
