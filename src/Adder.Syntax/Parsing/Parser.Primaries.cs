using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Atoms, and what can follow them: attributes, calls, subscripts.</summary>
public sealed partial class Parser
{
    // primary (left-recursive)
    private Expr? Primary()
    {
        if (Recall(Rule.Primary, out Expr? known)) return known;
        int start = _mark;
        int top = _top;
        Expr? result = Atom();
        while (result is not null)
        {
            if (_diagnosing && Peek() is Terminal.LSqb or Terminal.LBrace && NoGenexp()) break;
            Expr? longer = Trailer(start, result);
            if (longer is null) break;
            result = longer;
        }
        _top = top;
        return Remember(Rule.Primary, start, result);
    }

    /// <summary>The genexp that may follow a primary: at another bracket it can only find an error.</summary>
    private bool NoGenexp()
    {
        int start = _mark;
        InvalidComprehension();
        _mark = start;
        return _error is not null;
    }

    // '.' NAME | genexp | '(' [arguments] ')' | '[' slices ']'
    private Expr? Trailer(int start, Expr operand)
    {
        int mark = _mark;
        switch (Peek())
        {
            case Terminal.Dot:
                _mark++;
                if (Accept(Terminal.Name))
                {
                    return new Tree.Attribute(operand, Identifier(_mark - 1), ExprContext.Load, SpanFrom(start));
                }
                break;
            case Terminal.LPar:
                if (_predictive) return PredictedCall(start, operand) ?? Back<Expr>(mark);
                if (Genexp() is Expr generator) return new Call(operand, [generator], [], SpanFrom(start));
                _mark = mark + 1;
                CallArguments arguments = Arguments() ?? CallArguments.None;
                if (Accept(Terminal.RPar)) return new Call(operand, arguments.Args, arguments.Keywords, SpanFrom(start));
                break;
            case Terminal.LSqb:
                _mark++;
                Expr? index = Slices();
                if (index is not null && Accept(Terminal.RSqb))
                {
                    return new Subscript(operand, index, ExprContext.Load, SpanFrom(start));
                }
                break;
        }
        return Back<Expr>(mark);
    }

    // slices: slice !',' | ','.(slice | starred_expression)+ [',']
    private Expr? Slices()
    {
        if (!Enter(SlicesRules)) return null;
        Expr? result = SlicesBody();
        _depth -= SlicesRules;
        return result;
    }

    private Expr? SlicesBody()
    {
        int start = _mark;
        int top = _top;
        Expr? first = Slice();
        if (first is not null && Peek() != Terminal.Comma) return first;
        if (first is null)
        {
            first = StarredExpression();
            if (first is null) return Back<Expr>(start);
        }
        Push(first);
        while (Accept(Terminal.Comma))
        {
            Expr? next = Slice() ?? StarredExpression();
            if (next is null) break;
            Push(next);
        }
        return new Tree.Tuple(Take<Expr>(top), ExprContext.Load, SpanFrom(start));
    }

    // slice: [expression] ':' [expression] [':' [expression]] | named_expression
    private Expr? Slice()
    {
        int start = _mark;
        if (_predictive && Peek() == Terminal.Name && PeekSecond() == Terminal.ColonEqual) return AssignmentExpression();
        Expr? lower = Peek() == Terminal.Colon ? null : Expression();
        if (!Accept(Terminal.Colon))
        {
            if (_predictive && Peek() != Terminal.ColonEqual) return lower;
            _mark = start;
            return NamedExpression();
        }
        Expr? upper = Expression();
        Expr? step = Accept(Terminal.Colon) ? Expression() : null;
        return new Slice(lower, upper, step, SpanFrom(start));
    }

    // atom
    private Expr? Atom()
    {
        int mark = _mark;
        switch (Peek())
        {
            case Terminal.Name:
                _mark++;
                return NameAt(mark);
            case Terminal.Number: return NumberToken();
            case Terminal.String or Terminal.FStringStart: return Strings();
            case Terminal.True: return SingletonAt(Singleton.True);
            case Terminal.False: return SingletonAt(Singleton.False);
            case Terminal.None: return SingletonAt(Singleton.None);
            case Terminal.Ellipsis: return SingletonAt(Singleton.Ellipsis);
            case Terminal.LPar or Terminal.LSqb or Terminal.LBrace: return Bracketed();
            default: return null;
        }
    }

    private Constant SingletonAt(Singleton value) => new(value, null, SpanOf(_mark++));

    private Expr? Bracketed()
    {
        if (!Enter(BracketRules)) return null;
        Expr? result = (Peek(), _predictive) switch
        {
            (Terminal.LPar, true) => PredictedParentheses(),
            (Terminal.LPar, false) => TupleDisplay() ?? Group() ?? Genexp(),
            (Terminal.LSqb, true) => PredictedList(),
            (Terminal.LSqb, false) => ListDisplay() ?? Listcomp(),
            (_, true) => PredictedBraces(),
            (_, false) => DictDisplay() ?? SetDisplay() ?? Dictcomp() ?? Setcomp(),
        };
        _depth -= BracketRules;
        return result;
    }

    /// <summary>How many rules lie between an expression and the one in its brackets.</summary>
    private const int BracketRules = 27;

    private const int SlicesRules = 25;

    // tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    private Expr? TupleDisplay()
    {
        int start = _mark++;
        int top = _top;
        Expr? first = StarNamedExpression();
        if (first is not null && Accept(Terminal.Comma))
        {
            Expr[] rest = StarNamedExpressions() ?? [];
            if (Accept(Terminal.RPar))
            {
                Expr[] all = [first, .. rest];
                return new Tree.Tuple(all, ExprContext.Load, SpanFrom(start));
            }
        }
        else
        {
            _mark = start + 1;
            if (Accept(Terminal.RPar)) return new Tree.Tuple([], ExprContext.Load, SpanFrom(start));
        }
        return Back<Expr>(start, top);
    }

    // group: '(' (yield_expr | named_expression) ')' | invalid_group
    private Expr? Group()
    {
        if (_error is not null) return null;
        int start = _mark++;
        Expr? result = YieldExpr() ?? NamedExpression();
        if (result is not null && Accept(Terminal.RPar)) return result;
        _mark = start;
        if (_diagnosing) InvalidGroup();
        return Back<Expr>(start);
    }

    // list: '[' [star_named_expressions] ']'
    private Expr? ListDisplay()
    {
        int start = _mark++;
        Expr[] elements = StarNamedExpressions() ?? [];
        return Accept(Terminal.RSqb)
            ? new List(elements, ExprContext.Load, SpanFrom(start))
            : Back<Expr>(start);
    }

    // set: '{' star_named_expressions '}'
    private Expr? SetDisplay()
    {
        if (_error is not null) return null;
        int start = _mark++;
        Expr[]? elements = StarNamedExpressions();
        return elements is not null && Accept(Terminal.RBrace)
            ? new Set(elements, SpanFrom(start))
            : Back<Expr>(start);
    }

    // dict: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}'
    private Expr? DictDisplay()
    {
        int start = _mark++;
        int top = _top;
        while (DoubleStarredKvpair(out Expr? key, out Expr? value))
        {
            Push(key);
            Push(value);
            if (!Accept(Terminal.Comma)) break;
        }
        if (Accept(Terminal.RBrace)) return TakeDict(start, top);
        _top = top;
        _mark = start;
        // CPython's generator guards only alternatives that are nothing but an invalid_ rule: this one is always tried.
        if (_error is null)
        {
            _mark++;
            InvalidDoubleStarredKvpairs();
        }
        return Back<Expr>(start);
    }

    private Dict TakeDict(int start, int top)
    {
        int count = (_top - top) / 2;
        var keys = new Expr?[count];
        var values = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            keys[i] = (Expr?)_stack[top + 2 * i];
            values[i] = (Expr)_stack[top + 2 * i + 1]!;
        }
        _top = top;
        return new Dict(keys, values, SpanFrom(start));
    }

    // double_starred_kvpair: '**' bitwise_or | kvpair
    private bool DoubleStarredKvpair(out Expr? key, out Expr? value)
    {
        int start = _mark;
        key = null;
        if (!Accept(Terminal.DoubleStar)) return Kvpair(out key, out value);
        value = BitwiseOr();
        if (value is null) _mark = start;
        return value is not null;
    }

    // kvpair: expression ':' expression
    private bool Kvpair(out Expr? key, out Expr? value)
    {
        int start = _mark;
        value = null;
        key = Expression();
        if (key is not null && Accept(Terminal.Colon)) value = Expression();
        if (value is null) _mark = start;
        return value is not null;
    }
}
