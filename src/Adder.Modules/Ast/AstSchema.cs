namespace Adder.Modules.Ast;

/// <summary>How often a field holds its value: once, maybe, or as a list.</summary>
internal enum FieldCount : byte
{
    One,
    Optional,
    Many,
}

/// <summary>A field of a node: <c>expr? value</c>.</summary>
internal readonly record struct AstField(string Type, string Name, FieldCount Count);

/// <summary>A class of nodes, made from one line of the grammar: <c>Return(expr? value)</c>.</summary>
internal sealed class AstNodeSpec
{
    public required string Name { get; init; }
    public required string Doc { get; init; }
    public required AstField[] Fields { get; init; }

    /// <summary>Whether nodes have positions, and whether their ends may be absent.</summary>
    public PositionRule Positions { get; init; }

    /// <summary>The alternatives of a sum; empty for a product.</summary>
    public AstNodeSpec[] Alternatives { get; init; } = [];
}

internal enum PositionRule : byte
{
    None,
    OptionalEnd,
    Full,
}

/// <summary>The abstract grammar of Python 3.12, from which the classes of <c>ast</c> are made.</summary>
internal static class AstSchema
{
    private const string Function =
        "(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)";

    public static AstNodeSpec[] Read() =>
    [
        Sum("mod", PositionRule.None,
            "Module(stmt* body, type_ignore* type_ignores)", "Interactive(stmt* body)", "Expression(expr body)",
            "FunctionType(expr* argtypes, expr returns)"),
        Sum("stmt", PositionRule.OptionalEnd,
            "FunctionDef" + Function, "AsyncFunctionDef" + Function,
            "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)",
            "Return(expr? value)", "Delete(expr* targets)", "Assign(expr* targets, expr value, string? type_comment)",
            "TypeAlias(expr name, type_param* type_params, expr value)", "AugAssign(expr target, operator op, expr value)",
            "AnnAssign(expr target, expr annotation, expr? value, int simple)",
            "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "While(expr test, stmt* body, stmt* orelse)", "If(expr test, stmt* body, stmt* orelse)",
            "With(withitem* items, stmt* body, string? type_comment)", "AsyncWith(withitem* items, stmt* body, string? type_comment)",
            "Match(expr subject, match_case* cases)", "Raise(expr? exc, expr? cause)",
            "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)", "Assert(expr test, expr? msg)",
            "Import(alias* names)", "ImportFrom(identifier? module, alias* names, int? level)", "Global(identifier* names)",
            "Nonlocal(identifier* names)", "Expr(expr value)", "Pass", "Break", "Continue"),
        Sum("expr", PositionRule.OptionalEnd,
            "BoolOp(boolop op, expr* values)", "NamedExpr(expr target, expr value)", "BinOp(expr left, operator op, expr right)",
            "UnaryOp(unaryop op, expr operand)", "Lambda(arguments args, expr body)", "IfExp(expr test, expr body, expr orelse)",
            "Dict(expr* keys, expr* values)", "Set(expr* elts)", "ListComp(expr elt, comprehension* generators)",
            "SetComp(expr elt, comprehension* generators)", "DictComp(expr key, expr value, comprehension* generators)",
            "GeneratorExp(expr elt, comprehension* generators)", "Await(expr value)", "Yield(expr? value)", "YieldFrom(expr value)",
            "Compare(expr left, cmpop* ops, expr* comparators)", "Call(expr func, expr* args, keyword* keywords)",
            "FormattedValue(expr value, int conversion, expr? format_spec)", "JoinedStr(expr* values)",
            "Constant(constant value, string? kind)", "Attribute(expr value, identifier attr, expr_context ctx)",
            "Subscript(expr value, expr slice, expr_context ctx)", "Starred(expr value, expr_context ctx)",
            "Name(identifier id, expr_context ctx)", "List(expr* elts, expr_context ctx)", "Tuple(expr* elts, expr_context ctx)",
            "Slice(expr? lower, expr? upper, expr? step)"),
        Sum("expr_context", PositionRule.None, "Load", "Store", "Del"),
        Sum("boolop", PositionRule.None, "And", "Or"),
        Sum("operator", PositionRule.None,
            "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"),
        Sum("unaryop", PositionRule.None, "Invert", "Not", "UAdd", "USub"),
        Sum("cmpop", PositionRule.None, "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"),
        Product("comprehension(expr target, expr iter, expr* ifs, int is_async)", PositionRule.None),
        Sum("excepthandler", PositionRule.OptionalEnd, "ExceptHandler(expr? type, identifier? name, stmt* body)"),
        Product(
            "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)",
            PositionRule.None),
        Product("arg(identifier arg, expr? annotation, string? type_comment)", PositionRule.OptionalEnd),
        Product("keyword(identifier? arg, expr value)", PositionRule.OptionalEnd),
        Product("alias(identifier name, identifier? asname)", PositionRule.OptionalEnd),
        Product("withitem(expr context_expr, expr? optional_vars)", PositionRule.None),
        Product("match_case(pattern pattern, expr? guard, stmt* body)", PositionRule.None),
        Sum("pattern", PositionRule.Full,
            "MatchValue(expr value)", "MatchSingleton(constant value)", "MatchSequence(pattern* patterns)",
            "MatchMapping(expr* keys, pattern* patterns, identifier? rest)",
            "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)", "MatchStar(identifier? name)",
            "MatchAs(pattern? pattern, identifier? name)", "MatchOr(pattern* patterns)"),
        Sum("type_ignore", PositionRule.None, "TypeIgnore(int lineno, string tag)"),
        Sum("type_param", PositionRule.Full,
            "TypeVar(identifier name, expr? bound)", "ParamSpec(identifier name)", "TypeVarTuple(identifier name)"),
    ];

    private static AstNodeSpec Sum(string name, PositionRule positions, params string[] alternatives)
    {
        bool isEnumeration = !Array.Exists(alternatives, static text => text.Contains('('));
        string separator = isEnumeration ? " | " : "\n" + new string(' ', name.Length + 1) + "| ";
        return new AstNodeSpec
        {
            Name = name,
            Doc = $"{name} = {string.Join(separator, alternatives)}",
            Fields = [],
            Positions = positions,
            Alternatives = Array.ConvertAll(alternatives, text => Product(text, positions)),
        };
    }

    private static AstNodeSpec Product(string text, PositionRule positions)
    {
        int open = text.IndexOf('(');
        return new AstNodeSpec
        {
            Name = open < 0 ? text : text[..open],
            Doc = text,
            Fields = open < 0 ? [] : Array.ConvertAll(text[(open + 1)..^1].Split(", "), Field),
            Positions = positions,
        };
    }

    private static AstField Field(string text)
    {
        int space = text.IndexOf(' ');
        string type = text[..space];
        FieldCount count = type[^1] switch { '?' => FieldCount.Optional, '*' => FieldCount.Many, _ => FieldCount.One };
        return new AstField(type.TrimEnd('?', '*'), text[(space + 1)..], count);
    }
}
