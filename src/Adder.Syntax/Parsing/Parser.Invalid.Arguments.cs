using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The rules that recognize errors in the arguments of a call.</summary>
public sealed partial class Parser
{
    // invalid_arguments
    private void InvalidArguments()
    {
        int start = _mark;
        int top = _top;
        UnpackingAfterKeywords(start, top);
        if (!Again(start)) return;
        if (Expression() is Expr element && ForIfClauses() is Comprehension[] clauses && Accept(Terminal.Comma))
        {
            int mark = _mark;
            if (Args() is null && Again(mark) && Expression() is not null) ForIfClauses();
            RaiseRange(element.Span, LastOf(clauses), "Generator expression must be parenthesized");
            return;
        }
        if (!Again(start)) return;
        if (Accept(Terminal.Name) && Accept(Terminal.Equal) && Expression() is not null && ForIfClauses() is not null)
        {
            RaiseRange(SpanOf(start), SpanOf(start + 1), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
        if (!Again(start) || MissingValue(start) || !Again(start)) return;
        if (Args() is CallArguments before && ForIfClauses() is Comprehension[] last)
        {
            // _PyPegen_nonparen_genexp_in_call
            if (before.Args.Length <= 1) return;
            RaiseRange(before.Args[^1].Span, LastOf(last), "Generator expression must be parenthesized");
            return;
        }
        if (Again(start)) LateArguments(start);
    }

    // ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) ',' '*'
    private void UnpackingAfterKeywords(int start, int top)
    {
        bool found = PositionalArguments() && Accept(Terminal.Comma) && Kwargs();
        if (!found && Again(start)) found = Kwargs();
        _top = top;
        if (found && Accept(Terminal.Comma) && Accept(Terminal.Star))
        {
            RaiseAt(SpanOf(_mark - 1), "iterable argument unpacking follows keyword argument unpacking");
        }
    }

    // (args ',')? NAME '=' &(',' | ')')
    private bool MissingValue(int start)
    {
        if (Args() is null || !Accept(Terminal.Comma)) _mark = start;
        int name = _mark;
        if (_error is not null || !Accept(Terminal.Name) || !Accept(Terminal.Equal)) return false;
        if (Peek() is not (Terminal.Comma or Terminal.RPar)) return false;
        RaiseRange(SpanOf(name), SpanOf(name + 1), "expected argument value expression");
        return true;
    }

    // args ',' expression for_if_clauses | args ',' args
    private void LateArguments(int start)
    {
        if (Args() is not null && Accept(Terminal.Comma) && Expression() is Expr element && ForIfClauses() is Comprehension[] clauses)
        {
            RaiseRange(element.Span, LastOf(clauses), "Generator expression must be parenthesized");
            return;
        }
        if (!Again(start)) return;
        if (Args() is not CallArguments first || !Accept(Terminal.Comma) || Args() is null) return;
        // _PyPegen_arguments_parsing_error
        bool unpacking = false;
        foreach (Keyword keyword in first.Keywords) unpacking |= keyword.Arg is null;
        Raise(unpacking
            ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
    }

    // _PyPegen_get_last_comprehension_item
    private static SourceSpan LastOf(Comprehension[] clauses)
    {
        Comprehension last = clauses[^1];
        return last.Ifs.Length == 0 ? last.Iter.Span : last.Ifs[^1].Span;
    }

    // invalid_kwarg
    private void InvalidKwarg()
    {
        int start = _mark;
        if (Peek() is Terminal.True or Terminal.False or Terminal.None && PeekSecond() == Terminal.Equal)
        {
            Terminal kind = _tokens[start].Kind;
            RaiseRange(SpanOf(start), SpanOf(start + 1), $"cannot assign to {kind}");
            return;
        }
        bool named = Accept(Terminal.Name) && Accept(Terminal.Equal);
        if (named && Expression() is not null && ForIfClauses() is not null)
        {
            RaiseRange(SpanOf(start), SpanOf(start + 1), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
        if (!Again(start)) return;
        if (!named && Expression() is Expr target && Accept(Terminal.Equal))
        {
            RaiseRange(
                target.Span, SpanOf(_mark - 1), "expression cannot contain assignment, perhaps you meant \"==\"?");
            return;
        }
        if (!Again(start)) return;
        if (Accept(Terminal.DoubleStar) && Expression() is not null && Accept(Terminal.Equal) && Expression() is Expr value)
        {
            RaiseRange(SpanOf(start), value.Span, "cannot assign to keyword argument unpacking");
        }
    }
}
