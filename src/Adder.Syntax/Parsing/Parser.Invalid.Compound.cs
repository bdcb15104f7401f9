using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The rules that recognize errors in compound statements.</summary>
public sealed partial class Parser
{
    // invalid_if_stmt
    private void InvalidIfStmt() => InvalidTestStmt(Terminal.If, "'if' statement");

    // invalid_elif_stmt
    private void InvalidElifStmt() => InvalidTestStmt(Terminal.Elif, "'elif' statement");

    // invalid_while_stmt
    private void InvalidWhileStmt() => InvalidTestStmt(Terminal.While, "'while' statement");

    // keyword named_expression NEWLINE | keyword named_expression ':' NEWLINE !INDENT
    private void InvalidTestStmt(Terminal keyword, string what)
    {
        int start = _mark;
        if (!Accept(keyword) || NamedExpression() is null) return;
        if (Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Accept(Terminal.Colon)) ExpectIndent(start, what);
    }

    // invalid_else_stmt
    private void InvalidElseStmt()
    {
        int start = _mark;
        if (Accept(Terminal.Else) && Accept(Terminal.Colon)) ExpectIndent(start, "'else' statement");
    }

    // invalid_for_stmt
    private void InvalidForStmt()
    {
        Accept(Terminal.Async);
        int start = _mark;
        if (!Accept(Terminal.For) || StarTargets() is null || !Accept(Terminal.In) || StarExpressions() is null) return;
        if (Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Accept(Terminal.Colon)) ExpectIndent(start, "'for' statement");
    }

    // invalid_with_item
    private void InvalidWithItem()
    {
        if (Expression() is null || !Accept(Terminal.As) || Expression() is not Expr target) return;
        if (Peek() is Terminal.Comma or Terminal.RPar or Terminal.Colon) RaiseInvalidTarget(TargetKind.Star, target);
    }

    // invalid_with_stmt
    private void InvalidWithStmt()
    {
        int start = _mark;
        if (WithHead(parenthesized: false) && Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Again(start) && WithHead(parenthesized: true) && Accept(Terminal.Newline)) Raise("expected ':'");
    }

    // invalid_with_stmt_indent
    private void InvalidWithStmtIndent()
    {
        int start = _mark;
        for (int i = 0; i < 2; i++)
        {
            if (!Again(start)) return;
            bool parenthesized = i == 1;
            int with = Peek() == Terminal.Async ? _mark + 1 : _mark;
            if (WithHead(parenthesized) && Accept(Terminal.Colon) && ExpectIndent(with, "'with' statement")) return;
        }
    }

    // ['async'] 'with' ','.(expression ['as' star_target])+, or '(' ','.(expressions ['as' star_target])+ ','? ')'
    private bool WithHead(bool parenthesized)
    {
        Accept(Terminal.Async);
        if (!Accept(Terminal.With)) return false;
        if (parenthesized && !Accept(Terminal.LPar)) return false;
        if (!LooseWithItem(parenthesized)) return false;
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            if (LooseWithItem(parenthesized)) continue;
            _mark = mark;
            break;
        }
        if (!parenthesized) return _error is null;
        Accept(Terminal.Comma);
        return Accept(Terminal.RPar);
    }

    private bool LooseWithItem(bool parenthesized)
    {
        if ((parenthesized ? Expressions() : Expression()) is null) return false;
        int mark = _mark;
        if (Accept(Terminal.As) && StarTarget() is null) _mark = mark;
        return _error is null;
    }

    // invalid_try_stmt
    private void InvalidTryStmt()
    {
        int start = _mark;
        if (!Accept(Terminal.Try) || !Accept(Terminal.Colon)) return;
        int block = _mark;
        if (ExpectIndent(start, "'try' statement") || !Again(block)) return;
        if (Block() is not null && Peek() is not (Terminal.Except or Terminal.Finally))
        {
            Raise("expected 'except' or 'finally' block");
            return;
        }
        for (int star = 0; star < 2; star++)
        {
            if (!Again(block)) return;
            while (Block() is not null) { }
            if (_error is not null) return;
            if (ExceptBlocks(star == 1) is not null && MixedHandler(star == 1)) return;
        }
    }

    // 'except' '*' expression ['as' NAME] ':', or after star blocks 'except' [expression ['as' NAME]] ':'
    private bool MixedHandler(bool afterStar)
    {
        const string Message = "cannot have both 'except' and 'except*' on the same 'try'";
        int except = _mark;
        if (_error is not null || !Accept(Terminal.Except)) return _error is not null;
        if (!afterStar)
        {
            if (!Accept(Terminal.Star) || Expression() is null) return _error is not null;
            AsName();
            if (Accept(Terminal.Colon)) RaiseRange(SpanOf(except), SpanOf(except + 1), Message);
            return _error is not null;
        }
        if (Expression() is not null) AsName();
        if (Accept(Terminal.Colon)) RaiseAt(SpanOf(except), Message);
        return _error is not null;
    }

    // invalid_except_stmt
    private void InvalidExceptStmt()
    {
        int start = _mark++;
        Accept(Terminal.Star);
        if (Expression() is Expr first && Accept(Terminal.Comma) && Expressions() is not null)
        {
            AsName();
            if (Accept(Terminal.Colon))
            {
                RaiseFrom(first.Span, "multiple exception types must be parenthesized");
                return;
            }
        }
        if (!Again(start + 1)) return;
        Accept(Terminal.Star);
        if (Expression() is not null)
        {
            AsName();
            if (Accept(Terminal.Newline))
            {
                Raise("expected ':'");
                return;
            }
        }
        if (!Again(start + 1)) return;
        if (Accept(Terminal.Newline))
        {
            Raise("expected ':'");
        }
        else if (Accept(Terminal.Star) && Peek() is Terminal.Newline or Terminal.Colon)
        {
            _mark++;
            Raise("expected one or more exception types");
        }
    }

    // invalid_finally_stmt
    private void InvalidFinallyStmt()
    {
        int start = _mark;
        if (Accept(Terminal.Finally) && Accept(Terminal.Colon)) ExpectIndent(start, "'finally' statement");
    }

    // invalid_except_stmt_indent
    private void InvalidExceptStmtIndent()
    {
        int start = _mark;
        if (!Accept(Terminal.Except)) return;
        if (Expression() is not null) AsName();
        if (_error is null && Accept(Terminal.Colon)) ExpectIndent(start, "'except' statement");
    }

    // invalid_except_star_stmt_indent
    private void InvalidExceptStarStmtIndent()
    {
        int start = _mark;
        if (!Accept(Terminal.Except) || !Accept(Terminal.Star) || Expression() is null) return;
        AsName();
        if (Accept(Terminal.Colon)) ExpectIndent(start, "'except*' statement");
    }
}
