using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;
using Tuple = Adder.Syntax.Tree.Tuple;

namespace Adder.Modules.Ast;

internal sealed partial class ObjectsToTree
{
    private Operator ToOperator(Value node) => ToEnum<Operator>(node, "operator");

    private ExprContext ToContext(Value node) => ToEnum<ExprContext>(node, "expr_context");

    private CmpOp ToCompareOperator(Value node) => ToEnum<CmpOp>(node, "cmpop");

    private Expr? ToOptionalExpr(Value node) => node.IsNone ? null : ToExpr(node);

    private Expr ToExpr(Value node)
    {
        if (node.IsNone) throw Errors.ValueError("None disallowed in expression list");
        Deepen("expr");
        var outer = new NodeFields(this, node, "expr");
        SourceSpan span = outer.Span("expr");
        string kind = RequireKind(node, "expr");
        Expr expression = ToExpr(kind, new NodeFields(this, node, kind), span);
        _ts.LeaveRecursive();
        return expression;
    }

    private Expr ToExpr(string kind, NodeFields n, SourceSpan span)
    {
        switch (kind)
        {
            case "BoolOp":
                return new BoolOp(n.One("op", node => ToEnum<BoolOperator>(node, "boolop")), n.List("values", ToExpr), span);
            case "NamedExpr": return new NamedExpr(n.One("target", ToExpr), n.One("value", ToExpr), span);
            case "BinOp": return new BinOp(n.One("left", ToExpr), n.One("op", ToOperator), n.One("right", ToExpr), span);
            case "UnaryOp":
                return new UnaryOp(n.One("op", node => ToEnum<UnaryOperator>(node, "unaryop")), n.One("operand", ToExpr), span);
            case "Lambda": return new Lambda(n.One("args", ToArguments), n.One("body", ToExpr), span);
            case "IfExp": return new IfExp(n.One("test", ToExpr), n.One("body", ToExpr), n.One("orelse", ToExpr), span);
            case "Dict": return new Dict(n.List("keys", ToOptionalExpr), n.List("values", ToExpr), span);
            case "Set": return new Set(n.List("elts", ToExpr), span);
            case "ListComp": return new ListComp(n.One("elt", ToExpr), n.List("generators", ToComprehension), span);
            case "SetComp": return new SetComp(n.One("elt", ToExpr), n.List("generators", ToComprehension), span);
            case "DictComp":
                return new DictComp(n.One("key", ToExpr), n.One("value", ToExpr), n.List("generators", ToComprehension), span);
            case "GeneratorExp": return new GeneratorExp(n.One("elt", ToExpr), n.List("generators", ToComprehension), span);
            case "Await": return new Await(n.One("value", ToExpr), span);
            case "Yield": return new Yield(n.Maybe("value", ToExpr), span);
            case "YieldFrom": return new YieldFrom(n.One("value", ToExpr), span);
            case "Compare":
                return new Compare(n.One("left", ToExpr), n.List("ops", ToCompareOperator), n.List("comparators", ToExpr), span);
            case "Call": return new Call(n.One("func", ToExpr), n.List("args", ToExpr), n.List("keywords", ToKeyword), span);
            case "FormattedValue":
                return new FormattedValue(n.One("value", ToExpr), n.One("conversion", ToInt), n.Maybe("format_spec", ToExpr), span);
            case "JoinedStr": return new JoinedStr(n.List("values", ToExpr), span);
            case "Constant": return new Constant(n.One("value", ToConstant), n.Maybe("kind", ToText), span);
            case "Attribute":
                return new Syntax.Tree.Attribute(n.One("value", ToExpr), n.One("attr", ToIdentifier), n.One("ctx", ToContext), span);
            case "Subscript": return new Subscript(n.One("value", ToExpr), n.One("slice", ToExpr), n.One("ctx", ToContext), span);
            case "Starred": return new Starred(n.One("value", ToExpr), n.One("ctx", ToContext), span);
            case "Name": return new Name(n.One("id", ToIdentifier), n.One("ctx", ToContext), span);
            case "List": return new List(n.List("elts", ToExpr), n.One("ctx", ToContext), span);
            case "Tuple": return new Tuple(n.List("elts", ToExpr), n.One("ctx", ToContext), span);
            default: return new Slice(n.Maybe("lower", ToExpr), n.Maybe("upper", ToExpr), n.Maybe("step", ToExpr), span);
        }
    }

    private Comprehension ToComprehension(Value node)
    {
        var n = Product(node, "comprehension");
        return new Comprehension(n.One("target", ToExpr), n.One("iter", ToExpr), n.List("ifs", ToExpr), n.One("is_async", ToInt));
    }

    private Pattern ToPattern(Value node)
    {
        if (node.IsNone) throw Errors.ValueError("None disallowed in pattern list");
        Deepen("pattern");
        var outer = new NodeFields(this, node, "pattern");
        SourceSpan span = outer.Span("pattern");
        string kind = RequireKind(node, "pattern");
        Pattern pattern = ToPattern(kind, new NodeFields(this, node, kind), span);
        _ts.LeaveRecursive();
        return pattern;
    }

    private Pattern ToPattern(string kind, NodeFields n, SourceSpan span) => kind switch
    {
        "MatchValue" => new MatchValue(n.One("value", ToExpr), span),
        "MatchSingleton" => new MatchSingleton(n.One("value", ToConstant), span),
        "MatchSequence" => new MatchSequence(n.List("patterns", ToPattern), span),
        "MatchMapping" =>
            new MatchMapping(n.List("keys", ToExpr), n.List("patterns", ToPattern), n.Maybe("rest", ToIdentifier), span),
        "MatchClass" => new MatchClass(n.One("cls", ToExpr), n.List("patterns", ToPattern), n.List("kwd_attrs", ToIdentifier),
            n.List("kwd_patterns", ToPattern), span),
        "MatchStar" => new MatchStar(n.Maybe("name", ToIdentifier), span),
        "MatchAs" => new MatchAs(n.Maybe("pattern", ToPattern), n.Maybe("name", ToIdentifier), span),
        _ => new MatchOr(n.List("patterns", ToPattern), span),
    };

    /// <summary>A Python value as a constant of the syntax tree.</summary>
    public static object ConstantOf(ThreadState ts, Value value)
    {
        object constant = new ObjectsToTree(ts).ToConstant(value);
        TreeValidation.CheckConstant(constant);
        return constant;
    }

    // obj2ast_constant
    private object ToConstant(Value value)
    {
        if (value.IsInt) return value.Bits;
        if (value.IsFloat) return value.Double;
        if (value.IsNone) return Singleton.None;
        if (value.IsTrue) return Singleton.True;
        if (value.IsFalse) return Singleton.False;
        if (value.Is(PyEllipsis.Instance)) return Singleton.Ellipsis;
        PyType type = value.Type;
        if (ReferenceEquals(type, PyType.Str)) return TextOf((PyStr)value.Ref);
        if (ReferenceEquals(type, PyType.Bytes)) return ((PyBytes)value.Ref).ToArray();
        if (ReferenceEquals(type, PyType.Int)) return ((PyLong)value.Ref).Number;
        if (value.Ref is PyComplex complex && ReferenceEquals(type, PyType.Complex)) return new Imaginary(complex.Imaginary, complex.Real);
        if (value.Ref is PyTuple tuple && ReferenceEquals(type, PyType.Tuple)) return Array.ConvertAll(tuple.ToArray(), ToConstant);
        if (value.Ref is PyFrozenSet set && ReferenceEquals(type, PyType.FrozenSet)) return new FrozenItems(ItemsOf(set));
        return new NoConstant(type);
    }

    private static object TextOf(PyStr text)
    {
        var points = new int[text.Length];
        for (int i = 0; i < points.Length; i++) points[i] = text[i];
        return Compilation.ConstantFolding.TextOf(points);
    }

    private object[] ItemsOf(PyFrozenSet set)
    {
        var items = new List<object>();
        for (int i = 0; i < set.TableSize; i++)
        {
            Value key = set.EntryAt(i).Key;
            if (!key.IsNull) items.Add(ToConstant(key));
        }
        return [.. items];
    }
}
