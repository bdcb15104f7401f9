using Adder.Syntax.Text;

namespace Adder.Syntax.Tokenizing;

// Comments, and type comments where asked for.
public sealed partial class Tokenizer
{
    private bool _commentNewline;

    /// <summary>Skips a comment, or makes a token of it (true).</summary>
    private bool ReadComment(bool blankLine, ref int c, ref Token token)
    {
        int end = _buffer.AsSpan(_cur, _limit - _cur).IndexOfAny((byte)'\n', (byte)'\r');
        _cur = end < 0 ? _limit : _cur + end;
        if (_options.TypeComments && ReadTypeComment(blankLine, ref token)) return true;
        if (_options.ExtraTokens)
        {
            _commentNewline = blankLine;
            Finish(ref token, TokenKind.Comment);
            return true;
        }
        c = NextChar();
        return false;
    }

    private bool ReadTypeComment(bool blankLine, ref Token token)
    {
        int at = _start + 1;
        SkipBlanks(ref at);
        if (!_buffer.AsSpan(at, _cur - at).StartsWith("type:"u8)) return false;
        at += 5;
        SkipBlanks(ref at);
        ReadOnlySpan<byte> text = _buffer.AsSpan(at, _cur - at);
        bool ignore = text.StartsWith("ignore"u8)
            && !(text.Length > 6 && (text[6] >= 128 || CharacterClass.IsAsciiLetterOrDigit(text[6])));
        if (ignore) at += 6;
        _start = at;
        _startColumn = at - LineStart;
        int end = _cur;
        Finish(ref token, ignore ? TokenKind.TypeIgnore : TokenKind.TypeComment, end);
        if (ignore && blankLine)
        {
            NextChar();
            _atLineStart = true;
            token.EndColumn = _cur - LineStart;
        }
        return true;
    }

    private void SkipBlanks(ref int at)
    {
        while (at < _cur && _buffer[at] is (byte)' ' or (byte)'\t') at++;
    }
}
