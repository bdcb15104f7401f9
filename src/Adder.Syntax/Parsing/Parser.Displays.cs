using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The predictive pass's way through brackets: each element is parsed once, and what follows it decides.</summary>
public sealed partial class Parser
{
    private Expr? PredictedParentheses()
    {
        int start = _mark++;
        int top = _top;
        if (Accept(Terminal.RPar)) return new Tree.Tuple([], ExprContext.Load, SpanFrom(start));
        if (Peek() == Terminal.Yield)
        {
            Expr? yield = YieldExpr();
            return yield is not null && Accept(Terminal.RPar) ? yield : null;
        }
        Expr? first = StarNamedExpression();
        if (first is null) return null;
        switch (Peek())
        {
            case Terminal.RPar:
                _mark++;
                return first is Starred ? null : first;
            case Terminal.For or Terminal.Async when first is not Starred:
                return ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RPar)
                    ? new GeneratorExp(first, clauses, SpanFrom(start)) : null;
            case Terminal.Comma:
                Expr[]? elements = RestOfElements(first, top, Terminal.RPar);
                return elements is null ? null : new Tree.Tuple(elements, ExprContext.Load, SpanFrom(start));
            default:
                return null;
        }
    }

    /// <summary>Takes <c>, element ... [,]</c> and the closing bracket.</summary>
    private Expr[]? RestOfElements(Expr first, int top, Terminal close)
    {
        Push(first);
        while (Accept(Terminal.Comma))
        {
            if (Peek() == close) break;
            Expr? next = StarNamedExpression();
            if (next is null) return null;
            Push(next);
        }
        return Accept(close) ? Take<Expr>(top) : null;
    }

    private Expr? PredictedList()
    {
        int start = _mark++;
        int top = _top;
        if (Accept(Terminal.RSqb)) return new List([], ExprContext.Load, SpanFrom(start));
        Expr? first = StarNamedExpression();
        if (first is null) return null;
        if (Peek() is Terminal.For or Terminal.Async && first is not Starred)
        {
            return ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RSqb)
                ? new ListComp(first, clauses, SpanFrom(start)) : null;
        }
        Expr[]? elements = RestOfElements(first, top, Terminal.RSqb);
        return elements is null ? null : new List(elements, ExprContext.Load, SpanFrom(start));
    }

    private Expr? PredictedBraces()
    {
        int start = _mark++;
        int top = _top;
        if (Accept(Terminal.RBrace)) return new Dict([], [], SpanFrom(start));
        if (Peek() == Terminal.DoubleStar) return PredictedDict(start, top);
        int mark = _mark;
        Expr? first = StarNamedExpression();
        if (first is null) return null;
        if (Peek() == Terminal.Colon && first is not Starred && _tokens[mark + 1].Kind != Terminal.ColonEqual)
        {
            return PredictedDict(start, top, first);
        }
        if (Peek() is Terminal.For or Terminal.Async && first is not Starred)
        {
            return ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RBrace)
                ? new SetComp(first, clauses, SpanFrom(start)) : null;
        }
        Expr[]? elements = RestOfElements(first, top, Terminal.RBrace);
        return elements is null ? null : new Set(elements, SpanFrom(start));
    }

    private Expr? PredictedDict(int start, int top, Expr firstKey)
    {
        _mark++;
        Expr? value = Expression();
        if (value is null) return null;
        if (Peek() is Terminal.For or Terminal.Async)
        {
            return ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RBrace)
                ? new DictComp(firstKey, value, clauses, SpanFrom(start)) : null;
        }
        Push(firstKey);
        Push(value);
        if (Accept(Terminal.Comma)) return PredictedDict(start, top);
        return Accept(Terminal.RBrace) ? TakeDict(start, top) : null;
    }

    private Dict? PredictedDict(int start, int top)
    {
        while (Peek() != Terminal.RBrace)
        {
            if (!DoubleStarredKvpair(out Expr? key, out Expr? value)) return null;
            Push(key);
            Push(value);
            if (!Accept(Terminal.Comma)) break;
        }
        return Accept(Terminal.RBrace) ? TakeDict(start, top) : null;
    }

    private Call? PredictedCall(int start, Expr function)
    {
        int mark = _mark++;
        if (Accept(Terminal.RPar)) return new Call(function, [], [], SpanFrom(start));
        if (!Enter(CallRules)) return null;
        int top = _top;
        bool parsed = PredictedArguments();
        _depth -= CallRules;
        if (!parsed) return null;
        if (Accept(Terminal.RPar))
        {
            CallArguments arguments = TakeArguments(top);
            return new Call(function, arguments.Args, arguments.Keywords, SpanFrom(start));
        }
        if (_top != top + 1 || _stack[top] is not Expr element || element is Starred || _tokens[_mark - 1].Kind == Terminal.Comma)
        {
            return null;
        }
        _top = top;
        return ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RPar)
            ? new Call(function, [new GeneratorExp(element, clauses, SpanFrom(mark))], [], SpanFrom(start)) : null;
    }

    /// <summary>Pushes arguments up to what does not belong to them; false when one is broken.</summary>
    private bool PredictedArguments()
    {
        bool keywords = false;
        bool unpacking = false;
        while (Peek() != Terminal.RPar)
        {
            object? argument = PredictedArgument(ref keywords, ref unpacking);
            if (argument is null) return false;
            Push(argument);
            if (!Accept(Terminal.Comma)) return true;
        }
        return true;
    }

    private const int CallRules = 28;

    private object? PredictedArgument(ref bool keywords, ref bool unpacking)
    {
        int start = _mark;
        switch (Peek())
        {
            case Terminal.Star:
                if (unpacking) return null;
                _mark++;
                Expr? items = Expression();
                return items is null ? null : new Starred(items, ExprContext.Load, SpanFrom(start));
            case Terminal.DoubleStar:
                keywords = unpacking = true;
                _mark++;
                Expr? mapping = Expression();
                return mapping is null ? null : new Keyword(null, mapping, SpanFrom(start));
            case Terminal.Name when PeekSecond() == Terminal.Equal:
                keywords = true;
                _mark += 2;
                Expr? value = Expression();
                return value is null ? null : new Keyword(Identifier(start), value, SpanFrom(start));
            default:
                return keywords ? null : AssignmentExpression() ?? Expression();
        }
    }
}
