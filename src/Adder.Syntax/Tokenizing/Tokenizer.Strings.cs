namespace Adder.Syntax.Tokenizing;

// String literals without replacement fields.
public sealed partial class Tokenizer
{
    private void ReadString(int quote, ref Token token)
    {
        _firstLine = Line;
        int lineStart = LineStart;
        int quoteSize = 1;
        int c = NextChar();
        if (c == quote)
        {
            c = NextChar();
            if (c != quote)
            {
                Backup(c);
                FinishString(ref token, TokenKind.String, _cur);
                return;
            }
            quoteSize = 3;
        }
        else
        {
            Backup(c);
        }
        int end = quoteSize == 1 ? SkipString((byte)quote) : SkipTripleQuoted((byte)quote);
        if (end >= 0)
        {
            FinishString(ref token, TokenKind.String, _cur);
            return;
        }
        if (Error is null) UnterminatedString(quote, quoteSize, lineStart);
        NoText(ref token, TokenKind.ErrorToken);
    }

    /// <summary>Moves behind the closing quote; -1 when the line ends first.</summary>
    private int SkipString(byte quote)
    {
        while (true)
        {
            int found = _buffer.AsSpan(_cur, _limit - _cur).IndexOfAny(quote, (byte)'\\', (byte)'\n');
            if (found < 0)
            {
                _cur = _limit;
                if (Peek() < 0) return -1;
                continue;
            }
            _cur += found + 1;
            byte c = _buffer[_cur - 1];
            if (c == quote) return _cur;
            if (c == '\n') return -1;
            SkipEscaped();
        }
    }

    /// <summary>Moves behind three closing quotes; -1 when the source ends first.</summary>
    private int SkipTripleQuoted(byte quote)
    {
        int quotes = 0;
        while (quotes < 3)
        {
            if (quotes == 0)
            {
                int found = _buffer.AsSpan(_cur, _limit - _cur).IndexOfAny(quote, (byte)'\\');
                _cur = found < 0 ? _limit : _cur + found;
            }
            int c = NextChar();
            if (c < 0) return -1;
            quotes = c == quote ? quotes + 1 : 0;
            if (c == '\\') SkipEscaped();
        }
        return _cur;
    }

    private void SkipEscaped()
    {
        if (NextChar() == '\r') NextChar();
    }

    private void UnterminatedString(int quote, int quoteSize, int lineStart)
    {
        int detected = Line;
        bool atEnd = Status == TokenizerStatus.EndOfFile;
        _cur = _start + 1;
        LineStart = lineStart;
        Line = _firstLine;
        ref FStringMode mode = ref _modes[_modeIndex];
        if (_modeIndex > 0 && mode.Quote == quote && mode.QuoteSize == quoteSize)
        {
            Fail("f-string: expecting '}'");
        }
        else if (quoteSize == 3)
        {
            Fail($"unterminated triple-quoted string literal (detected at line {detected})");
            Status = TokenizerStatus.EndOfFileInString;
        }
        else
        {
            Fail($"unterminated string literal (detected at line {detected})");
            if (atEnd) Status = TokenizerStatus.EndOfLineInString;
        }
    }
}
