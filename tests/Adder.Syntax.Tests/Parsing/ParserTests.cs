using System.Text;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tree;
using Assert = Xunit.Assert;

namespace Adder.Syntax.Tests.Parsing;

public class ParserTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Trees_and_errors_are_CPythons(bool skipPrediction)
    {
        foreach (ParserCase test in ParserCase.All())
        {
            Assert.Equal((test.Source, test.Recorded), (test.Source, test.Parse(skipPrediction)));
        }
    }

    private static Mod Parse(string source, ParserOptions? options = null) => Parser.Parse(Encoding.UTF8.GetBytes(source), options);

    private static SyntaxError ErrorOf(string source, ParserOptions? options = null) =>
        Assert.Throws<SyntaxErrorException>(() => Parse(source, options)).Error;

    private sealed class Recorder(bool accepts) : ISyntaxWarnings
    {
        public List<string> Warnings { get; } = [];

        public bool Warn(SyntaxWarningCategory category, string message, int line)
        {
            Warnings.Add($"{category}: {message} ({line})");
            return accepts;
        }
    }

    [Fact]
    public void An_invalid_escape_warns_once_whatever_follows()
    {
        var recorder = new Recorder(accepts: true);
        var options = new ParserOptions { Warnings = recorder };
        Parse("x = '\\d'\n'\\400' f'\\w{1}'", options);
        string[] expected =
        [
            "SyntaxWarning: invalid escape sequence '\\d' (1)",
            "SyntaxWarning: invalid octal escape sequence '\\400' (2)",
            "SyntaxWarning: invalid escape sequence '\\w' (2)",
        ];
        Assert.Equal(expected, recorder.Warnings);
        recorder.Warnings.Clear();
        ErrorOf("'\\d' f'\\w' x", options);
        Assert.Equal(["SyntaxWarning: invalid escape sequence '\\d' (1)", "SyntaxWarning: invalid escape sequence '\\w' (1)"], recorder.Warnings);
    }

    [Fact]
    public void An_invalid_escape_is_an_error_where_warnings_are()
    {
        SyntaxError error = ErrorOf("x\ny = '\\d'", new ParserOptions { Warnings = new Recorder(accepts: false) });
        Assert.Equal(new SyntaxError(SyntaxErrorKind.SyntaxError, "invalid escape sequence '\\d'", 2, 5, 2, 9, "y = '\\d'\n"), error);
    }

    [Theory]
    [InlineData("(x := 1)", 7, "Assignment expressions are only supported in Python 3.8 and greater")]
    [InlineData("def f(a, /): pass", 7, "Positional-only parameters are only supported in Python 3.8 and greater")]
    [InlineData("with (a as b): pass", 8, "Parenthesized context managers are only supported in Python 3.9 and greater")]
    [InlineData("match x:\n  case y: pass", 9, "Pattern matching is only supported in Python 3.10 and greater")]
    [InlineData("type X = int", 11, "Type statement is only supported in Python 3.12 and greater")]
    [InlineData("1_000", 5, "Underscores in numeric literals are only supported in Python 3.6 and greater")]
    [InlineData("x: int", 5, "Variable annotation syntax is only supported in Python 3.6 and greater")]
    public void What_is_too_new_for_a_feature_version_is_refused(string source, int version, string message)
    {
        Assert.Equal(message, ErrorOf(source, new ParserOptions { FeatureVersion = version }).Message);
        Parse(source);
    }

    [Fact]
    public void Async_is_a_name_before_3_7()
    {
        var options = new ParserOptions { FeatureVersion = 6 };
        Parse("async = await = 1\nasync def f():\n  await x\nawait", options);
        Assert.Equal("invalid syntax", ErrorOf("async = 1").Message);
    }

    [Fact]
    public void Type_comments_are_kept_when_asked_for()
    {
        var module = (Module)Parse("x = 1 # type: int\nfor y in z: # type: str\n  pass # type: ignore[why]\n", new ParserOptions { TypeComments = true });
        Assert.Equal("int", ((Assign)module.Body[0]).TypeComment);
        Assert.Equal("str", ((For)module.Body[1]).TypeComment);
        Assert.Equal(new TypeIgnore(3, "[why]"), Assert.Single(module.TypeIgnores));
    }

    [Fact]
    public void Barry_wants_his_own_inequality()
    {
        var options = new ParserOptions { BarryAsBdfl = true };
        Parse("a <> b", options);
        Assert.Equal("with Barry as BDFL, use '<>' instead of '!='", ErrorOf("a != b", options).Message);
        Assert.Equal("invalid syntax", ErrorOf("a <> b").Message);
    }

    [Theory]
    [InlineData("if x:\n", true)]
    [InlineData("x = (1,\n", true)]
    [InlineData("'''a\n", true)]
    [InlineData("x y", false)]
    public void An_unfinished_source_is_incomplete_input(string source, bool incomplete)
    {
        var options = new ParserOptions { Mode = ParseMode.Single, AllowIncompleteInput = true, DontImplyDedent = true };
        Assert.Equal(incomplete, ErrorOf(source + "\n", options).Kind == SyntaxErrorKind.IncompleteInput);
    }

    [Fact]
    public void Errors_show_the_line_of_the_file()
    {
        var options = new ParserOptions { FileLine = line => $"the line {line}\n" };
        Assert.Equal("the line 2\n", ErrorOf("x\ny z", options).Text);
    }

    [Fact]
    public void Two_escaped_surrogates_are_not_one_character()
    {
        var module = (Module)Parse("'\\ud83d' '\\ude00'");
        var constant = (Constant)((ExprStmt)module.Body[0]).Value;
        Assert.Equal([0xD83D, 0xDE00], Assert.IsType<int[]>(constant.Value));
    }
}
