namespace Adder.Syntax.Tokenizing;

// Numbers, and what may stand right behind them.
public sealed partial class Tokenizer
{
    private void ReadDot(ref Token token)
    {
        int c = NextChar();
        if (CharacterClass.IsDigit(c))
        {
            FinishNumber(ReadFraction(c), ref token);
            return;
        }
        if (c == '.')
        {
            int third = NextChar();
            if (third == '.')
            {
                Finish(ref token, TokenKind.Ellipsis);
                return;
            }
            Backup(third);
        }
        Backup(c);
        Finish(ref token, TokenKind.Dot);
    }

    private void ReadNumber(int c, ref Token token)
    {
        bool fine;
        if (c != '0')
        {
            fine = ReadDecimalDigits(out c) && ReadDecimalRest(c);
        }
        else
        {
            c = NextChar();
            fine = (c | 0x20) switch
            {
                'x' => ReadHexadecimal(),
                'o' => ReadRadix(8, "octal"),
                'b' => ReadRadix(2, "binary"),
                _ => ReadAfterZero(c),
            };
        }
        FinishNumber(fine, ref token);
    }

    private void FinishNumber(bool fine, ref Token token)
    {
        if (fine)
        {
            Finish(ref token, TokenKind.Number);
        }
        else
        {
            NoText(ref token, TokenKind.ErrorToken);
        }
    }

    private bool ReadHexadecimal()
    {
        int c = NextChar();
        do
        {
            if (c == '_') c = NextChar();
            if (!CharacterClass.IsHexDigit(c))
            {
                Backup(c);
                return Fail("invalid hexadecimal literal");
            }
            do
            {
                c = NextChar();
            }
            while (CharacterClass.IsHexDigit(c));
        }
        while (c == '_');
        return EndNumber(c, "hexadecimal");
    }

    private bool ReadRadix(int radix, string kind)
    {
        int c = NextChar();
        do
        {
            if (c == '_') c = NextChar();
            if ((uint)(c - '0') >= radix)
            {
                if (CharacterClass.IsDigit(c)) return Fail($"invalid digit '{(char)c}' in {kind} literal");
                Backup(c);
                return Fail($"invalid {kind} literal");
            }
            do
            {
                c = NextChar();
            }
            while ((uint)(c - '0') < radix);
        }
        while (c == '_');
        if (CharacterClass.IsDigit(c)) return Fail($"invalid digit '{(char)c}' in {kind} literal");
        return EndNumber(c, kind);
    }

    private bool ReadAfterZero(int c)
    {
        while (true)
        {
            if (c == '_')
            {
                c = NextChar();
                if (!CharacterClass.IsDigit(c))
                {
                    Backup(c);
                    return Fail("invalid decimal literal");
                }
            }
            if (c != '0') break;
            c = NextChar();
        }
        int zerosEnd = _cur;
        bool nonzero = CharacterClass.IsDigit(c);
        if (nonzero && !ReadDecimalDigits(out c)) return false;
        if (c is '.' or 'e' or 'E' or 'j' or 'J' || !nonzero || _options.ExtraTokens) return ReadDecimalRest(c);
        Backup(c);
        return FailInRange(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            _start + 1 - LineStart,
            zerosEnd - LineStart);
    }

    private bool ReadDecimalDigits(out int c)
    {
        while (true)
        {
            do
            {
                c = NextChar();
            }
            while (CharacterClass.IsDigit(c));
            if (c != '_') return true;
            c = NextChar();
            if (CharacterClass.IsDigit(c)) continue;
            Backup(c);
            return Fail("invalid decimal literal");
        }
    }

    private bool ReadDecimalRest(int c) => c == '.' ? ReadFraction(NextChar()) : ReadExponent(c);

    private bool ReadFraction(int c)
    {
        if (CharacterClass.IsDigit(c) && !ReadDecimalDigits(out c)) return false;
        return ReadExponent(c);
    }

    private bool ReadExponent(int c)
    {
        if (c is 'e' or 'E')
        {
            int letter = c;
            c = NextChar();
            if (c is '+' or '-')
            {
                c = NextChar();
                if (!CharacterClass.IsDigit(c))
                {
                    Backup(c);
                    return Fail("invalid decimal literal");
                }
            }
            else if (!CharacterClass.IsDigit(c))
            {
                Backup(c);
                return EndNumber(letter, "decimal");
            }
            if (!ReadDecimalDigits(out c)) return false;
        }
        return c is 'j' or 'J' ? EndNumber(NextChar(), "imaginary") : EndNumber(c, "decimal");
    }

    /// <summary>Judges what follows a number, and puts it back (verify_end_of_number).</summary>
    private bool EndNumber(int c, string kind)
    {
        if (!_options.ExtraTokens)
        {
            if (FollowedByKeyword(c))
            {
                Backup(c);
                if (!Warn(SyntaxWarningCategory.SyntaxWarning, $"invalid {kind} literal")) return false;
                NextChar();
            }
            else if (c < 128 && CharacterClass.IsIdentifierPart(c))
            {
                Backup(c);
                return Fail($"invalid {kind} literal");
            }
        }
        Backup(c);
        return true;
    }

    // These keywords may follow a number in valid code, so that the missing space is only warned of.
    private bool FollowedByKeyword(int c) => c switch
    {
        'a' => LooksAt("nd"u8),
        'e' => LooksAt("lse"u8),
        'f' => LooksAt("or"u8),
        'i' => Peek() is 'f' or 'n' or 's',
        'n' => LooksAt("ot"u8),
        'o' => LooksAt("r"u8),
        _ => false,
    };

    private bool LooksAt(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> ahead = _buffer.AsSpan(_cur, _limit - _cur);
        return ahead.StartsWith(rest)
            && (ahead.Length == rest.Length || !CharacterClass.IsIdentifierPart(ahead[rest.Length]));
    }
}
