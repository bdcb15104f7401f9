namespace Adder.Syntax.Tokenizing;

// The indentation stack.
public sealed partial class Tokenizer
{
    private const int TabSize = 8;
    private const int MaxIndentation = 100;

    private readonly int[] _indents = new int[MaxIndentation];

    // The same with tabs of width 1: both must agree, or tabs and spaces are mixed.
    private readonly int[] _alternateIndents = new int[MaxIndentation];
    private int _pendingIndents;
    private bool _atLineStart = true;

    private bool ReadIndentation(out bool blankLine)
    {
        _atLineStart = false;
        blankLine = false;
        if (!MeasureIndentation(out int column, out int alternate, out int continuedFrom, out int c)) return false;
        Backup(c);
        if (c is '#' or '\n' or '\r')
        {
            // A prompt takes an empty line for the end of a block.
            if (!(column == 0 && c == '\n' && _options.Interactive))
            {
                if (_options.Interactive && Line == 1)
                {
                    column = alternate = 0;
                }
                else
                {
                    blankLine = true;
                }
            }
        }
        if (blankLine || Level > 0) return true;
        return continuedFrom != 0 ? ChangeIndentation(continuedFrom, continuedFrom) : ChangeIndentation(column, alternate);
    }

    private bool MeasureIndentation(out int column, out int alternate, out int continuedFrom, out int c)
    {
        column = alternate = continuedFrom = 0;
        while (true)
        {
            c = NextChar();
            switch (c)
            {
                case ' ':
                    column++;
                    alternate++;
                    break;
                case '\t':
                    column = (column / TabSize + 1) * TabSize;
                    alternate++;
                    break;
                case '\f':
                    column = alternate = 0;
                    break;
                case '\\':
                    // What stands before the first backslash decides.
                    if (continuedFrom == 0) continuedFrom = column;
                    if (!SkipContinuation()) return false;
                    break;
                default:
                    return true;
            }
        }
    }

    private bool ChangeIndentation(int column, int alternate)
    {
        if (column > _indents[Indentation])
        {
            if (Indentation + 1 >= MaxIndentation) return IndentationFailure(TokenizerStatus.TooDeep);
            if (alternate <= _alternateIndents[Indentation]) return IndentationFailure(TokenizerStatus.TabSpace);
            _pendingIndents++;
            Indentation++;
            _indents[Indentation] = column;
            _alternateIndents[Indentation] = alternate;
            return true;
        }
        while (Indentation > 0 && column < _indents[Indentation])
        {
            _pendingIndents--;
            Indentation--;
        }
        if (column != _indents[Indentation]) return IndentationFailure(TokenizerStatus.Dedent);
        return alternate == _alternateIndents[Indentation] || IndentationFailure(TokenizerStatus.TabSpace);
    }

    private void TakePendingIndent(ref Token token)
    {
        bool indent = _pendingIndents > 0;
        _pendingIndents += indent ? -1 : 1;
        NoText(ref token, indent ? TokenKind.Indent : TokenKind.Dedent);
        if (!_options.ExtraTokens) return;
        token.Start = indent ? ChunkStart : _cur;
        token.Column = token.Start - LineStart;
        token.EndColumn = _cur - LineStart;
    }
}
