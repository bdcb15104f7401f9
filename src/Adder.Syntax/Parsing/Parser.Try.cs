using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Try statements.</summary>
public sealed partial class Parser
{
    // try_stmt
    private Stmt? TryStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidTryStmt();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (!Force(Terminal.Colon, ":") || Block() is not Stmt[] body) return Back<Stmt>(start);
        if (Peek() == Terminal.Finally)
        {
            Stmt[]? last = FinallyBlock();
            return last is null ? Back<Stmt>(start) : new Try(body, [], [], last, SpanFrom(start));
        }
        return Handled(start, body) ?? Back<Stmt>(start);
    }

    // except_block+ [else_block] [finally_block] | except_star_block+ [else_block] [finally_block]
    private Stmt? Handled(int start, Stmt[] body)
    {
        int mark = _mark;
        for (int star = 0; star < 2 && _error is null; star++)
        {
            _mark = mark;
            ExceptHandler[]? handlers = ExceptBlocks(star == 1);
            if (handlers is null) continue;
            Stmt[] orelse = ElseBlock();
            Stmt[] last = Peek() == Terminal.Finally ? FinallyBlock() ?? [] : [];
            return star == 0
                ? new Try(body, handlers, orelse, last, SpanFrom(start))
                : CheckVersion<Stmt>(11, "Exception groups are", new TryStar(body, handlers, orelse, last, SpanFrom(start)));
        }
        return null;
    }

    private ExceptHandler[]? ExceptBlocks(bool star)
    {
        int top = _top;
        while (Peek() == Terminal.Except)
        {
            ExceptHandler? handler = star ? ExceptStarBlock() : ExceptBlock();
            if (handler is null) break;
            Push(handler);
        }
        return _top == top ? null : Take<ExceptHandler>(top);
    }

    // except_block: invalid_except_stmt_indent | 'except' expression ['as' NAME] ':' block | 'except' ':' block
    //     | invalid_except_stmt
    private ExceptHandler? ExceptBlock()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidExceptStmtIndent();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (Peek() == Terminal.Colon)
        {
            _mark++;
            if (Block() is Stmt[] body) return new ExceptHandler(null, null, body, SpanFrom(start));
        }
        else if (HandlerRest(start) is ExceptHandler handler)
        {
            return handler;
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidExceptStmt();
        return Back<ExceptHandler>(start);
    }

    // except_star_block: invalid_except_star_stmt_indent | 'except' '*' expression ['as' NAME] ':' block | invalid_except_stmt
    private ExceptHandler? ExceptStarBlock()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidExceptStarStmtIndent();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (Accept(Terminal.Star) && HandlerRest(start) is ExceptHandler handler) return handler;
        _mark = start;
        if (_diagnosing && _error is null) InvalidExceptStmt();
        return Back<ExceptHandler>(start);
    }

    // expression ['as' NAME] ':' block
    private ExceptHandler? HandlerRest(int start)
    {
        if (Expression() is not Expr type) return null;
        string? name = AsName();
        return Accept(Terminal.Colon) && Block() is Stmt[] body
            ? new ExceptHandler(type, name, body, SpanFrom(start)) : null;
    }

    // finally_block: invalid_finally_stmt | 'finally' &&':' block
    private Stmt[]? FinallyBlock()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidFinallyStmt();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        return Force(Terminal.Colon, ":") && Block() is Stmt[] body ? body : Back<Stmt[]>(start);
    }
}
