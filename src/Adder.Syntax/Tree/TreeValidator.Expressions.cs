namespace Adder.Syntax.Tree;

// Expressions: validate_expr.
public sealed partial class TreeValidator
{
    private bool Expression(Expr expression, ExprContext context)
    {
        if (!Position(expression.Span) || !Enter()) return false;
        bool valid = Context(expression, context) && Parts(expression, context);
        _depth--;
        return valid;
    }

    private bool Context(Expr expression, ExprContext context)
    {
        ExprContext actual;
        switch (expression)
        {
            case Attribute attribute: actual = attribute.Ctx; break;
            case Subscript subscript: actual = subscript.Ctx; break;
            case Starred starred: actual = starred.Ctx; break;
            case List list: actual = list.Ctx; break;
            case Tuple tuple: actual = tuple.Ctx; break;
            case Name name:
                if (!Identifier(name.Id)) return false;
                actual = name.Ctx;
                break;
            default:
                return context == ExprContext.Load || Fail($"expression which can't be assigned to in {context} context");
        }
        return actual == context || Fail($"expression must have {context} context but has {actual} instead");
    }

    private bool Parts(Expr expression, ExprContext context) => expression switch
    {
        BoolOp node => node.Values.Length < 2 ? Fail("BoolOp with less than 2 values") : Expressions(node.Values),
        BinOp node => Load(node.Left) && Load(node.Right),
        UnaryOp node => Load(node.Operand),
        Lambda node => Arguments(node.Args) && Load(node.Body),
        IfExp node => Load(node.Test) && Load(node.Body) && Load(node.Orelse),
        Dict node => node.Keys.Length != node.Values.Length
            ? Fail("Dict doesn't have the same number of keys as values")
            : Expressions(node.Keys, nullAllowed: true) && Expressions(node.Values),
        Set node => Expressions(node.Elts),
        ListComp node => Comprehensions(node.Generators) && Load(node.Elt),
        SetComp node => Comprehensions(node.Generators) && Load(node.Elt),
        GeneratorExp node => Comprehensions(node.Generators) && Load(node.Elt),
        DictComp node => Comprehensions(node.Generators) && Load(node.Key) && Load(node.Value),
        Yield node => Optional(node.Value),
        YieldFrom node => Load(node.Value),
        Await node => Load(node.Value),
        Compare node => Comparison(node),
        Call node => Load(node.Func) && Expressions(node.Args) && Keywords(node.Keywords),
        JoinedStr node => Expressions(node.Values),
        FormattedValue node => Load(node.Value) && Optional(node.FormatSpec),
        Attribute node => Load(node.Value),
        Subscript node => Load(node.Slice) && Load(node.Value),
        Starred node => Expression(node.Value, context),
        Slice node => Optional(node.Lower) && Optional(node.Upper) && Optional(node.Step),
        List node => Expressions(node.Elts, context),
        Tuple node => Expressions(node.Elts, context),
        NamedExpr node => node.Target is Name
            ? Load(node.Value) : Fail("NamedExpr target must be a Name", SyntaxErrorKind.TypeError),
        _ => true,
    };

    private bool Comparison(Compare node)
    {
        if (node.Comparators.Length == 0) return Fail("Compare with no comparators");
        if (node.Comparators.Length != node.Ops.Length) return Fail("Compare has a different number of comparators and operands");
        return Expressions(node.Comparators) && Load(node.Left);
    }
}
