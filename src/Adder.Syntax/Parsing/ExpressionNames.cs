using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>What error messages call an expression (<c>_PyPegen_get_expr_name</c>).</summary>
internal static class ExpressionNames
{
    public static string Of(Expr expression) => expression switch
    {
        Tree.Attribute => "attribute",
        Subscript => "subscript",
        Starred => "starred",
        Name => "name",
        List => "list",
        Tree.Tuple => "tuple",
        Lambda => "lambda",
        Call => "function call",
        BoolOp or BinOp or UnaryOp => "expression",
        GeneratorExp => "generator expression",
        Yield or YieldFrom => "yield expression",
        Await => "await expression",
        ListComp => "list comprehension",
        SetComp => "set comprehension",
        DictComp => "dict comprehension",
        Dict => "dict literal",
        Set => "set display",
        JoinedStr or FormattedValue => "f-string expression",
        Constant { Value: Singleton singleton } => ReferenceEquals(singleton, Singleton.Ellipsis) ? "ellipsis" : singleton.ToString(),
        Constant => "literal",
        Compare => "comparison",
        IfExp => "conditional expression",
        NamedExpr => "named expression",
        _ => "expression",
    };
}
