using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Comprehensions and generator expressions.</summary>
public sealed partial class Parser
{
    // listcomp: '[' named_expression for_if_clauses ']' | invalid_comprehension
    private Expr? Listcomp()
    {
        if (_error is not null) return null;
        int start = _mark++;
        Expr? element = NamedExpression();
        if (element is not null && ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RSqb))
        {
            return new ListComp(element, clauses, SpanFrom(start));
        }
        return NoComprehension(start);
    }

    // setcomp: '{' named_expression for_if_clauses '}' | invalid_comprehension
    private Expr? Setcomp()
    {
        if (_error is not null) return null;
        int start = _mark++;
        Expr? element = NamedExpression();
        if (element is not null && ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RBrace))
        {
            return new SetComp(element, clauses, SpanFrom(start));
        }
        return NoComprehension(start);
    }

    // genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension
    private Expr? Genexp()
    {
        if (_error is not null || Peek() != Terminal.LPar) return null;
        int start = _mark++;
        Expr? element = AssignmentExpression() ?? ExpressionNotNamed();
        if (element is not null && ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RPar))
        {
            return new GeneratorExp(element, clauses, SpanFrom(start));
        }
        return NoComprehension(start);
    }

    private Expr? NoComprehension(int start)
    {
        _mark = start;
        if (_diagnosing && _error is null) InvalidComprehension();
        return Back<Expr>(start);
    }

    // dictcomp: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension
    private Expr? Dictcomp()
    {
        if (_error is not null) return null;
        int start = _mark++;
        if (Kvpair(out Expr? key, out Expr? value) && ForIfClauses() is Comprehension[] clauses && Accept(Terminal.RBrace))
        {
            return new DictComp(key!, value!, clauses, SpanFrom(start));
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidDictComprehension();
        return Back<Expr>(start);
    }

    // for_if_clauses: for_if_clause+
    private Comprehension[]? ForIfClauses()
    {
        int top = _top;
        Comprehension? clause = ForIfClause();
        if (clause is null) return null;
        do
        {
            Push(clause);
            clause = ForIfClause();
        }
        while (clause is not null);
        return Take<Comprehension>(top);
    }

    // for_if_clause: ['async'] 'for' star_targets 'in' ~ disjunction ('if' disjunction)* | invalid_for_target
    private Comprehension? ForIfClause()
    {
        int start = _mark;
        bool isAsync = Peek() == Terminal.Async;
        if (!isAsync && Peek() != Terminal.For) return null;
        if (isAsync) _mark++;
        if (Accept(Terminal.For) && StarTargets() is Expr target && Accept(Terminal.In))
        {
            Comprehension? result = Disjunction() is Expr source ? new Comprehension(target, source, Conditions(), isAsync ? 1 : 0) : null;
            if (isAsync) result = CheckVersion(6, "Async comprehensions are", result);
            if (result is null) _mark = start;
            return result;
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidForTarget();
        return Back<Comprehension>(start);
    }

    // ('if' disjunction)*
    private Expr[] Conditions()
    {
        int top = _top;
        while (Peek() == Terminal.If)
        {
            int mark = _mark++;
            Expr? condition = Disjunction();
            if (condition is null)
            {
                _mark = mark;
                break;
            }
            Push(condition);
        }
        return Take<Expr>(top);
    }
}
