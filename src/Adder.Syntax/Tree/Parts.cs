using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary><c>for target in iter if ifs</c> of a comprehension; IsAsync is 0 or 1.</summary>
public sealed record Comprehension(Expr Target, Expr Iter, Expr[] Ifs, int IsAsync) : Node;

/// <summary><c>except type as name: body</c></summary>
public sealed record ExceptHandler(Expr? Type, string? Name, Stmt[] Body, SourceSpan Span) : Node;

/// <summary>The parameters of a function. A null in KwDefaults is a keyword-only parameter without default.</summary>
public sealed record Arguments(
    Arg[] Posonlyargs, Arg[] Args, Arg? Vararg, Arg[] Kwonlyargs, Expr?[] KwDefaults, Arg? Kwarg, Expr[] Defaults) : Node;

/// <summary><c>name: annotation  # type: comment</c>; the asdl's field <c>arg</c> is Name here.</summary>
public sealed record Arg(string Name, Expr? Annotation, string? TypeComment, SourceSpan Span) : Node;

/// <summary><c>arg=value</c> or, with a null Arg, <c>**value</c>.</summary>
public sealed record Keyword(string? Arg, Expr Value, SourceSpan Span) : Node;

/// <summary><c>name as asname</c></summary>
public sealed record Alias(string Name, string? Asname, SourceSpan Span) : Node;

/// <summary><c>context_expr as optional_vars</c></summary>
public sealed record WithItem(Expr ContextExpr, Expr? OptionalVars) : Node;

/// <summary><c>case pattern if guard: body</c></summary>
public sealed record MatchCase(Pattern Pattern, Expr? Guard, Stmt[] Body) : Node;

/// <summary><c>name: bound</c></summary>
public sealed record TypeVar(string Name, Expr? Bound, SourceSpan Span) : TypeParam(Span);

/// <summary><c>**name</c></summary>
public sealed record ParamSpec(string Name, SourceSpan Span) : TypeParam(Span);

/// <summary><c>*name</c></summary>
public sealed record TypeVarTuple(string Name, SourceSpan Span) : TypeParam(Span);
