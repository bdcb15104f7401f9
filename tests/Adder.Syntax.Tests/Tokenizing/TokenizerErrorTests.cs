namespace Adder.Syntax.Tests.Tokenizing;

public sealed class TokenizerErrorTests
{
    [Theory]
    [InlineData("if 1:\n  x\n y\n", "IndentationError: unindent does not match any outer indentation level (3,3-3,-1)")]
    [InlineData("if 1:\n\tx\n        y\n", "TabError: inconsistent use of tabs and spaces in indentation (3,1-3,0)")]
    [InlineData("x=(\n", "SyntaxError: '(' was never closed (1,3-1,0)")]
    [InlineData("x=\\\n", "SyntaxError: unexpected EOF while parsing (1,4-1,-1)")]
    [InlineData("x=\\ y\n", "SyntaxError: unexpected character after line continuation character (1,4-1,0)")]
    [InlineData("07_77", "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (1,1-1,2)")]
    [InlineData("0b12", "SyntaxError: invalid digit '2' in binary literal (1,4-1,4)")]
    [InlineData("0x", "SyntaxError: invalid hexadecimal literal (1,2-1,2)")]
    [InlineData("1__2", "SyntaxError: invalid decimal literal (1,2-1,2)")]
    [InlineData("0o17_", "SyntaxError: invalid octal literal (1,5-1,5)")]
    [InlineData("1jx", "SyntaxError: invalid imaginary literal (1,2-1,2)")]
    [InlineData("x=é€\n", "SyntaxError: invalid character '€' (U+20AC) (1,4-1,4)")]
    [InlineData("x=\u00a0 1\n", "SyntaxError: invalid non-printable character U+00A0 (1,3-1,3)")]
    [InlineData("\u0001", "SyntaxError: invalid non-printable character U+0001 (1,1-1,1)")]
    [InlineData("'abc\\\n", "SyntaxError: unterminated string literal (detected at line 1) (1,1-1,1)")]
    [InlineData("'''abc", "SyntaxError: unterminated triple-quoted string literal (detected at line 1) (1,1-1,1)")]
    [InlineData("f'''abc\n", "SyntaxError: unterminated triple-quoted f-string literal (detected at line 1) (1,1-1,1)")]
    [InlineData("f'{'", "SyntaxError: f-string: expecting '}' (1,4-1,4)")]
    [InlineData("f'{a]}'", "SyntaxError: f-string: unmatched ']' (1,5-1,5)")]
    [InlineData("f'}'", "SyntaxError: f-string: single '}' is not allowed (1,3-1,3)")]
    [InlineData("f'{a:{b:{c:{d}}}}'", "SyntaxError: f-string: expressions nested too deeply (1,11-1,11)")]
    [InlineData(")", "SyntaxError: unmatched ')' (1,1-1,1)")]
    [InlineData("(\n]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1 (2,1-2,1)")]
    public void Words_and_places_errors_as_CPython(string source, string expected) => Assert.Equal(expected, Tokens.ErrorOf(source));

    [Fact]
    public void Limits_nesting()
    {
        Assert.Equal("SyntaxError: too many nested parentheses (1,201-1,201)", Tokens.ErrorOf(new string('(', 201)));
        string blocks = string.Concat(Enumerable.Range(0, 101).Select(depth => new string(' ', depth) + "if x:\n"));
        Assert.Equal("IndentationError: too many levels of indentation (101,1-101,0)", Tokens.ErrorOf(blocks));
    }

    [Fact]
    public void Reports_what_cannot_be_decoded()
    {
        Assert.Equal(
            "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte (1,2-1,-1)",
            Tokens.ErrorOf([(byte)'x', 0xFF, (byte)'\n']));
        Assert.Equal("unknown encoding: foo", Tokens.ErrorOf("# coding: foo\n"));
        Assert.Equal("encoding problem: iso-8859-1 with BOM", Tokens.ErrorOf("\uFEFF# coding: latin-1\n"));
        Assert.Equal("", Tokens.ErrorOf([.. "# -*- coding: Latin_1 -*-\nx = '"u8, 0xE9, .. "'"u8]));
    }
}
