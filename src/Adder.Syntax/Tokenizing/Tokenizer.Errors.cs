using System.Text;
using Adder.Syntax.Text;

namespace Adder.Syntax.Tokenizing;

// Errors, with the positions that CPython reports.
public sealed partial class Tokenizer
{
    /// <summary>Fails at the character just read (CPython's <c>syntaxerror</c>). Always false.</summary>
    private bool Fail(string message)
    {
        int offset = CharacterCount(LineStart, _cur);
        return FailInRange(message, offset, offset);
    }

    private bool FailInRange(string message, int offset, int endOffset)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(LineStart, _length - LineStart);
        int newline = line.IndexOf((byte)'\n');
        string text = Encoding.UTF8.GetString(newline < 0 ? line : line[..newline]);
        return Set(new SyntaxError(SyntaxErrorKind.SyntaxError, message, Line, offset, Line, endOffset, text));
    }

    private void FailWithoutPosition(string message) => Set(new SyntaxError(SyntaxErrorKind.SyntaxError, message, Offset: -1));

    private bool Set(SyntaxError error, TokenizerStatus status = TokenizerStatus.Error)
    {
        Error ??= error;
        Status = status;
        return false;
    }

    private bool IndentationFailure(TokenizerStatus fault)
    {
        _cur = _limit;
        (SyntaxErrorKind kind, string message) = fault switch
        {
            TokenizerStatus.TabSpace => (SyntaxErrorKind.TabError, "inconsistent use of tabs and spaces in indentation"),
            TokenizerStatus.TooDeep => (SyntaxErrorKind.IndentationError, "too many levels of indentation"),
            _ => (SyntaxErrorKind.IndentationError, "unindent does not match any outer indentation level"),
        };
        if (_options.TokenizeErrors) return FailForTokenize(kind, message, fault);
        SyntaxError error = fault == TokenizerStatus.Dedent
            ? new SyntaxError(kind, message, Line, CharacterCount(LineStart, _cur), Line, -1, TextOfChunk())
            : new SyntaxError(kind, message, Line, 1, Line, 0, TextOfChunk());
        return Set(error, fault);
    }

    private void ContinuationError()
    {
        const string Message = "unexpected character after line continuation character";
        if (_options.TokenizeErrors)
        {
            FailForTokenize(SyntaxErrorKind.SyntaxError, Message, TokenizerStatus.LineContinuation);
            return;
        }
        int offset = CharacterCount(ChunkStart, _cur);
        Set(
            new SyntaxError(SyntaxErrorKind.SyntaxError, Message, Line, offset, Line, 0, TextOfChunk()),
            TokenizerStatus.LineContinuation);
    }

    private void EndOfFileError()
    {
        const SyntaxErrorKind Kind = SyntaxErrorKind.SyntaxError;
        SyntaxError error;
        if (_options.TokenizeErrors)
        {
            error = new SyntaxError(Kind, "unexpected EOF in multi-line statement", Line, _limit - ChunkStart);
        }
        else if (Level > 0)
        {
            error = UnclosedBracketError();
        }
        else
        {
            error = new SyntaxError(
                Kind, "unexpected EOF while parsing", Line, CharacterCount(LineStart, _cur), Line, -1, TextOfChunk());
        }
        Error ??= error;
    }

    // raise_unclosed_parentheses_error
    private SyntaxError UnclosedBracketError()
    {
        (char bracket, int line, int column) = OpenBracket(Level - 1);
        string text = line < Line ? Encoding.UTF8.GetString(TextOfLine(line).TrimEnd((byte)'\n')) : TextOfChunk();
        int offset = line < Line
            ? CharacterCount(TextOfLine(line)[..column])
            : CharacterCount(_buffer.AsSpan(ChunkStart, column));
        return new SyntaxError(
            SyntaxErrorKind.SyntaxError, $"'{bracket}' was never closed", line, offset + 1, line, 0, text);
    }

    // The tokenize module's own positions: the end of what has been read.
    private bool FailForTokenize(SyntaxErrorKind kind, string message, TokenizerStatus status)
    {
        int offset = CharacterCount(ChunkStart, _limit);
        return Set(new SyntaxError(kind, message, Line, offset, Text: TextOfChunk().TrimEnd('\n')), status);
    }

    private void DecodingError(UndecodedText text)
    {
        int offset = CharacterCount(LineStart, _cur);
        SyntaxError error = new(SyntaxErrorKind.SyntaxError, $"(unicode error) {text.Message}", Line, offset, Line, -1, TextOfChunk());
        Set(error with { Undecoded = text });
    }

    private void InvalidCharacter(int character) => Fail(Text.Unicode.UnicodeData.IsPrintable(character)
        ? $"invalid character '{char.ConvertFromUtf32(character)}' (U+{character:X4})"
        : $"invalid non-printable character U+{character:X4}");

    private bool Warn(SyntaxWarningCategory category, string message) =>
        !ReportWarnings || _options.Warnings is null || _options.Warnings.Warn(category, message, Line) || Fail(message);

    private string TextOfChunk() => Encoding.UTF8.GetString(_buffer, ChunkStart, _limit - ChunkStart);

    private int CharacterCount(int start, int end) => CharacterCount(_buffer.AsSpan(start, end - start));

    // What is not UTF-8 counts as the replacement characters it is shown as.
    private static int CharacterCount(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out _, out int consumed);
            text = text[consumed..];
            count++;
        }
        return count;
    }
}
