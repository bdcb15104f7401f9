using Adder.Objects;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Modules.Ast;

internal sealed partial class ObjectsToTree
{
    private Stmt ToStmt(Value node)
    {
        if (node.IsNone) throw Errors.ValueError("None disallowed in statement list");
        Deepen("stmt");
        var outer = new NodeFields(this, node, "stmt");
        SourceSpan span = outer.Span("stmt");
        string kind = RequireKind(node, "stmt");
        Stmt statement = ToStmt(kind, new NodeFields(this, node, kind), span);
        _ts.LeaveRecursive();
        return statement;
    }

    private Stmt ToStmt(string kind, NodeFields n, SourceSpan span)
    {
        switch (kind)
        {
            case "FunctionDef":
                return new FunctionDef(n.One("name", ToIdentifier), n.One("args", ToArguments), n.List("body", ToStmt),
                    n.List("decorator_list", ToExpr), n.Maybe("returns", ToExpr), n.Maybe("type_comment", ToText),
                    n.List("type_params", ToTypeParam), span);
            case "AsyncFunctionDef":
                return new AsyncFunctionDef(n.One("name", ToIdentifier), n.One("args", ToArguments), n.List("body", ToStmt),
                    n.List("decorator_list", ToExpr), n.Maybe("returns", ToExpr), n.Maybe("type_comment", ToText),
                    n.List("type_params", ToTypeParam), span);
            case "ClassDef":
                return new ClassDef(n.One("name", ToIdentifier), n.List("bases", ToExpr), n.List("keywords", ToKeyword),
                    n.List("body", ToStmt), n.List("decorator_list", ToExpr), n.List("type_params", ToTypeParam), span);
            case "Return": return new Return(n.Maybe("value", ToExpr), span);
            case "Delete": return new Delete(n.List("targets", ToExpr), span);
            case "Assign": return new Assign(n.List("targets", ToExpr), n.One("value", ToExpr), n.Maybe("type_comment", ToText), span);
            case "TypeAlias":
                return new TypeAlias(n.One("name", ToExpr), n.List("type_params", ToTypeParam), n.One("value", ToExpr), span);
            case "AugAssign":
                return new AugAssign(n.One("target", ToExpr), n.One("op", ToOperator), n.One("value", ToExpr), span);
            case "AnnAssign":
                return new AnnAssign(n.One("target", ToExpr), n.One("annotation", ToExpr), n.Maybe("value", ToExpr),
                    n.One("simple", ToInt), span);
            case "For":
                return new For(n.One("target", ToExpr), n.One("iter", ToExpr), n.List("body", ToStmt), n.List("orelse", ToStmt),
                    n.Maybe("type_comment", ToText), span);
            case "AsyncFor":
                return new AsyncFor(n.One("target", ToExpr), n.One("iter", ToExpr), n.List("body", ToStmt), n.List("orelse", ToStmt),
                    n.Maybe("type_comment", ToText), span);
            case "While": return new While(n.One("test", ToExpr), n.List("body", ToStmt), n.List("orelse", ToStmt), span);
            case "If": return new If(n.One("test", ToExpr), n.List("body", ToStmt), n.List("orelse", ToStmt), span);
            case "With": return new With(n.List("items", ToWithItem), n.List("body", ToStmt), n.Maybe("type_comment", ToText), span);
            case "AsyncWith":
                return new AsyncWith(n.List("items", ToWithItem), n.List("body", ToStmt), n.Maybe("type_comment", ToText), span);
            case "Match": return new Match(n.One("subject", ToExpr), n.List("cases", ToMatchCase), span);
            case "Raise": return new Raise(n.Maybe("exc", ToExpr), n.Maybe("cause", ToExpr), span);
            case "Try":
                return new Try(n.List("body", ToStmt), n.List("handlers", ToHandler), n.List("orelse", ToStmt),
                    n.List("finalbody", ToStmt), span);
            case "TryStar":
                return new TryStar(n.List("body", ToStmt), n.List("handlers", ToHandler), n.List("orelse", ToStmt),
                    n.List("finalbody", ToStmt), span);
            case "Assert": return new Assert(n.One("test", ToExpr), n.Maybe("msg", ToExpr), span);
            case "Import": return new Import(n.List("names", ToAlias), span);
            case "ImportFrom":
                return new ImportFrom(n.Maybe("module", ToIdentifier), n.List("names", ToAlias), n.MaybeInt("level", 0), span);
            case "Global": return new Global(n.List("names", ToIdentifier), span);
            case "Nonlocal": return new Nonlocal(n.List("names", ToIdentifier), span);
            case "Expr": return new ExprStmt(n.One("value", ToExpr), span);
            case "Pass": return new Pass(span);
            case "Break": return new Break(span);
            default: return new Continue(span);
        }
    }

    private Arguments ToArguments(Value node)
    {
        var n = Product(node, "arguments");
        return new Arguments(n.List("posonlyargs", ToArg), n.List("args", ToArg), n.Maybe("vararg", ToArg), n.List("kwonlyargs", ToArg),
            n.List("kw_defaults", ToOptionalExpr), n.Maybe("kwarg", ToArg), n.List("defaults", ToExpr));
    }

    private NodeFields Product(Value node, string kind)
    {
        if (!node.Type.IsSubtypeOf(_types[kind])) RequireAttributes(node, kind);
        return new NodeFields(this, node, kind);
    }

    // CPython reads products by their fields alone; what has none of them is refused by the first that is missing.
    private void RequireAttributes(Value node, string kind)
    {
        foreach (AstField field in _types.SpecOf(kind).Fields)
        {
            if (field.Count != FieldCount.One) continue;
            if (Protocols.Attributes.Find(_ts, node, field.Name).IsNull)
            {
                _ts.ClearPending();
                throw Errors.TypeError($"required field \"{field.Name}\" missing from {kind}");
            }
        }
    }

    private Arg ToArg(Value node)
    {
        var n = Product(node, "arg");
        return new Arg(n.One("arg", ToIdentifier), n.Maybe("annotation", ToExpr), n.Maybe("type_comment", ToText), n.Span("arg"));
    }

    private Keyword ToKeyword(Value node)
    {
        var n = Product(node, "keyword");
        return new Keyword(n.Maybe("arg", ToIdentifier), n.One("value", ToExpr), n.Span("keyword"));
    }

    private Alias ToAlias(Value node)
    {
        var n = Product(node, "alias");
        return new Alias(n.One("name", ToIdentifier), n.Maybe("asname", ToIdentifier), n.Span("alias"));
    }

    private WithItem ToWithItem(Value node)
    {
        var n = Product(node, "withitem");
        return new WithItem(n.One("context_expr", ToExpr), n.Maybe("optional_vars", ToExpr));
    }

    private ExceptHandler ToHandler(Value node)
    {
        var n = new NodeFields(this, node, RequireKind(node, "excepthandler"));
        return new ExceptHandler(n.Maybe("type", ToExpr), n.Maybe("name", ToIdentifier), n.List("body", ToStmt), n.Span("excepthandler"));
    }

    private MatchCase ToMatchCase(Value node)
    {
        var n = Product(node, "match_case");
        return new MatchCase(n.One("pattern", ToPattern), n.Maybe("guard", ToExpr), n.List("body", ToStmt));
    }

    private TypeParam ToTypeParam(Value node)
    {
        string kind = RequireKind(node, "type_param");
        var n = new NodeFields(this, node, kind);
        string name = n.One("name", ToIdentifier);
        SourceSpan span = n.Span("type_param");
        return kind switch
        {
            "TypeVar" => new TypeVar(name, n.Maybe("bound", ToExpr), span),
            "ParamSpec" => new ParamSpec(name, span),
            _ => new TypeVarTuple(name, span),
        };
    }
}
