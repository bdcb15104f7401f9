using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Match statements, and patterns but for classes and mappings.</summary>
public sealed partial class Parser
{
    // match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt
    private Stmt? MatchStmt()
    {
        int start = _mark;
        int top = _top;
        if (!AcceptSoft(SoftKeyword.Match)) return null;
        if (SubjectExpr() is Expr subject && Accept(Terminal.Colon) && Accept(Terminal.Newline) && Accept(Terminal.Indent)
            && CaseBlocks() is MatchCase[] cases && Accept(Terminal.Dedent))
        {
            return CheckVersion<Stmt>(10, "Pattern matching is", new Match(subject, cases, SpanFrom(start)));
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidMatchStmt();
        return Back<Stmt>(start, top);
    }

    private MatchCase[]? CaseBlocks()
    {
        int top = _top;
        while (CaseBlock() is MatchCase item) Push(item);
        return _top == top ? null : Take<MatchCase>(top);
    }

    // subject_expr: star_named_expression ',' star_named_expressions? | named_expression
    private Expr? SubjectExpr()
    {
        int start = _mark;
        Expr? first = StarNamedExpression();
        if (first is not null && Accept(Terminal.Comma))
        {
            Expr[] rest = StarNamedExpressions() ?? [];
            Expr[] all = [first, .. rest];
            return new Tree.Tuple(all, ExprContext.Load, SpanFrom(start));
        }
        if (_predictive) return first is Starred ? null : first;
        _mark = start;
        return _error is null ? NamedExpression() : null;
    }

    // case_block: invalid_case_block | "case" patterns guard? ':' block
    private MatchCase? CaseBlock()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidCaseBlock();
            _mark = start;
            if (_error is not null) return null;
        }
        if (!AcceptSoft(SoftKeyword.Case) || Patterns() is not Pattern pattern) return Back<MatchCase>(start);
        Expr? guard = Guard();
        return Accept(Terminal.Colon) && Block() is Stmt[] body
            ? new MatchCase(pattern, guard, body) : Back<MatchCase>(start);
    }

    // guard: 'if' named_expression
    private Expr? Guard()
    {
        if (Peek() != Terminal.If) return null;
        int mark = _mark++;
        return NamedExpression() ?? Back<Expr>(mark);
    }

    // patterns: open_sequence_pattern | pattern
    private Pattern? Patterns()
    {
        int start = _mark;
        if (OpenSequencePattern() is Pattern[] sequence) return new MatchSequence(sequence, SpanFrom(start));
        return _error is null ? PatternRule() : null;
    }

    // pattern: as_pattern | or_pattern
    private Pattern? PatternRule()
    {
        int start = _mark;
        Pattern? inner = OrPattern();
        int end = _mark;
        if (inner is not null && Accept(Terminal.As) && PatternCaptureTarget() is string name)
        {
            return new MatchAs(inner, name, SpanFrom(start));
        }
        if (_diagnosing && _error is null)
        {
            _mark = start;
            InvalidAsPattern();
        }
        if (inner is null || _error is not null) return Back<Pattern>(start);
        _mark = end;
        return inner;
    }

    // or_pattern: '|'.closed_pattern+
    private Pattern? OrPattern()
    {
        int start = _mark;
        int top = _top;
        Pattern? first = ClosedPattern();
        if (first is null || Peek() != Terminal.VBar) return first;
        Push(first);
        while (Peek() == Terminal.VBar)
        {
            int mark = _mark++;
            Pattern? next = ClosedPattern();
            if (next is null)
            {
                _mark = mark;
                break;
            }
            Push(next);
        }
        Pattern[] patterns = Take<Pattern>(top);
        return patterns.Length == 1 ? first : new MatchOr(patterns, SpanFrom(start));
    }

    // closed_pattern (memo). The predictive pass remembers it too: patterns are parsed again where an alternative fails.
    private Pattern? ClosedPattern()
    {
        if (RecallInAnyPass(Rule.ClosedPattern, out Pattern? known)) return known;
        int start = _mark;
        if (!Enter(ClosedPatternRules)) return null;
        Pattern? result = ClosedPatternBody();
        _depth -= ClosedPatternRules;
        return RememberInAnyPass(Rule.ClosedPattern, start, result);
    }

    private const int ClosedPatternRules = 5;

    private Pattern? ClosedPatternBody()
    {
        int start = _mark;
        switch (Peek())
        {
            case Terminal.Number or Terminal.Minus or Terminal.String or Terminal.FStringStart:
                return LiteralExpr() is Expr literal ? new MatchValue(literal, SpanFrom(start)) : Back<Pattern>(start);
            case Terminal.None: return MatchSingletonAt(Singleton.None);
            case Terminal.True: return MatchSingletonAt(Singleton.True);
            case Terminal.False: return MatchSingletonAt(Singleton.False);
            case Terminal.Name: return NamePattern();
            case Terminal.LPar: return ParenthesizedPattern();
            case Terminal.LSqb: return BracketedPattern();
            case Terminal.LBrace: return MappingPattern();
            default: return null;
        }
    }

    private MatchSingleton MatchSingletonAt(Singleton value) => new(value, SpanOf(_mark++));

    // signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
    private Expr? LiteralExpr()
    {
        int start = _mark;
        switch (Peek())
        {
            case Terminal.String or Terminal.FStringStart: return Strings();
            case Terminal.None: return SingletonAt(Singleton.None);
            case Terminal.True: return SingletonAt(Singleton.True);
            case Terminal.False: return SingletonAt(Singleton.False);
        }
        Expr? number = SignedNumber();
        if (number is null) return null;
        if (Peek() is not (Terminal.Plus or Terminal.Minus)) return number;
        return ComplexNumber(start, number);
    }

    // complex_number: signed_real_number ('+' | '-') imaginary_number
    private Expr? ComplexNumber(int start, Expr real)
    {
        var realConstant = (Constant)(real is UnaryOp negative ? negative.Operand : real);
        if (realConstant.Value is Imaginary)
        {
            RaiseAt(realConstant.Span, "real number required in complex literal");
            return null;
        }
        Operator op = Peek() == Terminal.Plus ? Operator.Add : Operator.Sub;
        _mark++;
        Expr? imaginary = NumberToken();
        if (imaginary is null) return Back<Expr>(start);
        if (imaginary is not Constant { Value: Imaginary })
        {
            RaiseAt(imaginary.Span, "imaginary number required in complex literal");
            return null;
        }
        return new BinOp(real, op, imaginary, SpanFrom(start));
    }

    // signed_number: NUMBER | '-' NUMBER
    private Expr? SignedNumber()
    {
        int start = _mark;
        bool negative = Accept(Terminal.Minus);
        Expr? number = NumberToken();
        if (number is null) return Back<Expr>(start);
        return negative ? new UnaryOp(UnaryOperator.USub, number, SpanFrom(start)) : number;
    }

    // pattern_capture_target: !"_" NAME !('.' | '(' | '=')
    private string? PatternCaptureTarget()
    {
        int start = _mark;
        if (PeekSoft(SoftKeyword.Underscore) || !Accept(Terminal.Name)) return null;
        if (Peek() is Terminal.Dot or Terminal.LPar or Terminal.Equal) return Back<string>(start);
        return Identifier(start);
    }

    // capture_pattern | wildcard_pattern | value_pattern | class_pattern
    private Pattern? NamePattern()
    {
        int start = _mark;
        if (PatternCaptureTarget() is string name) return new MatchAs(null, name, SpanFrom(start));
        _mark = start;
        if (AcceptSoft(SoftKeyword.Underscore)) return new MatchAs(null, null, SpanFrom(start));
        Expr? attr = Attr();
        if (attr is not null && Peek() is not (Terminal.Dot or Terminal.LPar or Terminal.Equal))
        {
            return new MatchValue(attr, SpanFrom(start));
        }
        _mark = start;
        return ClassPattern();
    }

    // attr: name_or_attr '.' NAME
    private Expr? Attr()
    {
        int start = _mark;
        return NameOrAttr() is Tree.Attribute attribute ? attribute : Back<Expr>(start);
    }

    // name_or_attr: attr | NAME
    private Expr? NameOrAttr()
    {
        int start = _mark;
        if (!Accept(Terminal.Name)) return null;
        Expr result = NameAt(start);
        while (Accept(Terminal.Dot))
        {
            if (!Accept(Terminal.Name))
            {
                _mark--;
                break;
            }
            result = new Tree.Attribute(result, Identifier(_mark - 1), ExprContext.Load, SpanFrom(start));
        }
        return result;
    }

    // group_pattern: '(' pattern ')'; sequence_pattern: '(' open_sequence_pattern? ')'
    private Pattern? ParenthesizedPattern()
    {
        int start = _mark++;
        Pattern? group = PatternRule();
        if (group is not null && Accept(Terminal.RPar)) return group;
        if (_error is not null) return null;
        _mark = start + 1;
        Pattern[] sequence = OpenSequencePattern() ?? [];
        return Accept(Terminal.RPar) ? new MatchSequence(sequence, SpanFrom(start)) : Back<Pattern>(start);
    }

    // sequence_pattern: '[' maybe_sequence_pattern? ']'
    private Pattern? BracketedPattern()
    {
        int start = _mark++;
        Pattern[] sequence = MaybeSequencePattern() ?? [];
        return Accept(Terminal.RSqb) ? new MatchSequence(sequence, SpanFrom(start)) : Back<Pattern>(start);
    }

    // open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern?
    private Pattern[]? OpenSequencePattern()
    {
        int start = _mark;
        Pattern? first = MaybeStarPattern();
        if (first is null || !Accept(Terminal.Comma)) return Back<Pattern[]>(start);
        Pattern[] rest = MaybeSequencePattern() ?? [];
        return [first, .. rest];
    }

    // maybe_sequence_pattern: ','.maybe_star_pattern+ ','?
    private Pattern[]? MaybeSequencePattern()
    {
        int top = _top;
        Pattern? next = MaybeStarPattern();
        if (next is null) return null;
        do
        {
            Push(next);
            next = Accept(Terminal.Comma) ? MaybeStarPattern() : null;
        }
        while (next is not null);
        return Take<Pattern>(top);
    }

    // maybe_star_pattern: star_pattern | pattern; star_pattern (memo): '*' (pattern_capture_target | wildcard_pattern)
    private Pattern? MaybeStarPattern()
    {
        if (Peek() != Terminal.Star) return PatternRule();
        int start = _mark++;
        if (PatternCaptureTarget() is string name) return new MatchStar(name, SpanFrom(start));
        _mark = start + 1;
        return AcceptSoft(SoftKeyword.Underscore) ? new MatchStar(null, SpanFrom(start)) : Back<Pattern>(start);
    }
}
