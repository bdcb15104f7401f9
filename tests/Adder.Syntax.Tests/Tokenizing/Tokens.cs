using System.Text;
using Adder.Syntax.Text;
using Adder.Syntax.Tokenizing;

namespace Adder.Syntax.Tests.Tokenizing;

/// <summary>Writes tokens and errors down in one line, for tests to compare.</summary>
internal static class Tokens
{
    internal static string Of(string source, TokenizerOptions? options = null)
    {
        var tokenizer = new Tokenizer(Encoding.UTF8.GetBytes(source), options);
        var parts = new List<string>();
        while (true)
        {
            tokenizer.Next(out Token token);
            if (token.Kind == TokenKind.EndMarker) return string.Join(' ', parts);
            if (token.Kind == TokenKind.ErrorToken) return string.Join(' ', parts.Append("!" + tokenizer.Error!.Message));
            string text = Encoding.UTF8.GetString(tokenizer.TextOf(token));
            parts.Add(token.Kind switch
            {
                TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.NL => token.Kind.ToString(),
                TokenKind.FStringMiddle => $"<{text}>",
                _ => text.Trim(),
            });
        }
    }

    /// <summary>The error as CPython's SyntaxError shows it: type, text, and the four positions.</summary>
    internal static string ErrorOf(string source) => ErrorOf(Encoding.UTF8.GetBytes(source));

    internal static string ErrorOf(byte[] source)
    {
        try
        {
            var tokenizer = new Tokenizer(SourceText.Decode(source));
            Token token;
            do
            {
                tokenizer.Next(out token);
            }
            while (token.Kind is not (TokenKind.EndMarker or TokenKind.ErrorToken));
            return tokenizer.Error is { } error ? Show(error) : "";
        }
        catch (SyntaxErrorException exception)
        {
            return Show(exception.Error);
        }
    }

    private static string Show(SyntaxError error) => error.Offset < 0
        ? error.Message
        : $"{error.Kind}: {error.Message} ({error.Line},{error.Offset}-{error.EndLine},{error.EndOffset})";
}
