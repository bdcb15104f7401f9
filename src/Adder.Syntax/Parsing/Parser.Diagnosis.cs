using Adder.Syntax.Text;
using Adder.Syntax.Tokenizing;

namespace Adder.Syntax.Parsing;

/// <summary>Finds out which error a refused source has.</summary>
public sealed partial class Parser
{
    // The second half of _PyPegen_run_parser.
    private void Diagnose()
    {
        if (_options.AllowIncompleteInput && IsEndOfSource)
        {
            _error = null;
            RaiseAtToken(SyntaxErrorKind.IncompleteInput, "incomplete input", LastToken);
            return;
        }
        if (_error is { Kind: not (SyntaxErrorKind.SyntaxError or SyntaxErrorKind.IndentationError or SyntaxErrorKind.TabError) }) return;
        int lastToken = _fill - 1;
        Lexeme last = _fill > 0 ? _tokens[lastToken] : default;
        if (_error is null)
        {
            _tokenizer.StopReading();
            _tokenizer.ReportWarnings = false;
            RunPass(predictive: false, diagnosing: true);
        }
        SetSyntaxError(last);
    }

    private bool IsEndOfSource =>
        _tokenizer.Status is TokenizerStatus.EndOfFile or TokenizerStatus.EndOfFileInString or TokenizerStatus.EndOfLineInString;

    // _Pypegen_set_syntax_error
    private void SetSyntaxError(in Lexeme last)
    {
        if (_error is not null)
        {
            if (_tokenizer.Status == TokenizerStatus.Ok && IsSyntaxError(_error)) TokenizeTheRest();
            return;
        }
        if (_fill == 0)
        {
            Raise("error at start before reading any input");
        }
        else if (last.Kind == Terminal.ErrorToken && _tokenizer.Status == TokenizerStatus.EndOfFile)
        {
            if (_tokenizer.Level > 0) RaiseUnclosedBracket();
            else Raise("unexpected EOF while parsing");
        }
        else if (last.Kind is Terminal.Indent or Terminal.Dedent)
        {
            RaiseIndentation(last.Kind == Terminal.Indent ? "unexpected indent" : "unexpected unindent");
        }
        else
        {
            RaiseAt(SyntaxErrorKind.SyntaxError, "invalid syntax", last.Line, last.Column, last.EndLine, last.EndColumn);
            TokenizeTheRest();
        }
    }

    private static bool IsSyntaxError(SyntaxError error) =>
        error.Kind is SyntaxErrorKind.SyntaxError or SyntaxErrorKind.IndentationError or SyntaxErrorKind.TabError;

    // _PyPegen_tokenize_full_source_to_check_for_errors: an error of the tokenizer wins over the parser's.
    private void TokenizeTheRest()
    {
        int errorLine = _tokens[_fill - 1].Line;
        while (true)
        {
            _tokenizer.Next(out Token token);
            if (token.Kind == TokenKind.EndMarker) return;
            if (token.Kind != TokenKind.ErrorToken) continue;
            // An error in the expression of an f-string stays before those that the tokenizer finds behind it.
            if (_tokenizer.InsideFString) return;
            if (IsRaisedError)
            {
                _error = _tokenizer.Error ?? _error;
                // Only the parser makes a SyntaxError of an undecodable name, and it does not see this one.
                if (_error?.Undecoded is { } text) _error = Unwrapped(text);
            }
            else if (_tokenizer.Level > 0 && errorLine > _tokenizer.OpenBracket(_tokenizer.Level - 1).Line)
            {
                _error = null;
                RaiseUnclosedBracket();
            }
            return;
        }
    }

    /// <summary>Whether the tokenizer raised its error on the spot, rather than leave it to the parser.</summary>
    private bool IsRaisedError =>
        _tokenizer.Status is TokenizerStatus.Error or TokenizerStatus.EndOfFileInString or TokenizerStatus.EndOfLineInString;

    private void RaiseUnclosedBracket()
    {
        (char bracket, int line, int column) = _tokenizer.OpenBracket(_tokenizer.Level - 1);
        RaiseAt(SyntaxErrorKind.SyntaxError, $"'{bracket}' was never closed", line, column, line, -1);
    }

    // _Pypegen_tokenizer_error
    private void RaiseTokenizerError()
    {
        switch (_tokenizer.Status)
        {
            case TokenizerStatus.EndOfFile when _tokenizer.Level > 0:
                RaiseUnclosedBracket();
                break;
            case TokenizerStatus.EndOfFile:
                Raise("unexpected EOF while parsing");
                break;
            case TokenizerStatus.Dedent:
                RaiseIndentation("unindent does not match any outer indentation level");
                break;
            case TokenizerStatus.TabSpace:
                RaiseAtLine(SyntaxErrorKind.TabError, "inconsistent use of tabs and spaces in indentation", 0);
                break;
            case TokenizerStatus.TooDeep:
                RaiseAtLine(SyntaxErrorKind.IndentationError, "too many levels of indentation", 0);
                break;
            case TokenizerStatus.LineContinuation:
                RaiseAtLine(
                    SyntaxErrorKind.SyntaxError, "unexpected character after line continuation character",
                    Math.Max(0, _tokenizer.Cursor - _tokenizer.ChunkStart - 1));
                break;
            case TokenizerStatus.NoMemory:
                SetError(new SyntaxError(SyntaxErrorKind.MemoryError, "", Offset: -1));
                break;
            case TokenizerStatus.Interrupted:
                SetError(new SyntaxError(SyntaxErrorKind.KeyboardInterrupt, "", Offset: -1));
                break;
            case TokenizerStatus.ColumnOverflow:
                SetError(new SyntaxError(
                    SyntaxErrorKind.OverflowError, "Parser column offset overflow - source line is too big", Offset: -1));
                break;
            default:
                if (_tokenizer.Error?.Undecoded is not null) Raise(_tokenizer.Error.Message);
                else if (_tokenizer.Error is SyntaxError error) SetError(error);
                else RaiseAtLine(SyntaxErrorKind.SyntaxError, "unknown parsing error", 0);
                break;
        }
    }

    private static SyntaxError Unwrapped(UndecodedText text) =>
        new(SyntaxErrorKind.UnicodeDecodeError, text.Message, Offset: -1) { Undecoded = text };

    private void RaiseAtLine(SyntaxErrorKind kind, string message, int column) =>
        RaiseAt(kind, message, _tokenizer.Line, column, _tokenizer.Line, -1);
}
