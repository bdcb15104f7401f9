namespace Adder.Syntax.Tokenizing;

// F-strings: a stack of modes, text and code taking turns (PEP 701).
public sealed partial class Tokenizer
{
    private const int MaxFStringLevel = 150;
    private const int MaxFieldNesting = 3;

    private FStringMode[] _modes = [new() { FieldDepth = -1 }];
    private int _modeIndex;

    private void StartFString(int quote, bool raw, ref Token token)
    {
        _firstLine = Line;
        int lineStart = LineStart;
        byte quoteSize = 1;
        int second = NextChar();
        if (second == quote)
        {
            int third = NextChar();
            if (third == quote)
            {
                quoteSize = 3;
            }
            else
            {
                Backup(third);
                Backup(second);
            }
        }
        else
        {
            Backup(second);
        }
        if (_modeIndex + 1 >= MaxFStringLevel)
        {
            Fail("too many nested f-strings");
            NoText(ref token, TokenKind.ErrorToken);
            return;
        }
        if (++_modeIndex == _modes.Length) Array.Resize(ref _modes, _modes.Length * 2);
        _modes[_modeIndex] = new FStringMode
        {
            InText = true, Raw = raw, Quote = (byte)quote, QuoteSize = quoteSize, FieldDepth = -1,
            Start = _start, LineStart = lineStart, Line = Line,
        };
        FinishString(ref token, TokenKind.FStringStart, _cur);
    }

    private void NextInFString(ref FStringMode mode, ref Token token)
    {
        _start = _cur;
        _firstLine = Line;
        _startColumn = _cur - LineStart;

        int first = NextChar();
        if (first == '{')
        {
            int second = Peek();
            Backup(first);
            if (second != '{')
            {
                if (EnterField(ref mode))
                {
                    NextInCode(ref token);
                }
                else
                {
                    NoText(ref token, TokenKind.ErrorToken);
                }
                return;
            }
        }
        else
        {
            Backup(first);
        }
        if (SkipClosingQuotes(in mode))
        {
            _modeIndex--;
            FinishString(ref token, TokenKind.FStringEnd, _cur);
            return;
        }
        ReadFStringText(ref mode, ref token);
    }

    private bool EnterField(ref FStringMode mode)
    {
        mode.FieldDepth++;
        if (mode.FieldDepth >= MaxFieldNesting) return Fail("f-string: expressions nested too deeply");
        mode.InText = false;
        return true;
    }

    private bool SkipClosingQuotes(in FStringMode mode)
    {
        for (int i = 0; i < mode.QuoteSize; i++)
        {
            int c = NextChar();
            if (c == mode.Quote) continue;
            Backup(c);
            return false;
        }
        return true;
    }

    private void ReadFStringText(ref FStringMode mode, ref Token token)
    {
        int quotes = 0;
        bool namedEscape = false;
        bool inFormatSpec = mode.FieldDepth >= 0;
        while (quotes != mode.QuoteSize)
        {
            int c = NextChar();
            if (Error is not null)
            {
                NoText(ref token, TokenKind.ErrorToken);
                return;
            }
            if (c < 0 || (mode.QuoteSize == 1 && c == '\n'))
            {
                EndOfFStringText(ref mode, c, inFormatSpec, ref token);
                return;
            }
            if (c == mode.Quote)
            {
                quotes++;
                continue;
            }
            quotes = 0;
            switch (c)
            {
                case '{':
                    OpenBraceInText(ref mode, inFormatSpec, ref token);
                    return;
                case '}':
                    CloseBraceInText(ref mode, inFormatSpec, namedEscape, ref token);
                    return;
                case '\\' when !ReadEscapeInText(in mode, ref namedEscape):
                    NoText(ref token, TokenKind.ErrorToken);
                    return;
            }
        }
        _cur -= mode.QuoteSize;
        FinishString(ref token, TokenKind.FStringMiddle, _cur);
    }

    private void OpenBraceInText(ref FStringMode mode, bool inFormatSpec, ref Token token)
    {
        int next = NextChar();
        if (next == '{' && !inFormatSpec)
        {
            FinishString(ref token, TokenKind.FStringMiddle, _cur - 1);
            return;
        }
        Backup(next);
        Backup('{');
        if (!EnterField(ref mode))
        {
            NoText(ref token, TokenKind.ErrorToken);
            return;
        }
        FinishString(ref token, TokenKind.FStringMiddle, _cur);
    }

    private void CloseBraceInText(ref FStringMode mode, bool inFormatSpec, bool namedEscape, ref Token token)
    {
        int end = _cur;
        if (!namedEscape)
        {
            int next = NextChar();
            if (next == '}' && !inFormatSpec && mode.BracketDepth == 0)
            {
                end = _cur - 1;
            }
            else
            {
                Backup(next);
                Backup('}');
                mode.InText = false;
                end = _cur;
            }
        }
        FinishString(ref token, TokenKind.FStringMiddle, end);
    }

    private bool ReadEscapeInText(in FStringMode mode, ref bool namedEscape)
    {
        int next = NextChar();
        if (next == '\r') next = NextChar();
        if (next is '{' or '}')
        {
            if (!mode.Raw && !Warn(SyntaxWarningCategory.SyntaxWarning, $"invalid escape sequence '\\{(char)next}'")) return false;
            Backup(next);
        }
        else if (next == 'N' && !mode.Raw)
        {
            next = NextChar();
            if (next == '{')
            {
                namedEscape = true;
            }
            else
            {
                Backup(next);
            }
        }
        return true;
    }

    private void EndOfFStringText(ref FStringMode mode, int c, bool inFormatSpec, ref Token token)
    {
        if (inFormatSpec && c == '\n')
        {
            Backup(c);
            mode.InText = false;
            FinishString(ref token, TokenKind.FStringMiddle, _cur);
            return;
        }
        int detected = Line;
        _cur = mode.Start + 1;
        LineStart = mode.LineStart;
        Line = mode.Line;
        if (mode.QuoteSize == 3)
        {
            Fail($"unterminated triple-quoted f-string literal (detected at line {detected})");
            if (c != '\n') Status = TokenizerStatus.EndOfFileInString;
        }
        else
        {
            Fail($"unterminated f-string literal (detected at line {detected})");
        }
        NoText(ref token, TokenKind.ErrorToken);
    }
}
