using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Compound statements but for definitions, try and match.</summary>
public sealed partial class Parser
{
    // compound_stmt
    private Stmt? CompoundStmt()
    {
        switch (Peek())
        {
            case Terminal.Def: return FunctionDefRaw([]);
            case Terminal.At: return Decorated();
            case Terminal.If: return IfStmt();
            case Terminal.Class: return ClassDefRaw([]);
            case Terminal.With: return WithStmt();
            case Terminal.For: return ForStmt();
            case Terminal.Try: return TryStmt();
            case Terminal.While: return WhileStmt();
            case Terminal.Async: return AsyncStmt();
            case Terminal.Name when PeekSoft(SoftKeyword.Match): return MatchStmt();
            default: return null;
        }
    }

    private Stmt? AsyncStmt()
    {
        if (_predictive)
        {
            return PeekSecond() switch
            {
                Terminal.Def => FunctionDefRaw([]),
                Terminal.With => WithStmt(),
                Terminal.For => ForStmt(),
                _ => null,
            };
        }
        int start = _mark;
        Stmt? result = FunctionDefRaw([]);
        if (result is not null || _error is not null) return result;
        _mark = start;
        result = WithStmt();
        if (result is not null || _error is not null) return result;
        _mark = start;
        return ForStmt();
    }

    // block (memo): NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
    private Stmt[]? Block()
    {
        if (Recall(Rule.Block, out Stmt[]? known)) return known;
        int start = _mark;
        if (!Enter(BlockRules)) return null;
        Stmt[]? result = BlockBody();
        _depth -= BlockRules;
        return Remember(Rule.Block, start, result);
    }

    private Stmt[]? BlockBody()
    {
        int start = _mark;
        int top = _top;
        if (Accept(Terminal.Newline))
        {
            if (Accept(Terminal.Indent) && Statements() is Stmt[] body && Accept(Terminal.Dedent)) return body;
            _mark = start;
        }
        else if (SimpleStmts())
        {
            return Take<Stmt>(top);
        }
        if (_diagnosing && _error is null) InvalidBlock();
        return Back<Stmt[]>(start, top);
    }

    // if_stmt: invalid_if_stmt | 'if' named_expression ':' block (elif_stmt | [else_block])
    private Stmt? IfStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            if (Peek() == Terminal.If) InvalidIfStmt();
            else InvalidElifStmt();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (NamedExpression() is not Expr test || !Accept(Terminal.Colon) || Block() is not Stmt[] body)
        {
            return Back<Stmt>(start);
        }
        if (Peek() == Terminal.Elif)
        {
            int mark = _mark;
            if (!Enter(1)) return null;
            Stmt? elif = IfStmt();
            _depth--;
            if (elif is not null) return new If(test, body, [elif], SpanFrom(start));
            _mark = mark;
        }
        return new If(test, body, ElseBlock(), SpanFrom(start));
    }

    // [else_block]; else_block: invalid_else_stmt | 'else' &&':' block
    private Stmt[] ElseBlock()
    {
        if (Peek() != Terminal.Else) return [];
        int start = _mark;
        if (_diagnosing)
        {
            InvalidElseStmt();
            _mark = start;
            if (_error is not null) return [];
        }
        _mark++;
        if (Force(Terminal.Colon, ":") && Block() is Stmt[] body) return body;
        _mark = start;
        return [];
    }

    // while_stmt: invalid_while_stmt | 'while' named_expression ':' block [else_block]
    private Stmt? WhileStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidWhileStmt();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (NamedExpression() is not Expr test || !Accept(Terminal.Colon) || Block() is not Stmt[] body)
        {
            return Back<Stmt>(start);
        }
        Stmt[] orelse = ElseBlock();
        return new While(test, body, orelse, SpanFrom(start));
    }

    // for_stmt: invalid_for_stmt | ['async'] 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]
    //     | invalid_for_target
    private Stmt? ForStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidForStmt();
            _mark = start;
            if (_error is not null) return null;
        }
        bool isAsync = Accept(Terminal.Async);
        if (Accept(Terminal.For) && StarTargets() is Expr target && Accept(Terminal.In))
        {
            Stmt? result = ForBody(start, target, isAsync);
            return result ?? Back<Stmt>(start);
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidForTarget();
        return Back<Stmt>(start);
    }

    private Stmt? ForBody(int start, Expr target, bool isAsync)
    {
        if (StarExpressions() is not Expr source || !Accept(Terminal.Colon)) return null;
        string? comment = TypeComment();
        if (Block() is not Stmt[] body) return null;
        Stmt[] orelse = ElseBlock();
        return isAsync
            ? CheckVersion<Stmt>(5, "Async for loops are", new AsyncFor(target, source, body, orelse, comment, SpanFrom(start)))
            : new For(target, source, body, orelse, comment, SpanFrom(start));
    }

    // with_stmt
    private Stmt? WithStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidWithStmtIndent();
            _mark = start;
            if (_error is not null) return null;
        }
        int top = _top;
        bool isAsync = Accept(Terminal.Async);
        if (Accept(Terminal.With))
        {
            int items = _mark;
            Stmt? result = Peek() == Terminal.LPar ? ParenthesizedWith(start, isAsync) : null;
            if (result is not null || _error is not null) return result;
            _mark = items;
            _top = top;
            result = PlainWith(start, isAsync);
            if (result is not null || _error is not null) return result;
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidWithStmt();
        return Back<Stmt>(start, top);
    }

    // 'with' '(' ','.with_item+ [','] ')' ':' block
    private Stmt? ParenthesizedWith(int start, bool isAsync)
    {
        _mark++;
        if (WithItems() is not WithItem[] items) return null;
        Accept(Terminal.Comma);
        if (!Accept(Terminal.RPar) || !Accept(Terminal.Colon) || Block() is not Stmt[] body) return null;
        return isAsync
            ? CheckVersion<Stmt>(5, "Async with statements are", new AsyncWith(items, body, null, SpanFrom(start)))
            : CheckVersion<Stmt>(9, "Parenthesized context managers are", new With(items, body, null, SpanFrom(start)));
    }

    // 'with' ','.with_item+ ':' [TYPE_COMMENT] block
    private Stmt? PlainWith(int start, bool isAsync)
    {
        if (WithItems() is not WithItem[] items || !Accept(Terminal.Colon)) return null;
        string? comment = TypeComment();
        if (Block() is not Stmt[] body) return null;
        return isAsync
            ? CheckVersion<Stmt>(5, "Async with statements are", new AsyncWith(items, body, comment, SpanFrom(start)))
            : new With(items, body, comment, SpanFrom(start));
    }

    // ','.with_item+
    private WithItem[]? WithItems()
    {
        int top = _top;
        WithItem? item = WithItem();
        if (item is null) return null;
        Push(item);
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            item = WithItem();
            if (item is null)
            {
                _mark = mark;
                break;
            }
            Push(item);
        }
        return Take<WithItem>(top);
    }

    // with_item: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
    private WithItem? WithItem()
    {
        int start = _mark;
        Expr? context = Expression();
        if (context is not null)
        {
            int mark = _mark;
            if (!Accept(Terminal.As)) return PlainWithItem(start, context, mark);
            Expr? target = StarTarget();
            if (target is not null && Peek() is Terminal.Comma or Terminal.RPar or Terminal.Colon) return new WithItem(context, target);
            return PlainWithItem(start, context, mark);
        }
        return PlainWithItem(start, null, start);
    }

    private WithItem? PlainWithItem(int start, Expr? context, int end)
    {
        if (_diagnosing && _error is null)
        {
            _mark = start;
            InvalidWithItem();
        }
        if (context is null || _error is not null) return Back<WithItem>(start);
        _mark = end;
        return new WithItem(context, null);
    }
}
