using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Statements in general, and the simple ones.</summary>
public sealed partial class Parser
{
    // statements: statement+
    private Stmt[]? Statements()
    {
        int top = _top;
        int end = top;
        while (Statement()) end = _top;
        _top = end;
        return end == top ? null : Take<Stmt>(top);
    }

    /// <summary>Pushes the statements of <c>compound_stmt | simple_stmts</c>; false when there is none.</summary>
    private bool Statement()
    {
        switch (Peek())
        {
            case Terminal.EndMarker or Terminal.Dedent or Terminal.Newline or Terminal.Indent or Terminal.ErrorToken:
                return false;
            case Terminal.Def or Terminal.At or Terminal.Async or Terminal.If or Terminal.Class or Terminal.With
                or Terminal.For or Terminal.Try or Terminal.While:
                Stmt? compound = CompoundStmt();
                if (compound is null) return false;
                Push(compound);
                return true;
            case Terminal.Name when PeekSoft(SoftKeyword.Match):
                int top = _top;
                Stmt? match = MatchStmt();
                _top = top;
                if (match is null) return SimpleStmts();
                Push(match);
                return true;
            default:
                return SimpleStmts();
        }
    }

    // statement_newline: compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER
    private Stmt[]? StatementNewline()
    {
        int start = _mark;
        int top = _top;
        Stmt? compound = CompoundStmt();
        if (compound is not null && Accept(Terminal.Newline)) return [compound];
        _mark = start;
        _top = top;
        if (_error is not null) return null;
        if (SimpleStmts()) return Take<Stmt>(top);
        _mark = start;
        return Accept(Terminal.Newline) ? [new Pass(SpanFrom(start))] : null;
    }

    /// <summary>Pushes the statements of a line: <c>simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE</c></summary>
    private bool SimpleStmts()
    {
        int start = _mark;
        int top = _top;
        Stmt? statement = SimpleStmt();
        if (statement is null) return false;
        Push(statement);
        while (Peek() == Terminal.Semi)
        {
            int mark = _mark++;
            if (_predictive && Peek() == Terminal.Newline) break;
            statement = SimpleStmt();
            if (statement is null)
            {
                _mark = mark;
                break;
            }
            Push(statement);
        }
        Accept(Terminal.Semi);
        if (Accept(Terminal.Newline)) return true;
        _mark = start;
        _top = top;
        return false;
    }

    // simple_stmt (memo)
    private Stmt? SimpleStmt()
    {
        if (Recall(Rule.SimpleStmt, out Stmt? known)) return known;
        int start = _mark;
        return Remember(Rule.SimpleStmt, start, SimpleStmtBody());
    }

    private Stmt? SimpleStmtBody()
    {
        int start = _mark;
        switch (Peek())
        {
            case Terminal.Return: return ReturnStmt();
            case Terminal.Import or Terminal.From: return ImportStmt();
            case Terminal.Raise: return RaiseStmt();
            case Terminal.Pass:
                _mark++;
                return new Pass(SpanFrom(start));
            case Terminal.Del: return DelStmt();
            case Terminal.Assert: return AssertStmt();
            case Terminal.Break:
                _mark++;
                return new Break(SpanFrom(start));
            case Terminal.Continue:
                _mark++;
                return new Continue(SpanFrom(start));
            case Terminal.Global:
                return Names() is string[] globals ? new Global(globals, SpanFrom(start)) : null;
            case Terminal.Nonlocal:
                return Names() is string[] nonlocals ? new Nonlocal(nonlocals, SpanFrom(start)) : null;
            default:
                return _predictive ? PredictedSimpleStmt() : ExpressionStmt();
        }
    }

    // assignment | &"type" type_alias | star_expressions | yield_stmt
    private Stmt? ExpressionStmt()
    {
        int start = _mark;
        Stmt? assignment = Assignment();
        if (assignment is not null) return assignment;
        _mark = start;
        if (_error is not null) return null;
        if (PeekSoft(SoftKeyword.Type) && TypeAlias() is Stmt alias) return alias;
        _mark = start;
        Expr? value = StarExpressions();
        if (value is null && _error is null)
        {
            _mark = start;
            value = YieldExpr();
        }
        return value is null ? Back<Stmt>(start) : new ExprStmt(value, SpanFrom(start));
    }

    // return_stmt: 'return' [star_expressions]
    private Return ReturnStmt()
    {
        int start = _mark++;
        Expr? value = StarExpressions();
        return new Return(value, SpanFrom(start));
    }

    // raise_stmt: 'raise' expression ['from' expression] | 'raise'
    private Raise? RaiseStmt()
    {
        int start = _mark++;
        Expr? exception = Expression();
        Expr? cause = null;
        if (exception is not null && Peek() == Terminal.From)
        {
            int mark = _mark++;
            cause = Expression();
            if (cause is null) _mark = mark;
        }
        return new Raise(exception, cause, SpanFrom(start));
    }

    // ('global' | 'nonlocal') ','.NAME+
    private string[]? Names()
    {
        int start = _mark++;
        int top = _top;
        if (!Accept(Terminal.Name)) return Back<string[]>(start);
        Push(Identifier(_mark - 1));
        while (Accept(Terminal.Comma))
        {
            if (!Accept(Terminal.Name))
            {
                _mark--;
                break;
            }
            Push(Identifier(_mark - 1));
        }
        return Take<string>(top);
    }

    // del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt
    private Delete? DelStmt()
    {
        int start = _mark++;
        Expr[]? targets = _predictive ? PredictedDelTargets() : DelTargets();
        if (targets is not null && Peek() is Terminal.Semi or Terminal.Newline) return new Delete(targets!, SpanFrom(start));
        _mark = start;
        if (_diagnosing && _error is null) InvalidDelStmt();
        return Back<Delete>(start);
    }

    private Expr[]? PredictedDelTargets()
    {
        int top = _top;
        do
        {
            if (_top > top && Peek() is Terminal.Semi or Terminal.Newline) break;
            Expr? target = Primary();
            if (target is null || !MakeTarget(target, ExprContext.Del)) return null;
            Push(target);
        }
        while (Accept(Terminal.Comma));
        return Take<Expr>(top);
    }

    // assert_stmt: 'assert' expression [',' expression]
    private Assert? AssertStmt()
    {
        int start = _mark++;
        Expr? test = Expression();
        if (test is null) return Back<Assert>(start);
        Expr? message = null;
        if (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            message = Expression();
            if (message is null) _mark = mark;
        }
        return new Assert(test, message, SpanFrom(start));
    }
}
