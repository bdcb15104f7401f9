using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The arguments of calls and class definitions.</summary>
public sealed partial class Parser
{
    private sealed class CallArguments(Expr[] args, Keyword[] keywords)
    {
        public static readonly CallArguments None = new([], []);

        public Expr[] Args { get; } = args;

        public Keyword[] Keywords { get; } = keywords;
    }

    // arguments (memo): args [','] &')' | invalid_arguments
    private CallArguments? Arguments()
    {
        if (Recall(Rule.Arguments, out CallArguments? known)) return known;
        int start = _mark;
        if (!Enter(ArgumentsRules)) return null;
        CallArguments? result = Args();
        if (result is not null)
        {
            Accept(Terminal.Comma);
            if (Peek() != Terminal.RPar) result = null;
        }
        if (result is null && _diagnosing && _error is null)
        {
            _mark = start;
            InvalidArguments();
        }
        _depth -= ArgumentsRules;
        return Remember(Rule.Arguments, start, result);
    }

    private const int ArgumentsRules = 3;

    // args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs
    private CallArguments? Args()
    {
        int top = _top;
        if (PositionalArguments())
        {
            int mark = _mark;
            if (Accept(Terminal.Comma) && !Kwargs()) _mark = mark;
            return TakeArguments(top);
        }
        return Kwargs() ? TakeArguments(top) : null;
    }

    /// <summary>Pushes the positional arguments; false when there is none.</summary>
    private bool PositionalArguments()
    {
        Expr? argument = PositionalArgument();
        if (argument is null) return false;
        Push(argument);
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            argument = PositionalArgument();
            if (argument is null)
            {
                _mark = mark;
                break;
            }
            Push(argument);
        }
        return true;
    }

    // starred_expression | (assignment_expression | expression !':=') !'='
    private Expr? PositionalArgument()
    {
        int start = _mark;
        if (Peek() == Terminal.Star) return StarredExpression();
        Expr? result = AssignmentExpression() ?? ExpressionNotNamed();
        return result is not null && Peek() != Terminal.Equal ? result : Back<Expr>(start);
    }

    // kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
    private bool Kwargs()
    {
        bool any = GatherKwargs(doubleStarred: false);
        if (!any) return GatherKwargs(doubleStarred: true);
        int mark = _mark;
        if (Accept(Terminal.Comma) && !GatherKwargs(doubleStarred: true)) _mark = mark;
        return true;
    }

    private bool GatherKwargs(bool doubleStarred)
    {
        object? argument = Kwarg(doubleStarred);
        if (argument is null) return false;
        Push(argument);
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            argument = Kwarg(doubleStarred);
            if (argument is null)
            {
                _mark = mark;
                break;
            }
            Push(argument);
        }
        return true;
    }

    // kwarg_or_starred: invalid_kwarg | NAME '=' expression | starred_expression
    // kwarg_or_double_starred: invalid_kwarg | NAME '=' expression | '**' expression
    private object? Kwarg(bool doubleStarred)
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidKwarg();
            _mark = start;
            if (_error is not null) return null;
        }
        if (Accept(Terminal.Name) && Accept(Terminal.Equal))
        {
            Expr? value = Expression();
            if (value is not null) return new Keyword(Identifier(start), value, SpanFrom(start));
        }
        _mark = start;
        if (!doubleStarred) return StarredExpression();
        if (Accept(Terminal.DoubleStar) && Expression() is Expr mapping) return new Keyword(null, mapping, SpanFrom(start));
        return Back<object>(start);
    }

    // starred_expression: invalid_starred_expression | '*' expression
    private Starred? StarredExpression()
    {
        if (Peek() != Terminal.Star) return null;
        int start = _mark;
        if (_diagnosing)
        {
            InvalidStarredExpression();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        Expr? value = Expression();
        return value is null ? Back<Starred>(start) : new Starred(value, ExprContext.Load, SpanFrom(start));
    }

    // _PyPegen_collect_call_seqs: starred arguments join the positional ones, wherever they stand.
    private CallArguments TakeArguments(int top)
    {
        int keywords = 0;
        for (int i = top; i < _top; i++)
        {
            if (_stack[i] is Keyword) keywords++;
        }
        if (keywords == 0) return new CallArguments(Take<Expr>(top), []);
        var named = new Keyword[keywords];
        Expr[] plain = _top - top == keywords ? [] : new Expr[_top - top - keywords];
        int n = 0;
        int p = 0;
        for (int i = top; i < _top; i++)
        {
            if (_stack[i] is Keyword keyword) named[n++] = keyword;
            else plain[p++] = (Expr)_stack[i]!;
        }
        _top = top;
        return new CallArguments(plain, named);
    }
}
