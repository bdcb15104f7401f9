namespace Adder.Syntax.Tokenizing;

// Operators, and the stack of open brackets.
public sealed partial class Tokenizer
{
    private const int MaxBrackets = 200;

    private readonly (byte Bracket, int Line, int Column)[] _brackets = new (byte, int, int)[MaxBrackets];

    private void ReadOperator(int c, ref Token token)
    {
        if (_modeIndex > 0 && c is ':' or '}' or '!' or '{' && StartsFormatSpec(c, ref token)) return;
        if (ReadLongOperator(c, ref token)) return;

        bool fine = c switch
        {
            '(' or '[' or '{' => Open(c),
            ')' or ']' or '}' => Close(c),
            < ' ' or 127 => Fail($"invalid non-printable character U+{c:X4}"),
            _ => true,
        };
        if (!fine)
        {
            NoText(ref token, TokenKind.ErrorToken);
            return;
        }
        if (_cur == _limit) Peek(); // notices the end of the input
        Finish(ref token, Operators.One(c));
    }

    private bool ReadLongOperator(int c, ref Token token)
    {
        if (!Operators.CanStartLong(c)) return false;
        int second = NextChar();
        TokenKind kind = Operators.Two(c, second);
        if (kind == TokenKind.Op)
        {
            Backup(second);
            return false;
        }
        int third = NextChar();
        TokenKind longer = Operators.Three(c, second, third);
        if (longer == TokenKind.Op)
        {
            Backup(third);
        }
        else
        {
            kind = longer;
        }
        Finish(ref token, kind);
        return true;
    }

    /// <summary>A colon at the level of the replacement field begins its format specification.</summary>
    private bool StartsFormatSpec(int c, ref Token token)
    {
        ref FStringMode mode = ref _modes[_modeIndex];
        if (mode.FieldDepth < 0 || c != ':' || mode.BracketDepth - 1 != mode.FieldDepth) return false;
        mode.InText = true;
        Finish(ref token, TokenKind.Colon);
        return true;
    }

    private bool Open(int c)
    {
        if (Level >= MaxBrackets) return Fail("too many nested parentheses");
        _brackets[Level++] = ((byte)c, Line, _start - LineStart);
        if (_modeIndex > 0) _modes[_modeIndex].BracketDepth++;
        return true;
    }

    private bool Close(int c)
    {
        ref FStringMode mode = ref _modes[_modeIndex];
        if (_modeIndex > 0 && mode.BracketDepth == 0 && c == '}') return Fail("f-string: single '}' is not allowed");
        if (Level == 0 && !_options.ExtraTokens) return Fail($"unmatched '{(char)c}'");
        if (Level > 0)
        {
            Level--;
            if (!_options.ExtraTokens && !Matches(_brackets[Level].Bracket, c)) return MismatchedBracket(c, in mode);
        }
        return _modeIndex == 0 || CloseInField(c, ref mode);
    }

    private bool CloseInField(int c, ref FStringMode mode)
    {
        mode.BracketDepth--;
        if (mode.BracketDepth < 0) return Fail($"f-string: unmatched '{(char)c}'");
        if (c == '}' && mode.BracketDepth == mode.FieldDepth)
        {
            mode.FieldDepth--;
            mode.InText = true;
        }
        return true;
    }

    private static bool Matches(int opening, int c) => c == (opening == '(' ? ')' : opening + 2);

    private bool MismatchedBracket(int c, in FStringMode mode)
    {
        (byte opening, int line, _) = _brackets[Level];
        if (_modeIndex > 0 && opening == '{' && mode.BracketDepth - 1 == mode.FieldDepth)
        {
            return Fail($"f-string: unmatched '{(char)c}'");
        }
        string message = $"closing parenthesis '{(char)c}' does not match opening parenthesis '{(char)opening}'";
        return Fail(line == Line ? message : $"{message} on line {line}");
    }
}
