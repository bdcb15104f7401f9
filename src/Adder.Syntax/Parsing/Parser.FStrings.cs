using System.Text;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>F-strings.</summary>
public sealed partial class Parser
{
    // fstring: FSTRING_START fstring_middle* FSTRING_END
    private Expr? FString()
    {
        int start = _mark++;
        int top = _top;
        if (!Enter(FStringRules)) return null;
        while (true)
        {
            Expr? part = Peek() == Terminal.FStringMiddle ? RawMiddle() : FStringReplacementField();
            if (part is null) break;
            Push(part);
        }
        _depth -= FStringRules;
        return (Accept(Terminal.FStringEnd) && _error is null ? JoinStr(start, top) : null) ?? Back<Expr>(start, top);
    }

    private const int FStringRules = 26;

    /// <summary>A part as it stands in the source; it is decoded once the whole f-string is known.</summary>
    private Constant? RawMiddle()
    {
        int token = _mark++;
        if (!IsUtf8(BytesOf(token), wrapped: false)) return Back<Constant>(token);
        return new Constant(TextOf(_tokens[token].Start, _tokens[token].End), null, SpanOf(token));
    }

    // _PyPegen_joined_str
    private Expr? JoinStr(int start, int top)
    {
        int end = _mark - 1;
        bool raw = BytesOf(start).IndexOfAny((byte)'r', (byte)'R') >= 0;
        List<Expr> parts = Flatten(top);
        var values = new List<Expr>(parts.Count);
        foreach (Expr part in parts)
        {
            Expr? value = part;
            if (part is Constant constant)
            {
                value = DecodePart(constant, raw, end);
                if (value is null) return null;
                if (StringValue.IsEmpty(((Constant)value).Value)) continue;
            }
            values.Add(value);
        }
        return new JoinedStr(values.ToArray(), Between(SpanOf(start), SpanOf(end)));
    }

    // _PyPegen_decode_fstring_part
    private Constant? DecodePart(Constant part, bool raw, int end)
    {
        var text = (string)part.Value;
        if (text is "{{" or "}}") text = text[..1];
        if (raw || !text.Contains('\\')) return part with { Value = text };
        object? value = DecodeText(Encoding.UTF8.GetBytes(text), end);
        return value is null ? null : part with { Value = value };
    }

    // fstring_replacement_field: '{' (yield_expr | star_expressions) '='? [fstring_conversion] [fstring_full_format_spec] '}'
    //     | invalid_replacement_field
    private Expr? FStringReplacementField()
    {
        int start = _mark;
        if (Accept(Terminal.LBrace) && AnnotatedRhs() is Expr value)
        {
            bool debug = Accept(Terminal.Equal);
            int conversionToken = _mark;
            string? conversion = FStringConversion();
            int formatToken = _mark;
            Expr? format = _error is null ? FullFormatSpec() : null;
            if (_error is null && Accept(Terminal.RBrace))
            {
                int tail = conversion is not null ? conversionToken : format is not null ? formatToken : _mark - 1;
                Expr? field = FormattedField(start, value, debug, conversion, conversionToken + 1, format, tail);
                if (field is not null || _error is not null) return field ?? Back<Expr>(start);
            }
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidReplacementField();
        return Back<Expr>(start);
    }

    // fstring_conversion: '!' NAME
    private string? FStringConversion()
    {
        int start = _mark;
        if (!Accept(Terminal.Exclamation) || !Accept(Terminal.Name)) return Back<string>(start);
        ref Lexeme mark = ref _tokens[start];
        ref Lexeme name = ref _tokens[start + 1];
        if (mark.Line == name.Line && mark.EndColumn == name.Column) return Identifier(start + 1);
        RaiseRange(SpanOf(start), SpanOf(start + 1), "f-string: conversion type must come right after the exclamanation mark");
        return Back<string>(start);
    }

    // fstring_full_format_spec: ':' fstring_format_spec*
    private Expr? FullFormatSpec()
    {
        int start = _mark;
        int top = _top;
        if (!Accept(Terminal.Colon)) return null;
        while (true)
        {
            Expr? part = Peek() == Terminal.FStringMiddle ? FormatSpecMiddle() : FStringReplacementField();
            if (part is null) break;
            Push(part);
        }
        if (_error is not null) return Back<Expr>(start, top);
        SourceSpan span = SpanFrom(start);
        if (_top == top + 1 && _stack[top] is Constant { Value: string { Length: 0 } }) _top = top;
        return new JoinedStr(Flatten(top).ToArray(), span);
    }

    // _PyPegen_decoded_constant_from_token
    private Constant? FormatSpecMiddle()
    {
        int token = _mark++;
        ReadOnlySpan<byte> text = BytesOf(token);
        object? value = text.IndexOf((byte)'\\') < 0 ? DecodeRaw(text, wrapped: false) : DecodeText(text, token, wrapped: false);
        return value is null ? Back<Constant>(token) : new Constant(value, null, SpanOf(token));
    }

    // _PyPegen_formatted_value
    private Expr? FormattedField(
        int start, Expr value, bool debug, string? conversion, int conversionToken, Expr? format, int tail)
    {
        int kind = -1;
        if (conversion is not null)
        {
            if (conversion is not ("s" or "r" or "a"))
            {
                string message = $"f-string: invalid conversion character '{conversion}': expected 's', 'r', or 'a'";
                RaiseAt(SpanOf(conversionToken), message);
                return null;
            }
            kind = conversion[0];
        }
        else if (debug && format is null)
        {
            kind = 'r';
        }
        SourceSpan span = SpanFrom(start);
        var formatted = new FormattedValue(value, kind, format, span);
        if (!debug) return formatted;
        (int endLine, int endColumn) = conversion is not null
            ? (_tokens[conversionToken].Line, _tokens[conversionToken].Column)
            : format is not null ? (format.Span.Line, format.Span.Column + 1) : (span.EndLine, span.EndColumn);
        var text = new Constant(
            DebugText(_tokens[start].End, _tokens[tail].Start), null,
            new SourceSpan(span.Line, span.Column + 1, endLine, endColumn - 1));
        return new JoinedStr([text, formatted], new SourceSpan(span.Line, span.Column, endLine, endColumn));
    }

    /// <summary>The source of a field up to what follows its <c>=</c>, without comments.</summary>
    private string DebugText(int start, int end)
    {
        ReadOnlySpan<byte> source = _tokenizer.Buffer[start..end];
        if (source.IndexOf((byte)'#') < 0) return Encoding.UTF8.GetString(source);
        var text = new byte[source.Length];
        int count = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == '#')
            {
                while (i < source.Length && source[i] != '\n') i++;
                if (i == source.Length) break;
            }
            text[count++] = source[i];
        }
        return Encoding.UTF8.GetString(text, 0, count);
    }
}
