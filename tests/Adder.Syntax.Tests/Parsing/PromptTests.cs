using System.Text;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tokenizing;
using Adder.Syntax.Tree;
using Assert = Xunit.Assert;

namespace Adder.Syntax.Tests.Parsing;

public class PromptTests
{
    private sealed class Prompt(params string[] lines) : ILineSource
    {
        public int Read { get; private set; }

        public byte[]? ReadLine(bool continuation) => Read < lines.Length ? Encoding.UTF8.GetBytes(lines[Read++]) : null;
    }

    private static Mod? Parse(Prompt prompt, out SyntaxError? error)
    {
        var options = new ParserOptions { Mode = ParseMode.Single };
        return Parser.TryParse(new Tokenizer(prompt, Parser.TokenizerOptionsFor(options) with { Interactive = true }), options, out error);
    }

    [Theory]
    [InlineData(1, "x = 1\n", "never read\n")]
    [InlineData(2, "f(1,\n", "2)\n", "never read\n")]
    [InlineData(3, "if x:\n", "  y\n", "\n", "never read\n")]
    [InlineData(4, "def f():\n", "  '''a\n", "  b'''\n", "\n", "never read\n")]
    [InlineData(2, "x = \\\n", "1\n", "never read\n")]
    [InlineData(1, "\n", "never read\n")]
    [InlineData(1, "match(x)\n", "never read\n")]
    [InlineData(1, "x; y\n", "never read\n")]
    public void A_statement_takes_the_lines_it_needs(int taken, params string[] lines)
    {
        var prompt = new Prompt(lines);
        Assert.NotNull(Parse(prompt, out SyntaxError? error));
        Assert.Null(error);
        Assert.Equal(taken, prompt.Read);
    }

    [Theory]
    [InlineData("invalid syntax", "x y\n", "never read\n")]
    [InlineData("invalid syntax. Perhaps you forgot a comma?", "f(x y)\n", "never read\n")]
    [InlineData("expected an indented block after 'if' statement on line 1", "if x:\n", "y\n", "never read\n")]
    public void An_error_asks_for_no_more(string message, params string[] lines)
    {
        var prompt = new Prompt(lines);
        Assert.Null(Parse(prompt, out SyntaxError? error));
        Assert.Equal(message, error!.Message);
        Assert.Equal(lines.Length - 1, prompt.Read);
    }

    [Fact]
    public void The_end_of_input_is_no_statement()
    {
        Assert.Null(Parse(new Prompt(), out SyntaxError? error));
        Assert.NotNull(error);
    }
}
