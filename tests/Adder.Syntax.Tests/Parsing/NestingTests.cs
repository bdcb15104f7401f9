using System.Text;
using Adder.Syntax.Parsing;

namespace Adder.Syntax.Tests.Parsing;

public class NestingTests
{
    private static SyntaxError? ErrorOf(string source)
    {
        Parser.TryParse(Encoding.UTF8.GetBytes(source), ParserOptions.Default, out SyntaxError? error);
        return error;
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("f(a=", ")")]
    [InlineData("x[", "]")]
    public void Two_hundred_brackets_are_the_limit(string open, string close)
    {
        Assert.Null(ErrorOf(Repeat(open, 200) + "1" + Repeat(close, 200)));
        Assert.Equal("too many nested parentheses", ErrorOf(Repeat(open, 201) + "1" + Repeat(close, 201))!.Message);
    }

    [Theory]
    [InlineData("-", 2900, 7000)]
    [InlineData("not ", 2900, 7000)]
    [InlineData("1**", 2984, 2985)]
    [InlineData("lambda: ", 2900, 3000)]
    [InlineData("1 if 1 else ", 2900, 7000)]
    public void Deep_nesting_is_a_MemoryError(string piece, int accepted, int refused)
    {
        Assert.Null(ErrorOf(Repeat(piece, accepted) + "1"));
        Assert.Equal(SyntaxErrorKind.MemoryError, ErrorOf(Repeat(piece, refused) + "1")!.Kind);
    }

    [Theory]
    [InlineData("x = ((((", 100)]
    [InlineData("[a, *b for (", 60)]
    [InlineData("{**f(lambda:", 60)]
    [InlineData("f'{x:{y", 20)]
    [InlineData("match x:\n case [A(b=(", 60)]
    [InlineData("match (((", 60)]
    [InlineData("with (((", 60)]
    [InlineData("a b (1 2 [", 60)]
    [InlineData("(x for (((y", 40)]
    public void Broken_nesting_takes_no_time(string piece, int count)
    {
        Task<SyntaxError?> parsing = Task.Run(() => ErrorOf(Repeat(piece, count)));
        Assert.True(parsing.Wait(TimeSpan.FromSeconds(20)), "parsing takes too long");
        Assert.NotNull(parsing.Result);
    }

    [Fact]
    public void A_small_stack_is_enough_to_refuse()
    {
        SyntaxError? error = null;
        var thread = new Thread(() => error = ErrorOf(Repeat("-", 5000) + "x"), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(SyntaxErrorKind.MemoryError, error?.Kind);
    }
}
