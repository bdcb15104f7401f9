using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Expressions, from tuples down to comparisons.</summary>
public sealed partial class Parser
{
    // expressions: expression (',' expression)* [',']
    private Expr? Expressions()
    {
        int start = _mark;
        int top = _top;
        Expr? first = Expression();
        if (first is null || Peek() != Terminal.Comma) return first;
        Push(first);
        while (Accept(Terminal.Comma))
        {
            Expr? next = Expression();
            if (next is null) break;
            Push(next);
        }
        return new Tree.Tuple(Take<Expr>(top), ExprContext.Load, SpanFrom(start));
    }

    // star_expressions: star_expression (',' star_expression)* [',']
    private Expr? StarExpressions()
    {
        int start = _mark;
        int top = _top;
        Expr? first = StarExpression();
        if (first is null || Peek() != Terminal.Comma) return first;
        Push(first);
        while (Accept(Terminal.Comma))
        {
            Expr? next = StarExpression();
            if (next is null) break;
            Push(next);
        }
        return new Tree.Tuple(Take<Expr>(top), ExprContext.Load, SpanFrom(start));
    }

    // star_expression (memo): '*' bitwise_or | expression
    private Expr? StarExpression()
    {
        if (Peek() != Terminal.Star) return Expression();
        if (Recall(Rule.StarExpression, out Expr? known)) return known;
        int start = _mark;
        return Remember(Rule.StarExpression, start, StarredOr());
    }

    // '*' bitwise_or
    private Starred? StarredOr()
    {
        int start = _mark;
        if (!Accept(Terminal.Star)) return null;
        Expr? value = BitwiseOr();
        return value is null ? Back<Starred>(start) : new Starred(value, ExprContext.Load, SpanFrom(start));
    }

    // star_named_expressions: ','.star_named_expression+ [',']
    private Expr[]? StarNamedExpressions()
    {
        int top = _top;
        Expr? next = StarNamedExpression();
        if (next is null) return null;
        Push(next);
        while (Accept(Terminal.Comma))
        {
            next = StarNamedExpression();
            if (next is null) break;
            Push(next);
        }
        return Take<Expr>(top);
    }

    // star_named_expression: '*' bitwise_or | named_expression
    private Expr? StarNamedExpression() => Peek() == Terminal.Star ? StarredOr() : NamedExpression();

    // assignment_expression: NAME ':=' ~ expression
    private NamedExpr? AssignmentExpression()
    {
        if (Peek() != Terminal.Name || PeekSecond() != Terminal.ColonEqual) return null;
        int start = _mark;
        _mark += 2;
        Expr? value = Expression();
        if (value is null) return Back<NamedExpr>(start);
        var target = new Name(Identifier(start), ExprContext.Store, SpanOf(start));
        return CheckVersion(8, "Assignment expressions are", new NamedExpr(target, value, SpanFrom(start)));
    }

    // named_expression: assignment_expression | invalid_named_expression | expression !':='
    private Expr? NamedExpression()
    {
        int start = _mark;
        Expr? result = AssignmentExpression();
        if (result is not null) return result;
        if (_diagnosing)
        {
            InvalidNamedExpression();
            _mark = start;
            if (_error is not null) return null;
        }
        return ExpressionNotNamed();
    }

    // expression !':='
    private Expr? ExpressionNotNamed()
    {
        int start = _mark;
        Expr? result = Expression();
        return result is null || Peek() != Terminal.ColonEqual ? result : Back<Expr>(start);
    }

    // expression (memo)
    private Expr? Expression()
    {
        if (Recall(Rule.Expression, out Expr? known)) return known;
        int start = _mark;
        if (!Enter(1)) return null;
        if (_diagnosing)
        {
            InvalidExpression();
            _mark = start;
            if (_error is null) InvalidLegacyExpression();
            _mark = start;
        }
        Expr? result = _error is null ? ExpressionBody() : null;
        _depth--;
        return Remember(Rule.Expression, start, result);
    }

    // disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    private Expr? ExpressionBody()
    {
        int start = _mark;
        if (Peek() == Terminal.Lambda) return Lambdef();
        Expr? body = Disjunction();
        if (body is null || Peek() != Terminal.If) return body;
        int mark = _mark++;
        Expr? test = Disjunction();
        if (test is not null && Accept(Terminal.Else))
        {
            Expr? orelse = Expression();
            if (orelse is not null) return new IfExp(test, body, orelse, SpanFrom(start));
        }
        _mark = mark;
        return body;
    }

    // yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
    private Expr? YieldExpr()
    {
        int start = _mark;
        if (!Accept(Terminal.Yield)) return null;
        if (Accept(Terminal.From))
        {
            Expr? source = Expression();
            if (source is not null) return new YieldFrom(source, SpanFrom(start));
            _mark = start + 1;
        }
        Expr? value = StarExpressions();
        return new Yield(value, SpanFrom(start));
    }

    // yield_expr | star_expressions
    private Expr? AnnotatedRhs() => Peek() == Terminal.Yield ? YieldExpr() : StarExpressions();

    // disjunction (memo): conjunction ('or' conjunction)*
    private Expr? Disjunction()
    {
        if (Recall(Rule.Disjunction, out Expr? known)) return known;
        int start = _mark;
        Expr? first = Conjunction();
        if (first is null || Peek() != Terminal.Or) return Remember(Rule.Disjunction, start, first);
        int top = _top;
        Push(first);
        while (Peek() == Terminal.Or)
        {
            int mark = _mark++;
            Expr? next = Conjunction();
            if (next is null)
            {
                _mark = mark;
                break;
            }
            Push(next);
        }
        Expr[] values = Take<Expr>(top);
        Expr result = values.Length == 1 ? first : new BoolOp(BoolOperator.Or, values, SpanFrom(start));
        return Remember(Rule.Disjunction, start, result);
    }

    // conjunction (memo): inversion ('and' inversion)*
    private Expr? Conjunction()
    {
        if (Recall(Rule.Conjunction, out Expr? known)) return known;
        int start = _mark;
        Expr? first = Inversion();
        if (first is null || Peek() != Terminal.And) return Remember(Rule.Conjunction, start, first);
        int top = _top;
        Push(first);
        while (Peek() == Terminal.And)
        {
            int mark = _mark++;
            Expr? next = Inversion();
            if (next is null)
            {
                _mark = mark;
                break;
            }
            Push(next);
        }
        Expr[] values = Take<Expr>(top);
        Expr result = values.Length == 1 ? first : new BoolOp(BoolOperator.And, values, SpanFrom(start));
        return Remember(Rule.Conjunction, start, result);
    }

    // inversion (memo): 'not' inversion | comparison
    private Expr? Inversion()
    {
        if (Recall(Rule.Inversion, out Expr? known)) return known;
        int start = _mark;
        if (Peek() != Terminal.Not) return Remember(Rule.Inversion, start, Comparison());
        if (!Enter(1)) return null;
        _mark++;
        Expr? operand = Inversion();
        _depth--;
        Expr? result = operand is null ? null : new UnaryOp(UnaryOperator.Not, operand, SpanFrom(start));
        return Remember(Rule.Inversion, start, result);
    }

    // lambdef: 'lambda' [lambda_params] ':' expression
    private Expr? Lambdef()
    {
        int start = _mark;
        if (!Accept(Terminal.Lambda) || !Enter(1)) return null;
        Arguments arguments = LambdaParams() ?? EmptyArguments;
        Expr? body = Accept(Terminal.Colon) ? Expression() : null;
        _depth--;
        return body is null ? Back<Expr>(start) : new Lambda(arguments, body, SpanFrom(start));
    }
}
