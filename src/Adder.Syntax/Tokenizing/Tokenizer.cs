namespace Adder.Syntax.Tokenizing;

/// <summary>Cuts UTF-8 source into tokens, exactly as CPython 3.12's C tokenizer does.</summary>
public sealed partial class Tokenizer
{
    private readonly TokenizerOptions _options;

    private int _start = -1;
    private int _startColumn = -1;
    private int _firstLine;

    /// <summary>Tokenizes a whole source: decoded, without byte order mark (see <see cref="Text.SourceText"/>).</summary>
    public Tokenizer(byte[] source, TokenizerOptions? options = null)
    {
        _options = options ?? TokenizerOptions.Default;
        UseWholeSource(source);
    }

    /// <summary>Tokenizes what a prompt or a <c>readline</c> function supplies line by line.</summary>
    public Tokenizer(ILineSource lines, TokenizerOptions? options = null)
    {
        _options = options ?? TokenizerOptions.Default;
        _lines = lines;
        _buffer = new byte[256];
    }

    /// <summary>The source read so far, with line ends normalized. It may be replaced by a longer one; offsets stay valid.</summary>
    public ReadOnlySpan<byte> Buffer => _buffer.AsSpan(0, _length);

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<byte> TextOf(in Token token) => _buffer.AsSpan(token.Start, token.End - token.Start);

    /// <summary>Reads a token. ERRORTOKEN means that <see cref="Error"/> says why; ENDMARKER repeats.</summary>
    public void Next(out Token token)
    {
        ref FStringMode mode = ref _modes[_modeIndex];
        token = default;
        if (mode.InText)
        {
            NextInFString(ref mode, ref token);
        }
        else
        {
            NextInCode(ref token);
        }
    }

    private void NextInCode(ref Token token)
    {
        while (true)
        {
            bool blankLine = false;
            _start = -1;
            if (_atLineStart && !ReadIndentation(out blankLine))
            {
                NoText(ref token, TokenKind.ErrorToken);
                return;
            }
            _start = _cur;
            _startColumn = _cur - LineStart;
            if (_pendingIndents != 0)
            {
                TakePendingIndent(ref token);
                return;
            }
            if (ReadToken(blankLine, ref token)) return;
        }
    }

    /// <summary>Reads what follows the indentation; false when a blank line ended without a token.</summary>
    private bool ReadToken(bool blankLine, ref Token token)
    {
        while (true)
        {
            _start = -1;
            int c;
            do
            {
                c = NextChar();
            }
            while (c is ' ' or '\t' or '\f');
            _start = c < 0 ? _cur : _cur - 1;
            _startColumn = _start - LineStart;

            if (c == '#' && ReadComment(blankLine, ref c, ref token)) return true;
            if (c < 0)
            {
                EndOfInput(ref token);
                return true;
            }
            if (CharacterClass.IsIdentifierStart(c))
            {
                ReadNameOrString(c, ref token);
                return true;
            }
            if (c == '\r') c = NextChar();
            if (c == '\n') return ReadNewline(blankLine, ref token);
            if (c != '\\')
            {
                ReadNumberStringOrOperator(c, ref token);
                return true;
            }
            if (!SkipContinuation())
            {
                NoText(ref token, TokenKind.ErrorToken);
                return true;
            }
            _continuationLine = true;
        }
    }

    private void ReadNumberStringOrOperator(int c, ref Token token)
    {
        if (CharacterClass.IsDigit(c))
        {
            ReadNumber(c, ref token);
        }
        else if (c is '\'' or '"')
        {
            ReadString(c, ref token);
        }
        else if (c == '.')
        {
            ReadDot(ref token);
        }
        else
        {
            ReadOperator(c, ref token);
        }
    }

    private bool ReadNewline(bool blankLine, ref Token token)
    {
        _atLineStart = true;
        if (blankLine || Level > 0 || (_commentNewline && _options.ExtraTokens))
        {
            if (!_options.ExtraTokens) return false;
            _commentNewline = false;
            Finish(ref token, TokenKind.NL);
            return true;
        }
        _continuationLine = false;
        Finish(ref token, TokenKind.Newline, _cur - 1);
        return true;
    }

    private void EndOfInput(ref Token token)
    {
        if (Status == TokenizerStatus.Stopped)
        {
            Finish(ref token, TokenKind.EndMarker);
        }
        else if (Level > 0 || Status != TokenizerStatus.EndOfFile)
        {
            if (Status == TokenizerStatus.EndOfFile) EndOfFileError();
            NoText(ref token, TokenKind.ErrorToken);
        }
        else
        {
            NoText(ref token, TokenKind.EndMarker);
        }
    }

    private void Finish(ref Token token, TokenKind kind) => Finish(ref token, kind, _cur);

    private void Finish(ref Token token, TokenKind kind, int end)
    {
        token.Kind = kind;
        token.Level = (short)Level;
        token.Start = _start;
        token.End = end;
        token.Line = token.EndLine = Line;
        token.Column = _startColumn;
        token.EndColumn = _cur - LineStart;
    }

    /// <summary>Finishes a token that may span lines.</summary>
    private void FinishString(ref Token token, TokenKind kind, int end)
    {
        Finish(ref token, kind, end);
        token.Line = _firstLine;
    }

    private void NoText(ref Token token, TokenKind kind)
    {
        token.Kind = kind;
        token.Level = (short)Level;
        token.Start = token.End = _cur;
        token.Line = token.EndLine = Line;
        token.Column = token.EndColumn = -1;
    }
}
