using Adder.Objects;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Modules.Ast;

/// <summary>Refuses trees that no source can give, before the compiler sees them. (_PyAST_Validate)</summary>
internal static partial class TreeValidation
{
    public static void Check(Mod tree)
    {
        switch (tree)
        {
            case Module n: Check(n.Body); break;
            case Interactive n: Check(n.Body); break;
            case Expression n: Check(n.Body, ExprContext.Load); break;
            case FunctionType n:
                Check(n.Argtypes, ExprContext.Load);
                Check(n.Returns, ExprContext.Load);
                break;
        }
    }

    private static Runtime.PythonException Invalid(string message) => Errors.ValueError(message);

    private static void CheckSpan(SourceSpan span)
    {
        if (span.Line > span.EndLine) throw Invalid($"AST node line range ({span.Line}, {span.EndLine}) is not valid");
        if (span.Line < 0 && span.EndLine != span.Line || span.Column < 0 && span.Column != span.EndColumn)
        {
            throw Invalid($"AST node column range ({span.Column}, {span.EndColumn}) for line range ({span.Line}, {span.EndLine}) is not valid");
        }
        if (span.Line == span.EndLine && span.Column > span.EndColumn)
        {
            throw Invalid($"line {span.Line}, column {span.Column}-{span.EndColumn} is not a valid range");
        }
    }

    private static void CheckName(string name)
    {
        if (name is "None" or "True" or "False") throw Invalid($"identifier field can't represent '{name}' constant");
    }

    private static void NotEmpty<T>(T[] items, string what, string owner)
    {
        if (items.Length == 0) throw Invalid($"empty {what} on {owner}");
    }

    private static void Check(Stmt[] body)
    {
        foreach (Stmt statement in body) Check(statement);
    }

    private static void CheckBody(Stmt[] body, string owner)
    {
        NotEmpty(body, "body", owner);
        Check(body);
    }

    private static void Check(Stmt statement)
    {
        CheckSpan(statement.Span);
        switch (statement)
        {
            case FunctionDef n: CheckFunction("FunctionDef", n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams); break;
            case AsyncFunctionDef n:
                CheckFunction("AsyncFunctionDef", n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams);
                break;
            case ClassDef n:
                CheckBody(n.Body, "ClassDef");
                Check(n.TypeParams);
                Check(n.Bases, ExprContext.Load);
                Check(n.Keywords);
                Check(n.DecoratorList, ExprContext.Load);
                break;
            case Return n: Optional(n.Value); break;
            case Delete n:
                NotEmpty(n.Targets, "targets", "Delete");
                Check(n.Targets, ExprContext.Del);
                break;
            case Assign n:
                NotEmpty(n.Targets, "targets", "Assign");
                Check(n.Targets, ExprContext.Store);
                Check(n.Value, ExprContext.Load);
                break;
            case AugAssign n:
                Check(n.Target, ExprContext.Store);
                Check(n.Value, ExprContext.Load);
                break;
            case AnnAssign n:
                if (n.Target is not Name && n.Simple != 0) throw Errors.TypeError("AnnAssign with simple non-Name target");
                Check(n.Target, ExprContext.Store);
                Optional(n.Value);
                Check(n.Annotation, ExprContext.Load);
                break;
            case TypeAlias n:
                if (n.Name is not Name) throw Errors.TypeError("TypeAlias with non-Name name");
                Check(n.Name, ExprContext.Store);
                Check(n.TypeParams);
                Check(n.Value, ExprContext.Load);
                break;
            case For n: CheckLoop("For", n.Target, n.Iter, n.Body, n.Orelse); break;
            case AsyncFor n: CheckLoop("AsyncFor", n.Target, n.Iter, n.Body, n.Orelse); break;
            case While n: CheckBranch("While", n.Test, n.Body, n.Orelse); break;
            case If n: CheckBranch("If", n.Test, n.Body, n.Orelse); break;
            case With n: CheckWith("With", n.Items, n.Body); break;
            case AsyncWith n: CheckWith("AsyncWith", n.Items, n.Body); break;
            case Match n: CheckMatch(n); break;
            case Raise n:
                if (n.Cause is not null && n.Exc is null) throw Invalid("Raise with cause but no exception");
                Optional(n.Exc);
                Optional(n.Cause);
                break;
            case Try n: CheckTry("Try", n.Body, n.Handlers, n.Orelse, n.Finalbody); break;
            case TryStar n: CheckTry("TryStar", n.Body, n.Handlers, n.Orelse, n.Finalbody); break;
            case Assert n:
                Check(n.Test, ExprContext.Load);
                Optional(n.Msg);
                break;
            case Import n: NotEmpty(n.Names, "names", "Import"); break;
            case ImportFrom n:
                if (n.Level < 0) throw Invalid("Negative ImportFrom level");
                NotEmpty(n.Names, "names", "ImportFrom");
                break;
            case Global n: NotEmpty(n.Names, "names", "Global"); break;
            case Nonlocal n: NotEmpty(n.Names, "names", "Nonlocal"); break;
            case ExprStmt n: Check(n.Value, ExprContext.Load); break;
        }
    }

    private static void CheckFunction(
        string owner, string name, Arguments args, Stmt[] body, Expr[] decorators, Expr? returns, TypeParam[] typeParams)
    {
        CheckBody(body, owner);
        Check(typeParams);
        Check(args);
        Check(decorators, ExprContext.Load);
        Optional(returns);
    }

    private static void CheckLoop(string owner, Expr target, Expr iter, Stmt[] body, Stmt[] orelse)
    {
        Check(target, ExprContext.Store);
        Check(iter, ExprContext.Load);
        CheckBody(body, owner);
        Check(orelse);
    }

    private static void CheckBranch(string owner, Expr test, Stmt[] body, Stmt[] orelse)
    {
        Check(test, ExprContext.Load);
        CheckBody(body, owner);
        Check(orelse);
    }

    private static void CheckWith(string owner, WithItem[] items, Stmt[] body)
    {
        NotEmpty(items, "items", owner);
        foreach (WithItem item in items)
        {
            Check(item.ContextExpr, ExprContext.Load);
            if (item.OptionalVars is not null) Check(item.OptionalVars, ExprContext.Store);
        }
        CheckBody(body, owner);
    }

    private static void CheckTry(string owner, Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody)
    {
        CheckBody(body, owner);
        if (handlers.Length == 0 && finalbody.Length == 0) throw Invalid($"{owner} has neither except handlers nor finalbody");
        if (handlers.Length == 0 && orelse.Length > 0) throw Invalid($"{owner} has orelse but no except handlers");
        foreach (ExceptHandler handler in handlers)
        {
            CheckSpan(handler.Span);
            Optional(handler.Type);
            CheckBody(handler.Body, "ExceptHandler");
        }
        Check(finalbody);
        Check(orelse);
    }

    private static void CheckMatch(Match n)
    {
        Check(n.Subject, ExprContext.Load);
        NotEmpty(n.Cases, "cases", "Match");
        foreach (MatchCase matchCase in n.Cases)
        {
            Check(matchCase.Pattern, starAllowed: false);
            Optional(matchCase.Guard);
            CheckBody(matchCase.Body, "match_case");
        }
    }

    private static void Check(TypeParam[] parameters)
    {
        foreach (TypeParam parameter in parameters)
        {
            CheckSpan(parameter.Span);
            CheckName(parameter switch { TypeVar n => n.Name, ParamSpec n => n.Name, TypeVarTuple n => n.Name, _ => "" });
            if (parameter is TypeVar { Bound: { } bound }) Check(bound, ExprContext.Load);
        }
    }
}
