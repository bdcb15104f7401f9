using System.Text;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>String and bytes literals.</summary>
public sealed partial class Parser
{
    /// <summary>The last token whose escapes the predictive pass has warned of.</summary>
    private int _decodedUpTo = -1;

    // strings (memo): (fstring | string)+
    private Expr? Strings()
    {
        if (Recall(Rule.Strings, out Expr? known)) return known;
        int start = _mark;
        int top = _top;
        while (Peek() is Terminal.String or Terminal.FStringStart)
        {
            Expr? part = Peek() == Terminal.String ? StringConstant() : FString();
            if (part is null) break;
            Push(part);
        }
        if (_error is not null || _top == top) return Remember<Expr>(Rule.Strings, start, Back<Expr>(start, top));
        return Remember(Rule.Strings, start, ConcatenateStrings(top, SpanFrom(start)));
    }

    // _PyPegen_concatenate_strings
    private Expr? ConcatenateStrings(int top, SourceSpan span)
    {
        var first = (Expr)_stack[top]!;
        if (_top == top + 1 && first is Constant)
        {
            _top = top;
            return first;
        }
        bool text = false;
        bool bytes = false;
        bool formatted = false;
        for (int i = top; i < _top; i++)
        {
            if (_stack[i] is not Constant constant) formatted = true;
            else if (constant.Value is byte[]) bytes = true;
            else text = true;
        }
        if (bytes && (text || formatted))
        {
            _top = top;
            Raise("cannot mix bytes and nonbytes literals");
            return null;
        }
        if (bytes) return ConcatenateBytes(top, span);
        Expr[] values = FoldConstants(Flatten(top), formatted);
        return formatted ? new JoinedStr(values, span) : values[0];
    }

    private Constant ConcatenateBytes(int top, SourceSpan span)
    {
        int length = 0;
        for (int i = top; i < _top; i++) length += ((byte[])((Constant)_stack[i]!).Value).Length;
        var all = new byte[length];
        length = 0;
        for (int i = top; i < _top; i++)
        {
            var part = (byte[])((Constant)_stack[i]!).Value;
            part.CopyTo(all, length);
            length += part.Length;
        }
        _top = top;
        return new Constant(all, null, span);
    }

    /// <summary>The parts on the stack, with those of each f-string in its place.</summary>
    private List<Expr> Flatten(int top)
    {
        var parts = new List<Expr>();
        for (int i = top; i < _top; i++)
        {
            if (_stack[i] is JoinedStr joined) parts.AddRange(joined.Values);
            else parts.Add((Expr)_stack[i]!);
        }
        _top = top;
        return parts;
    }

    /// <summary>Joins neighbouring constants; beside formatted values, empty ones vanish.</summary>
    private static Expr[] FoldConstants(List<Expr> parts, bool formatted)
    {
        var folded = new List<Expr>(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            Expr part = parts[i];
            if (part is Constant constant)
            {
                int last = i;
                while (last + 1 < parts.Count && parts[last + 1] is Constant) last++;
                if (last > i) part = constant = Fold(parts, i, last);
                i = last;
                if (formatted && StringValue.IsEmpty(constant.Value)) continue;
            }
            folded.Add(part);
        }
        return folded.ToArray();
    }

    private static Constant Fold(List<Expr> parts, int first, int last)
    {
        var start = (Constant)parts[first];
        object value = start.Value;
        if (last - first > 8 && value is string)
        {
            var text = new StringBuilder();
            for (; first <= last && ((Constant)parts[first]).Value is string piece && !EndsInSurrogate(piece); first++) text.Append(piece);
            value = text.ToString();
            first--;
        }
        for (int i = first + 1; i <= last; i++) value = StringValue.Concat(value, ((Constant)parts[i]).Value);
        return new Constant(value, start.Kind, Between(start.Span, parts[last].Span));
    }

    private static bool EndsInSurrogate(string text) => text.Length > 0 && char.IsHighSurrogate(text[^1]);

    // string: STRING
    private Constant? StringConstant()
    {
        int token = _mark++;
        ref Lexeme lexeme = ref _tokens[token];
        object? value = lexeme.Value;
        if (value is null)
        {
            value = StringTokenValue(token);
            if (value is null) return Back<Constant>(token);
            _tokens[token].Value = value;
        }
        string? kind = _tokenizer.Buffer[lexeme.Start] == 'u' ? "u" : null;
        return new Constant(value, kind, SpanOf(token));
    }

    // _PyPegen_parse_string
    private object? StringTokenValue(int token)
    {
        ReadOnlySpan<byte> text = BytesOf(token);
        bool raw = false;
        bool bytes = false;
        int i = 0;
        for (; text[i] is not ((byte)'\'' or (byte)'"'); i++)
        {
            if ((text[i] | 0x20) == 'r') raw = true;
            else if ((text[i] | 0x20) == 'b') bytes = true;
        }
        int quotes = text.Length - i >= 6 && text[i + 1] == text[i] && text[i + 2] == text[i] ? 3 : 1;
        text = text[(i + quotes)..^quotes];
        raw |= text.IndexOf((byte)'\\') < 0;
        if (!bytes) return raw ? DecodeRaw(text) : DecodeText(text, token);
        if (!Ascii.IsValid(text))
        {
            RaiseAt(SpanOf(token), "bytes can only contain ASCII literal characters");
            return null;
        }
        return raw ? text.ToArray() : DecodeBytes(text, token);
    }

    /// <summary>Decodes text without escapes.</summary>
    private string? DecodeRaw(ReadOnlySpan<byte> text, bool wrapped = true) =>
        IsUtf8(text, wrapped) ? Encoding.UTF8.GetString(text) : null;

    /// <summary>A source given as bytes was not checked to be UTF-8; each literal is.</summary>
    private bool IsUtf8(ReadOnlySpan<byte> text, bool wrapped = true)
    {
        if (!Utf8Fault.Find(text, out Utf8Fault fault)) return true;
        RaiseDecodeError(UndecodedText.Utf8(text, fault), wrapped);
        return false;
    }

    /// <summary>Parts of f-strings report some of these without making a SyntaxError of them.</summary>
    private void RaiseDecodeError(UndecodedText text, bool wrapped)
    {
        if (wrapped) Raise($"(unicode error) {text.Message}");
        else SetError(Unwrapped(text));
    }

    /// <summary>Decodes text with escapes; <paramref name="token"/> is where warnings and errors point.</summary>
    private object? DecodeText(ReadOnlySpan<byte> text, int token, bool wrapped = true)
    {
        if (!IsUtf8(text, wrapped)) return null;
        var decoder = new EscapeDecoder(text);
        object? value = decoder.DecodeText();
        if (value is null)
        {
            RaiseDecodeError(UndecodedText.Escapes(text, decoder.ErrorRange, decoder.Error!), wrapped);
            return null;
        }
        return decoder.FirstInvalid < 0 || WarnInvalidEscape(text[decoder.FirstInvalid..], token) ? value : null;
    }

    private byte[]? DecodeBytes(ReadOnlySpan<byte> text, int token)
    {
        var decoder = new EscapeDecoder(text);
        byte[]? value = decoder.DecodeBytes();
        if (value is null)
        {
            Raise($"(value error) {decoder.Error}");
            return null;
        }
        return decoder.FirstInvalid < 0 || WarnInvalidEscape(text[decoder.FirstInvalid..], token) ? value : null;
    }

    // warn_invalid_escape_sequence: false when the warning is an error.
    private bool WarnInvalidEscape(ReadOnlySpan<byte> escape, int token)
    {
        ref Lexeme t = ref _tokens[token];
        char c = (char)escape[0];
        if (_errorPass || _options.Warnings is null) return true;
        if (_predictive) _decodedUpTo = Math.Max(_decodedUpTo, token);
        else if (token <= _decodedUpTo) return true;
        if (t.Kind is Terminal.FStringMiddle or Terminal.FStringEnd && c is '{' or '}') return true;
        string message = c is >= '4' and <= '7'
            ? $"invalid octal escape sequence '\\{Encoding.ASCII.GetString(escape[..3])}'"
            : $"invalid escape sequence '\\{c}'";
        SyntaxWarningCategory category = _options.FeatureVersion >= 12
            ? SyntaxWarningCategory.SyntaxWarning : SyntaxWarningCategory.DeprecationWarning;
        if (_options.Warnings.Warn(category, message, t.Line)) return true;
        _decodedUpTo = token - 1;
        if (!_predictive) _knownErrorToken = token;
        Raise(message);
        return false;
    }
}
