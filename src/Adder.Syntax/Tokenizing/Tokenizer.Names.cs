using System.Text;
using Adder.Syntax.Text;

namespace Adder.Syntax.Tokenizing;

// Identifiers, and the prefixes of strings.
public sealed partial class Tokenizer
{
    private void ReadNameOrString(int c, ref Token token)
    {
        StringPrefix seen = StringPrefix.None;
        while (StringPrefixes.TryAdd(ref seen, c))
        {
            c = NextChar();
            if (c is not ('"' or '\'')) continue;
            if ((seen & StringPrefix.Format) != 0)
            {
                StartFString(c, (seen & StringPrefix.Raw) != 0, ref token);
            }
            else
            {
                ReadString(c, ref token);
            }
            return;
        }
        Backup(c);
        ReadName(ref token);
    }

    private void ReadName(ref Token token)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_cur, _limit - _cur);
        int length = 0;
        int bits = _buffer[_start];
        while (length < rest.Length && CharacterClass.IsIdentifierPart(rest[length]))
        {
            bits |= rest[length++];
        }
        _cur += length;
        if (_cur == _limit) Peek(); // notices the end of the input
        if (bits >= 128 && !CheckIdentifier())
        {
            NoText(ref token, TokenKind.ErrorToken);
            return;
        }
        TokenKind kind = TokenKind.Name;
        if (_cur - _start == 5 && _buffer[_start] == 'a')
        {
            ReadOnlySpan<byte> name = _buffer.AsSpan(_start, 5);
            if (name.SequenceEqual("async"u8)) kind = TokenKind.Async;
            else if (name.SequenceEqual("await"u8)) kind = TokenKind.Await;
        }
        Finish(ref token, kind);
    }

    /// <summary>Checks an identifier with characters beyond ASCII (verify_identifier).</summary>
    private bool CheckIdentifier()
    {
        if (_options.ExtraTokens) return true;
        ReadOnlySpan<byte> name = _buffer.AsSpan(_start, _cur - _start);
        if (Utf8Fault.Find(name, out Utf8Fault fault))
        {
            DecodingError(UndecodedText.Utf8(name, fault));
            return false;
        }
        int at = 0;
        while (at < name.Length)
        {
            Rune.DecodeFromUtf8(name[at..], out Rune rune, out int consumed);
            bool fits = at == 0 ? Identifiers.CanStart(rune.Value) : Identifiers.CanContinue(rune.Value);
            at += consumed;
            if (fits) continue;
            _cur = _start + at;
            InvalidCharacter(rune.Value);
            return false;
        }
        return true;
    }
}
