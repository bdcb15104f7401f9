using System.Text;
using Adder.Syntax.Tokenizing;

namespace Adder.Syntax.Tests.Tokenizing;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("x = 1", "x = 1 Newline")]
    [InlineData("a<>b!=c->d:=e...f", "a <> b != c -> d := e ... f Newline")]
    [InlineData("a**=b//=c>>=d<<=e@=f", "a **= b //= c >>= d <<= e @= f Newline")]
    [InlineData("1.e5+.5j-0xFF_ff+0o17+0b1_0+1_000", "1.e5 + .5j - 0xFF_ff + 0o17 + 0b1_0 + 1_000 Newline")]
    [InlineData("rb'a\\'b' U\"x\" '''a\n''b'''", "rb'a\\'b' U\"x\" '''a\n''b''' Newline")]
    [InlineData("'a\\\nb'", "'a\\\nb' Newline")]
    [InlineData("x \\\n + 1\r\ny", "x + 1 Newline y Newline")]
    [InlineData("if x:\n  y\n\n  # c\nz", "if x : Newline Indent y Newline Dedent z Newline")]
    [InlineData("(a,\n  b\n)", "( a , b ) Newline")]
    [InlineData("\f  x" , "Indent x Newline Dedent")]
    [InlineData("été = ñ", "été = ñ Newline")]
    [InlineData("", "")]
    public void Cuts_source_into_tokens(string source, string expected) => Assert.Equal(expected, Tokens.Of(source).Replace("NL", ""));

    [Theory]
    [InlineData("f'a{b}c'", "f' <a> { b } <c> ' Newline")]
    [InlineData("f'{{a}}'", "f' <{> <a}> ' Newline")]
    [InlineData("f'{x!r:>{w}}'", "f' { x ! r : <>> { w } <> } ' Newline")]
    [InlineData("f'{a[\"b\"]:%H:%M}'", "f' { a [ \"b\" ] : <%H:%M> } ' Newline")]
    [InlineData("f'{f\"{1}\"}'", "f' { f\" { 1 } \" } ' Newline")]
    [InlineData("f'\\N{DASH}{x}'", "f' <\\N{DASH}> { x } ' Newline")]
    [InlineData("f'''{\nx\n}'''", "f''' { x } ''' Newline")]
    public void Takes_f_strings_apart(string source, string expected) => Assert.Equal(expected, Tokens.Of(source));

    [Fact]
    public void Reports_type_comments_when_asked() =>
        Assert.Equal(
            "x = 1 int Newline [x] y Newline",
            Tokens.Of("x = 1 # type: int\n# type: ignore[x]\ny", new TokenizerOptions { TypeComments = true }));

    [Fact]
    public void Reports_comments_and_blank_lines_for_tokenize() =>
        Assert.Equal(
            "x # c Newline NL # d NL y Newline",
            Tokens.Of("x # c\n\n# d\ny\n", new TokenizerOptions { ExtraTokens = true }));

    [Fact]
    public void Places_tokens_by_bytes_and_strings_by_their_first_line()
    {
        var tokenizer = new Tokenizer("é = '''\n'''\n"u8.ToArray());
        tokenizer.Next(out _);
        tokenizer.Next(out Token equal);
        tokenizer.Next(out Token text);
        Assert.Equal("Equal 1,3-1,4", equal.ToString());
        Assert.Equal("String 1,5-2,3", text.ToString());
    }

    [Fact]
    public void A_prompt_ends_a_block_by_an_empty_line()
    {
        var prompt = new Prompt("if x:\n", "  y\n", "\n");
        var tokenizer = new Tokenizer(prompt, new TokenizerOptions { Interactive = true });
        var kinds = new List<TokenKind>();
        Token token;
        do
        {
            tokenizer.Next(out token);
            kinds.Add(token.Kind);
        }
        while (token.Kind != TokenKind.Dedent);
        Assert.Equal(
            [TokenKind.Name, TokenKind.Name, TokenKind.Colon, TokenKind.Newline, TokenKind.Indent, TokenKind.Name, TokenKind.Newline, TokenKind.Dedent],
            kinds);
        Assert.Equal([false, false, true], prompt.Continuations);
    }

    private sealed class Prompt(params string[] lines) : ILineSource
    {
        private int _next;

        public List<bool> Continuations { get; } = [];

        public byte[]? ReadLine(bool continuation)
        {
            if (_next == lines.Length) return null;
            Continuations.Add(continuation);
            return Encoding.UTF8.GetBytes(lines[_next++]);
        }
    }
}
