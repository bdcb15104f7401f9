using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary><c>a and b and c</c></summary>
public sealed record BoolOp(BoolOperator Op, Expr[] Values, SourceSpan Span) : Expr(Span);

/// <summary><c>target := value</c></summary>
public sealed record NamedExpr(Expr Target, Expr Value, SourceSpan Span) : Expr(Span);

/// <summary><c>left op right</c></summary>
public sealed record BinOp(Expr Left, Operator Op, Expr Right, SourceSpan Span) : Expr(Span);

/// <summary><c>op operand</c></summary>
public sealed record UnaryOp(UnaryOperator Op, Expr Operand, SourceSpan Span) : Expr(Span);

/// <summary><c>lambda args: body</c></summary>
public sealed record Lambda(Arguments Args, Expr Body, SourceSpan Span) : Expr(Span);

/// <summary><c>body if test else orelse</c></summary>
public sealed record IfExp(Expr Test, Expr Body, Expr Orelse, SourceSpan Span) : Expr(Span);

/// <summary><c>{key: value, **value}</c>; the key of a <c>**</c> is null.</summary>
public sealed record Dict(Expr?[] Keys, Expr[] Values, SourceSpan Span) : Expr(Span);

/// <summary><c>{a, b}</c></summary>
public sealed record Set(Expr[] Elts, SourceSpan Span) : Expr(Span);

/// <summary><c>[elt generators]</c></summary>
public sealed record ListComp(Expr Elt, Comprehension[] Generators, SourceSpan Span) : Expr(Span);

/// <summary><c>{elt generators}</c></summary>
public sealed record SetComp(Expr Elt, Comprehension[] Generators, SourceSpan Span) : Expr(Span);

/// <summary><c>{key: value generators}</c></summary>
public sealed record DictComp(Expr Key, Expr Value, Comprehension[] Generators, SourceSpan Span) : Expr(Span);

/// <summary><c>(elt generators)</c></summary>
public sealed record GeneratorExp(Expr Elt, Comprehension[] Generators, SourceSpan Span) : Expr(Span);

/// <summary><c>await value</c></summary>
public sealed record Await(Expr Value, SourceSpan Span) : Expr(Span);

/// <summary><c>yield value</c></summary>
public sealed record Yield(Expr? Value, SourceSpan Span) : Expr(Span);

/// <summary><c>yield from value</c></summary>
public sealed record YieldFrom(Expr Value, SourceSpan Span) : Expr(Span);

/// <summary><c>left op comparator op comparator</c></summary>
public sealed record Compare(Expr Left, CmpOp[] Ops, Expr[] Comparators, SourceSpan Span) : Expr(Span);

/// <summary><c>func(args, keywords)</c></summary>
public sealed record Call(Expr Func, Expr[] Args, Keyword[] Keywords, SourceSpan Span) : Expr(Span);

/// <summary><c>{value!conversion:format_spec}</c> of an f-string; Conversion is -1 or one of s, r, a.</summary>
public sealed record FormattedValue(Expr Value, int Conversion, Expr? FormatSpec, SourceSpan Span) : Expr(Span);

/// <summary>An f-string.</summary>
public sealed record JoinedStr(Expr[] Values, SourceSpan Span) : Expr(Span);

/// <summary>A literal. Value is a <see cref="Singleton"/>, long, BigInteger, double, <see cref="Imaginary"/>, string
/// (UTF-16), int[] (code points of a str that UTF-16 cannot tell apart from another) or byte[] (bytes); in trees that
/// did not come from source also object[] (tuple) and <see cref="FrozenItems"/>. Kind is "u" or null.</summary>
public sealed record Constant(object Value, string? Kind, SourceSpan Span) : Expr(Span);

/// <summary><c>value.attr</c></summary>
public sealed record Attribute(Expr Value, string Attr, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>value[slice]</c></summary>
public sealed record Subscript(Expr Value, Expr Slice, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>*value</c></summary>
public sealed record Starred(Expr Value, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>id</c></summary>
public sealed record Name(string Id, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>[a, b]</c></summary>
public sealed record List(Expr[] Elts, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>a, b</c></summary>
public sealed record Tuple(Expr[] Elts, ExprContext Ctx, SourceSpan Span) : Expr(Span)
{
    public ExprContext Ctx { get; internal set; } = Ctx;
}

/// <summary><c>lower:upper:step</c></summary>
public sealed record Slice(Expr? Lower, Expr? Upper, Expr? Step, SourceSpan Span) : Expr(Span);
