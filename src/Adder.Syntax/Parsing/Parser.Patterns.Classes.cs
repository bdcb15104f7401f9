using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Mapping and class patterns.</summary>
public sealed partial class Parser
{
    // mapping_pattern: '{' [items_pattern [',' double_star_pattern] | double_star_pattern] [','] '}'
    private Pattern? MappingPattern()
    {
        int start = _mark++;
        int top = _top;
        string? rest = null;
        bool any = KeyValuePattern();
        while (any && Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            if (!KeyValuePattern())
            {
                _mark = mark;
                break;
            }
        }
        if (_error is not null) return Back<Pattern>(start, top);
        int end = _mark;
        if ((!any || Accept(Terminal.Comma)) && Accept(Terminal.DoubleStar))
        {
            rest = PatternCaptureTarget();
            if (rest is null) _mark = end;
        }
        else
        {
            _mark = end;
        }
        if (any || rest is not null) Accept(Terminal.Comma);
        if (!Accept(Terminal.RBrace)) return Back<Pattern>(start, top);
        return TakeMapping(start, top, rest);
    }

    private MatchMapping TakeMapping(int start, int top, string? rest)
    {
        int count = (_top - top) / 2;
        var keys = new Expr[count];
        var patterns = new Pattern[count];
        for (int i = 0; i < count; i++)
        {
            keys[i] = (Expr)_stack[top + 2 * i]!;
            patterns[i] = (Pattern)_stack[top + 2 * i + 1]!;
        }
        _top = top;
        return new MatchMapping(keys, patterns, rest, SpanFrom(start));
    }

    /// <summary>Pushes key and pattern of <c>(literal_expr | attr) ':' pattern</c>.</summary>
    private bool KeyValuePattern()
    {
        int start = _mark;
        Expr? key = Peek() == Terminal.Name ? Attr() : LiteralExpr();
        if (key is not null && Accept(Terminal.Colon) && PatternRule() is Pattern pattern)
        {
            Push(key);
            Push(pattern);
            return true;
        }
        _mark = start;
        return false;
    }

    // class_pattern: name_or_attr '(' [positional_patterns [',' keyword_patterns] | keyword_patterns] [','] ')'
    //     | invalid_class_pattern
    private Pattern? ClassPattern()
    {
        int start = _mark;
        int top = _top;
        if (NameOrAttr() is Expr cls && Accept(Terminal.LPar))
        {
            Pattern[] positional = PositionalPatterns() ?? [];
            int mark = _mark;
            string[] names = [];
            Pattern[] patterns = [];
            if (positional.Length == 0 || Accept(Terminal.Comma))
            {
                if (!KeywordPatterns(out names, out patterns)) _mark = mark;
            }
            if (positional.Length + patterns.Length > 0) Accept(Terminal.Comma);
            if (_error is null && Accept(Terminal.RPar)) return new MatchClass(cls, positional, names, patterns, SpanFrom(start));
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidClassPattern();
        return Back<Pattern>(start, top);
    }

    // positional_patterns: ','.pattern+
    private Pattern[]? PositionalPatterns()
    {
        int top = _top;
        Pattern? next = PatternRule();
        if (next is null) return null;
        Push(next);
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            next = PatternRule();
            if (next is null)
            {
                _mark = mark;
                break;
            }
            Push(next);
        }
        return Take<Pattern>(top);
    }

    // keyword_patterns: ','.(NAME '=' pattern)+
    private bool KeywordPatterns(out string[] names, out Pattern[] patterns)
    {
        int top = _top;
        int mark = _mark;
        while (KeywordPattern())
        {
            mark = _mark;
            if (!Accept(Terminal.Comma)) break;
        }
        _mark = mark;
        int count = (_top - top) / 2;
        names = new string[count];
        patterns = new Pattern[count];
        for (int i = 0; i < count; i++)
        {
            names[i] = (string)_stack[top + 2 * i]!;
            patterns[i] = (Pattern)_stack[top + 2 * i + 1]!;
        }
        _top = top;
        return count > 0;
    }

    private bool KeywordPattern()
    {
        int start = _mark;
        if (Accept(Terminal.Name) && Accept(Terminal.Equal) && PatternRule() is Pattern value)
        {
            Push(Identifier(start));
            Push(value);
            return true;
        }
        _mark = start;
        return false;
    }
}
