using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>What can be assigned to or deleted.</summary>
public sealed partial class Parser
{
    // star_targets: star_target !',' | star_target (',' star_target)* [',']
    private Expr? StarTargets()
    {
        int start = _mark;
        int top = _top;
        Expr? first = StarTarget();
        if (first is null || Peek() != Terminal.Comma) return first;
        Push(first);
        while (Accept(Terminal.Comma))
        {
            if (_predictive && Peek() is Terminal.In or Terminal.Equal) break;
            Expr? next = StarTarget();
            if (next is null) break;
            Push(next);
        }
        return new Tree.Tuple(Take<Expr>(top), ExprContext.Store, SpanFrom(start));
    }

    // star_target (memo): '*' (!'*' star_target) | target_with_star_atom
    private Expr? StarTarget()
    {
        if (_predictive) return PredictedTarget();
        if (Peek() != Terminal.Star) return TargetWithStarAtom();
        if (Recall(Rule.StarTarget, out Expr? known)) return known;
        int start = _mark++;
        Expr? value = Peek() == Terminal.Star ? null : StarTarget();
        Expr? result = value is null ? null : new Starred(WithContext(value, ExprContext.Store), ExprContext.Store, SpanFrom(start));
        return Remember(Rule.StarTarget, start, result);
    }

    // target_with_star_atom (memo): t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | star_atom
    private Expr? TargetWithStarAtom()
    {
        if (Recall(Rule.TargetWithStarAtom, out Expr? known)) return known;
        int start = _mark;
        return Remember(Rule.TargetWithStarAtom, start, SubscriptOrAttribute(ExprContext.Store) ?? StarAtom());
    }

    // t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
    private Expr? SubscriptOrAttribute(ExprContext context)
    {
        if (_error is not null) return null;
        int start = _mark;
        Expr? value = TPrimary();
        if (value is null) return null;
        if (Accept(Terminal.Dot))
        {
            if (Accept(Terminal.Name) && !IsTLookahead)
            {
                return new Tree.Attribute(value, Identifier(_mark - 1), context, SpanFrom(start));
            }
        }
        else if (Accept(Terminal.LSqb))
        {
            Expr? index = Slices();
            if (index is not null && Accept(Terminal.RSqb) && !IsTLookahead)
            {
                return new Subscript(value, index, context, SpanFrom(start));
            }
        }
        return Back<Expr>(start);
    }

    // t_lookahead: '(' | '[' | '.'
    private bool IsTLookahead => Peek() is Terminal.LPar or Terminal.LSqb or Terminal.Dot;

    // t_primary (left-recursive): an atom and what follows it, each followed by more
    private Expr? TPrimary()
    {
        if (Recall(Rule.TPrimary, out Expr? known)) return known;
        int start = _mark;
        Expr? result = Atom();
        if (result is null || !IsTLookahead) return Remember<Expr>(Rule.TPrimary, start, null);
        while (true)
        {
            int mark = _mark;
            Expr? longer = Trailer(start, result);
            if (longer is null || !IsTLookahead)
            {
                _mark = mark;
                if (_diagnosing && _error is null && Peek() is Terminal.LSqb or Terminal.LBrace) NoGenexp();
                return Remember(Rule.TPrimary, start, result);
            }
            result = longer;
        }
    }

    // star_atom: NAME | '(' target_with_star_atom ')' | '(' [star_targets_tuple_seq] ')' | '[' [star_targets_list_seq] ']'
    private Expr? StarAtom()
    {
        if (_error is not null) return null;
        int start = _mark;
        switch (Peek())
        {
            case Terminal.Name:
                _mark++;
                return new Name(Identifier(start), ExprContext.Store, SpanOf(start));
            case Terminal.LPar:
                if (!Enter(StarAtomRules)) return null;
                Expr? inner = ParenthesizedTarget(start);
                _depth -= StarAtomRules;
                return inner;
            case Terminal.LSqb:
                if (!Enter(StarAtomRules)) return null;
                _mark++;
                Expr[] elements = TargetSequence(StarTarget) ?? [];
                _depth -= StarAtomRules;
                return Accept(Terminal.RSqb)
                    ? new List(elements, ExprContext.Store, SpanFrom(start)) : Back<Expr>(start);
            default:
                return null;
        }
    }

    private const int StarAtomRules = 4;

    private Expr? ParenthesizedTarget(int start)
    {
        _mark++;
        Expr? single = TargetWithStarAtom();
        if (single is not null && Accept(Terminal.RPar)) return WithContext(single, ExprContext.Store);
        _mark = start + 1;
        Expr[]? elements = StarTargetsTuple();
        if (elements is null) _mark = start + 1;
        return Accept(Terminal.RPar)
            ? new Tree.Tuple(elements ?? [], ExprContext.Store, SpanFrom(start)) : Back<Expr>(start);
    }

    // star_targets_tuple_seq: star_target (',' star_target)+ [','] | star_target ','
    private Expr[]? StarTargetsTuple()
    {
        int start = _mark;
        int top = _top;
        Expr? next = StarTarget();
        if (next is null || Peek() != Terminal.Comma) return Back<Expr[]>(start);
        Push(next);
        while (Accept(Terminal.Comma))
        {
            next = StarTarget();
            if (next is null) break;
            Push(next);
        }
        return Take<Expr>(top);
    }

    /// <summary><c>','.target+ [',']</c></summary>
    private Expr[]? TargetSequence(Func<Expr?> target)
    {
        int top = _top;
        Expr? next = target();
        if (next is null) return null;
        Push(next);
        while (Accept(Terminal.Comma))
        {
            next = target();
            if (next is null) break;
            Push(next);
        }
        return Take<Expr>(top);
    }

    // single_target: single_subscript_attribute_target | NAME | '(' single_target ')'
    private Expr? SingleTarget()
    {
        int start = _mark;
        Expr? result = SubscriptOrAttribute(ExprContext.Store);
        if (result is not null) return result;
        if (Accept(Terminal.Name)) return new Name(Identifier(start), ExprContext.Store, SpanOf(start));
        if (Accept(Terminal.LPar) && SingleTarget() is Expr inner && Accept(Terminal.RPar)) return inner;
        return Back<Expr>(start);
    }

    // del_targets: ','.del_target+ [',']
    private Expr[]? DelTargets() => TargetSequence(DelTarget);

    // del_target (memo): t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom
    private Expr? DelTarget()
    {
        if (Recall(Rule.DelTarget, out Expr? known)) return known;
        int start = _mark;
        return Remember(Rule.DelTarget, start, SubscriptOrAttribute(ExprContext.Del) ?? DelTAtom());
    }

    // del_t_atom: NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']'
    private Expr? DelTAtom()
    {
        if (_error is not null) return null;
        int start = _mark;
        switch (Peek())
        {
            case Terminal.Name:
                _mark++;
                return new Name(Identifier(start), ExprContext.Del, SpanOf(start));
            case Terminal.LPar:
                if (!Enter(StarAtomRules)) return null;
                _mark++;
                Expr? single = DelTarget();
                if (single is not null && Accept(Terminal.RPar))
                {
                    _depth -= StarAtomRules;
                    return WithContext(single, ExprContext.Del);
                }
                _mark = start + 1;
                Expr[] tuple = DelTargets() ?? [];
                _depth -= StarAtomRules;
                return Accept(Terminal.RPar) ? new Tree.Tuple(tuple, ExprContext.Del, SpanFrom(start)) : Back<Expr>(start);
            case Terminal.LSqb:
                if (!Enter(StarAtomRules)) return null;
                _mark++;
                Expr[] list = DelTargets() ?? [];
                _depth -= StarAtomRules;
                return Accept(Terminal.RSqb) ? new List(list, ExprContext.Del, SpanFrom(start)) : Back<Expr>(start);
            default:
                return null;
        }
    }

    private Expr? PredictedTarget()
    {
        int start = _mark;
        bool starred = Accept(Terminal.Star);
        Expr? target = Primary();
        if (target is null || !MakeTarget(target, ExprContext.Store)) return Back<Expr>(start);
        return starred ? new Starred(target, ExprContext.Store, SpanFrom(start)) : target;
    }

    /// <summary>Turns an expression of the predictive pass, which nothing else refers to, into a target.</summary>
    private static bool MakeTarget(Expr expression, ExprContext context)
    {
        switch (expression)
        {
            case Name name:
                name.Ctx = context;
                return true;
            case Tree.Attribute attribute:
                attribute.Ctx = context;
                return true;
            case Subscript subscript:
                subscript.Ctx = context;
                return true;
            case Starred starred when context == ExprContext.Store:
                starred.Ctx = context;
                return starred.Value is not Starred && MakeTarget(starred.Value, context);
            case Tree.Tuple tuple:
                tuple.Ctx = context;
                return MakeTargets(tuple.Elts, context);
            case List list:
                list.Ctx = context;
                return MakeTargets(list.Elts, context);
            default:
                return false;
        }
    }

    private static bool MakeTargets(Expr[] elements, ExprContext context)
    {
        foreach (Expr element in elements)
        {
            if (!MakeTarget(element, context)) return false;
        }
        return true;
    }

    // _PyPegen_set_expr_context
    private static Expr WithContext(Expr target, ExprContext context)
    {
        switch (target)
        {
            case Name name: return name.Ctx == context ? name : name with { Ctx = context };
            case Tree.Attribute attribute: return attribute.Ctx == context ? attribute : attribute with { Ctx = context };
            case Subscript subscript: return subscript.Ctx == context ? subscript : subscript with { Ctx = context };
            case Starred starred: return starred with { Value = WithContext(starred.Value, context), Ctx = context };
            case Tree.Tuple tuple: return tuple with { Elts = WithContext(tuple.Elts, context), Ctx = context };
            case List list: return list with { Elts = WithContext(list.Elts, context), Ctx = context };
            default: return target;
        }
    }

    private static Expr[] WithContext(Expr[] targets, ExprContext context)
    {
        var result = new Expr[targets.Length];
        for (int i = 0; i < result.Length; i++) result[i] = WithContext(targets[i], context);
        return result;
    }
}
