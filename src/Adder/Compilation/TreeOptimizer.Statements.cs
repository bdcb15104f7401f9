using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class TreeOptimizer
{
    private Stmt Fold(Stmt statement)
    {
        if (statement is Pass or Import or ImportFrom) return statement;
        Descend();
        Stmt folded = FoldChildren(statement);
        _depth--;
        return folded;
    }

    private Stmt FoldChildren(Stmt statement)
    {
        switch (statement)
        {
            case ExprStmt s:
                Expr only = Fold(s.Value);
                return Same(only, s.Value) ? s : s with { Value = only };
            case Assign s:
                Expr[] targets = Fold(s.Targets);
                Expr assigned = Fold(s.Value);
                return Same(targets, s.Targets) && Same(assigned, s.Value) ? s : s with { Targets = targets, Value = assigned };
            case Return s:
                Expr? returned = FoldOptional(s.Value);
                return Same(returned, s.Value) ? s : s with { Value = returned };
            case If s:
                Expr test = Fold(s.Test);
                Stmt[] body = Fold(s.Body), orelse = Fold(s.Orelse);
                return Same(test, s.Test) && Same(body, s.Body) && Same(orelse, s.Orelse)
                    ? s : s with { Test = test, Body = body, Orelse = orelse };
            case FunctionDef s:
                return s with
                {
                    TypeParams = Fold(s.TypeParams), Args = Fold(s.Args), Body = Body(s.Body),
                    DecoratorList = Fold(s.DecoratorList), Returns = FoldAnnotation(s.Returns),
                };
            case AsyncFunctionDef s:
                return s with
                {
                    TypeParams = Fold(s.TypeParams), Args = Fold(s.Args), Body = Body(s.Body),
                    DecoratorList = Fold(s.DecoratorList), Returns = FoldAnnotation(s.Returns),
                };
            case ClassDef s:
                return s with
                {
                    TypeParams = Fold(s.TypeParams), Bases = Fold(s.Bases), Keywords = Fold(s.Keywords), Body = Body(s.Body),
                    DecoratorList = Fold(s.DecoratorList),
                };
            case Delete s: return s with { Targets = Fold(s.Targets) };
            case TypeAlias s:
                return s with { Name = Fold(s.Name), TypeParams = Fold(s.TypeParams), Value = Fold(s.Value) };
            case AugAssign s: return s with { Target = Fold(s.Target), Value = Fold(s.Value) };
            case AnnAssign s:
                return s with
                {
                    Target = Fold(s.Target), Annotation = FoldAnnotation(s.Annotation)!, Value = FoldOptional(s.Value),
                };
            case For s:
                return s with
                {
                    Target = Fold(s.Target), Iter = FoldIterable(Fold(s.Iter)), Body = Fold(s.Body), Orelse = Fold(s.Orelse),
                };
            case AsyncFor s:
                return s with { Target = Fold(s.Target), Iter = Fold(s.Iter), Body = Fold(s.Body), Orelse = Fold(s.Orelse) };
            case While s: return s with { Test = Fold(s.Test), Body = Fold(s.Body), Orelse = Fold(s.Orelse) };
            case With s: return s with { Items = Fold(s.Items), Body = Fold(s.Body) };
            case AsyncWith s: return s with { Items = Fold(s.Items), Body = Fold(s.Body) };
            case Raise s: return s with { Exc = FoldOptional(s.Exc), Cause = FoldOptional(s.Cause) };
            case Try s:
                return s with
                {
                    Body = Fold(s.Body), Handlers = Fold(s.Handlers), Orelse = Fold(s.Orelse), Finalbody = Fold(s.Finalbody),
                };
            case TryStar s:
                return s with
                {
                    Body = Fold(s.Body), Handlers = Fold(s.Handlers), Orelse = Fold(s.Orelse), Finalbody = Fold(s.Finalbody),
                };
            case Assert s: return s with { Test = Fold(s.Test), Msg = FoldOptional(s.Msg) };
            case Match s: return s with { Subject = Fold(s.Subject), Cases = Fold(s.Cases) };
            default: return statement;
        }
    }

    private WithItem[] Fold(WithItem[] items)
    {
        var result = new WithItem[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            result[i] = new WithItem(Fold(items[i].ContextExpr), FoldOptional(items[i].OptionalVars));
        }
        return result;
    }

    private ExceptHandler[] Fold(ExceptHandler[] handlers)
    {
        var result = new ExceptHandler[handlers.Length];
        for (int i = 0; i < handlers.Length; i++)
        {
            result[i] = handlers[i] with { Type = FoldOptional(handlers[i].Type), Body = Fold(handlers[i].Body) };
        }
        return result;
    }

    private MatchCase[] Fold(MatchCase[] cases)
    {
        var result = new MatchCase[cases.Length];
        for (int i = 0; i < cases.Length; i++)
        {
            result[i] = new MatchCase(Fold(cases[i].Pattern), FoldOptional(cases[i].Guard), Fold(cases[i].Body));
        }
        return result;
    }

    private Pattern[] Fold(Pattern[] patterns)
    {
        var result = new Pattern[patterns.Length];
        for (int i = 0; i < patterns.Length; i++) result[i] = Fold(patterns[i]);
        return result;
    }

    private Pattern Fold(Pattern pattern)
    {
        Descend();
        Pattern folded = pattern switch
        {
            MatchValue p => p with { Value = Fold(p.Value) },
            MatchSequence p => p with { Patterns = Fold(p.Patterns) },
            MatchMapping p => p with { Keys = Fold(p.Keys), Patterns = Fold(p.Patterns) },
            MatchClass p => p with { Cls = Fold(p.Cls), Patterns = Fold(p.Patterns), KwdPatterns = Fold(p.KwdPatterns) },
            MatchAs { Pattern: { } inner } p => p with { Pattern = Fold(inner) },
            MatchOr p => p with { Patterns = Fold(p.Patterns) },
            _ => pattern,
        };
        _depth--;
        return folded;
    }
}
