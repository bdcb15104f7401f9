namespace Adder.Syntax.Tree;

// Statements: validate_stmt.
public sealed partial class TreeValidator
{
    private bool Statements(Stmt?[] statements)
    {
        foreach (Stmt? statement in statements)
        {
            if (statement is null) return Fail("None disallowed in statement list");
            if (!Statement(statement)) return false;
        }
        return true;
    }

    private bool Statement(Stmt statement)
    {
        if (!Position(statement.Span) || !Enter()) return false;
        bool valid = Parts(statement);
        _depth--;
        return valid;
    }

    private bool Parts(Stmt statement) => statement switch
    {
        FunctionDef node => Body(node.Body, "FunctionDef") && TypeParams(node.TypeParams) && Arguments(node.Args)
            && Expressions(node.DecoratorList) && Optional(node.Returns),
        AsyncFunctionDef node => Body(node.Body, "AsyncFunctionDef") && TypeParams(node.TypeParams) && Arguments(node.Args)
            && Expressions(node.DecoratorList) && Optional(node.Returns),
        ClassDef node => Body(node.Body, "ClassDef") && TypeParams(node.TypeParams) && Expressions(node.Bases)
            && Keywords(node.Keywords) && Expressions(node.DecoratorList),
        Return node => Optional(node.Value),
        Delete node => NotEmpty(node.Targets, "targets", "Delete") && Expressions(node.Targets, ExprContext.Del),
        Assign node => NotEmpty(node.Targets, "targets", "Assign") && Expressions(node.Targets, ExprContext.Store) && Load(node.Value),
        AugAssign node => Expression(node.Target, ExprContext.Store) && Load(node.Value),
        AnnAssign node => node.Target is not Name && node.Simple != 0
            ? Fail("AnnAssign with simple non-Name target", SyntaxErrorKind.TypeError)
            : Expression(node.Target, ExprContext.Store) && Optional(node.Value) && Load(node.Annotation),
        TypeAlias node => node.Name is not Name
            ? Fail("TypeAlias with non-Name name", SyntaxErrorKind.TypeError)
            : Expression(node.Name, ExprContext.Store) && TypeParams(node.TypeParams) && Load(node.Value),
        For node => Expression(node.Target, ExprContext.Store) && Load(node.Iter) && Body(node.Body, "For") && Statements(node.Orelse),
        AsyncFor node => Expression(node.Target, ExprContext.Store) && Load(node.Iter) && Body(node.Body, "AsyncFor")
            && Statements(node.Orelse),
        While node => Load(node.Test) && Body(node.Body, "While") && Statements(node.Orelse),
        If node => Load(node.Test) && Body(node.Body, "If") && Statements(node.Orelse),
        With node => WithItems(node.Items, "With") && Body(node.Body, "With"),
        AsyncWith node => WithItems(node.Items, "AsyncWith") && Body(node.Body, "AsyncWith"),
        Match node => Load(node.Subject) && NotEmpty(node.Cases, "cases", "Match") && Cases(node.Cases),
        Raise node => node.Exc is null
            ? node.Cause is null || Fail("Raise with cause but no exception")
            : Load(node.Exc) && Optional(node.Cause),
        Try node => Handled(node.Body, node.Handlers, node.Orelse, node.Finalbody, "Try"),
        TryStar node => Handled(node.Body, node.Handlers, node.Orelse, node.Finalbody, "TryStar"),
        Assert node => Load(node.Test) && Optional(node.Msg),
        Import node => NotEmpty(node.Names, "names", "Import"),
        ImportFrom node => node.Level < 0 ? Fail("Negative ImportFrom level") : NotEmpty(node.Names, "names", "ImportFrom"),
        Global node => NotEmpty(node.Names, "names", "Global"),
        Nonlocal node => NotEmpty(node.Names, "names", "Nonlocal"),
        ExprStmt node => Load(node.Value),
        _ => true,
    };

    private bool WithItems(WithItem[] items, string owner)
    {
        if (!NotEmpty(items, "items", owner)) return false;
        foreach (WithItem item in items)
        {
            if (!Load(item.ContextExpr) || !Optional(item.OptionalVars, ExprContext.Store)) return false;
        }
        return true;
    }

    private bool Cases(MatchCase[] cases)
    {
        foreach (MatchCase item in cases)
        {
            if (!Pattern(item.Pattern, starAllowed: false) || !Optional(item.Guard) || !Body(item.Body, "match_case")) return false;
        }
        return true;
    }

    private bool Handled(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] final, string owner)
    {
        if (!Body(body, owner)) return false;
        if (handlers.Length == 0 && final.Length == 0) return Fail($"{owner} has neither handlers nor finalbody");
        if (handlers.Length == 0 && orelse.Length > 0) return Fail($"{owner} has orelse but no except handlers");
        foreach (ExceptHandler handler in handlers)
        {
            if (!Position(handler.Span) || !Optional(handler.Type) || !Body(handler.Body, "ExceptHandler")) return false;
        }
        return Statements(final) && Statements(orelse);
    }
}
