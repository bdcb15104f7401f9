using Adder.Syntax.Tokenizing;

namespace Adder.Syntax.Parsing;

/// <summary>Before Python 3.7, async and await were keywords only in an async function (the tokenizer's async_hacks).</summary>
public sealed partial class Parser
{
    private bool _inAsyncDef;
    private bool _asyncDefLineEnded;
    private int _asyncDefIndentation;

    private Terminal TameAsync(Terminal kind, in Token token)
    {
        if (kind == Terminal.Newline)
        {
            _asyncDefLineEnded |= _inAsyncDef;
            return kind;
        }
        // A type comment comes before the indentation of the body.
        if (kind == Terminal.TypeComment) return kind;
        if (_inAsyncDef && _asyncDefLineEnded && token.Level == 0 && _asyncDefIndentation >= _tokenizer.Indentation)
        {
            _inAsyncDef = _asyncDefLineEnded = false;
        }
        if (kind is not (Terminal.Async or Terminal.Await) || _inAsyncDef) return kind;
        if (kind == Terminal.Await || !IsDefNext(token.End)) return Terminal.Name;
        _inAsyncDef = true;
        _asyncDefIndentation = _tokenizer.Indentation;
        return kind;
    }

    private bool IsDefNext(int offset)
    {
        ReadOnlySpan<byte> rest = _tokenizer.Buffer[offset..].TrimStart(" \t\f"u8);
        return rest.StartsWith("def"u8)
            && (rest.Length == 3 || !(char.IsAsciiLetterOrDigit((char)rest[3]) || rest[3] is (byte)'_' or >= 0x80));
    }
}
