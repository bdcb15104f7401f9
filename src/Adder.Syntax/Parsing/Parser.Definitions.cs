using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Functions and classes.</summary>
public sealed partial class Parser
{
    // decorators (function_def_raw | class_def_raw)
    private Stmt? Decorated()
    {
        int start = _mark;
        int top = _top;
        while (Peek() == Terminal.At)
        {
            int mark = _mark++;
            Expr? decorator = NamedExpression();
            if (decorator is null || !Accept(Terminal.Newline))
            {
                _mark = mark;
                break;
            }
            Push(decorator);
        }
        if (_top == top) return Back<Stmt>(start);
        Expr[] decorators = Take<Expr>(top);
        Stmt? result = Peek() switch
        {
            Terminal.Def or Terminal.Async => FunctionDefRaw(decorators),
            Terminal.Class => ClassDefRaw(decorators),
            _ => null,
        };
        return result ?? Back<Stmt>(start);
    }

    // class_def_raw: invalid_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
    private Stmt? ClassDefRaw(Expr[] decorators)
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidClassDefRaw();
            _mark = start;
            if (_error is not null) return null;
        }
        _mark++;
        if (!Accept(Terminal.Name)) return Back<Stmt>(start);
        int name = _mark - 1;
        TypeParam[] typeParams = TypeParams() ?? [];
        CallArguments bases = CallArguments.None;
        if (Peek() == Terminal.LPar)
        {
            int mark = _mark++;
            bases = (_predictive ? PredictedBases() : Arguments()) ?? CallArguments.None;
            if (!Accept(Terminal.RPar)) _mark = mark;
        }
        if (!Accept(Terminal.Colon) || Block() is not Stmt[] body) return Back<Stmt>(start);
        return new ClassDef(Identifier(name), bases.Args, bases.Keywords, body, decorators, typeParams, SpanFrom(start));
    }

    private CallArguments? PredictedBases()
    {
        int start = _mark;
        int top = _top;
        return PredictedArguments() ? TakeArguments(top) : Back<CallArguments>(start, top);
    }

    // function_def_raw: invalid_def_raw
    //     | ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' [func_type_comment] block
    private Stmt? FunctionDefRaw(Expr[] decorators)
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidDefRaw();
            _mark = start;
            if (_error is not null) return null;
        }
        bool isAsync = Accept(Terminal.Async);
        if (!Accept(Terminal.Def) || !Accept(Terminal.Name)) return Back<Stmt>(start);
        int name = _mark - 1;
        TypeParam[] typeParams = TypeParams() ?? [];
        if (!Force(Terminal.LPar, "(")) return Back<Stmt>(start);
        Arguments arguments = Params() ?? EmptyArguments;
        if (!Accept(Terminal.RPar)) return Back<Stmt>(start);
        Expr? returns = Returns();
        if (!Force(Terminal.Colon, ":")) return Back<Stmt>(start);
        string? comment = FuncTypeComment();
        if (Block() is not Stmt[] body) return Back<Stmt>(start);
        return isAsync
            ? CheckVersion<Stmt>(5, "Async functions are", new AsyncFunctionDef(
                Identifier(name), arguments, body, decorators, returns, comment, typeParams, SpanFrom(start)))
            : new FunctionDef(Identifier(name), arguments, body, decorators, returns, comment, typeParams, SpanFrom(start));
    }

    // ['->' expression]
    private Expr? Returns()
    {
        if (Peek() != Terminal.RArrow) return null;
        int mark = _mark++;
        Expr? returns = Expression();
        if (returns is null) _mark = mark;
        return returns;
    }

    // [func_type_comment]; func_type_comment: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | invalid_double_type_comments | TYPE_COMMENT
    private string? FuncTypeComment()
    {
        if (!_options.TypeComments) return null;
        int start = _mark;
        if (Accept(Terminal.Newline) && TypeComment() is string comment)
        {
            int mark = _mark;
            bool indented = Accept(Terminal.Newline) && Accept(Terminal.Indent);
            _mark = mark;
            if (indented) return comment;
        }
        _mark = start;
        if (_diagnosing && _error is null)
        {
            InvalidDoubleTypeComments();
            _mark = start;
        }
        return TypeComment();
    }

    // type_expressions: ','.expression+ with an optional '*' expression and '**' expression at the end
    private Expr[]? TypeExpressions()
    {
        int top = _top;
        Terminal last = Terminal.Comma;
        int mark = _mark;
        do
        {
            Terminal kind = Peek();
            bool starred = kind is Terminal.Star or Terminal.DoubleStar;
            if (starred ? last == Terminal.DoubleStar || last == kind : last != Terminal.Comma) break;
            if (starred)
            {
                last = kind;
                _mark++;
            }
            Expr? type = Expression();
            if (type is null) break;
            Push(type);
            mark = _mark;
        }
        while (last != Terminal.DoubleStar && Accept(Terminal.Comma));
        _mark = mark;
        return _top == top ? null : Take<Expr>(top);
    }
}
