using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary><c>def name[type_params](args) -> returns: body</c></summary>
public sealed record FunctionDef(
    string Name, Arguments Args, Stmt[] Body, Expr[] DecoratorList, Expr? Returns, string? TypeComment,
    TypeParam[] TypeParams, SourceSpan Span) : Stmt(Span);

/// <summary><c>async def name[type_params](args) -> returns: body</c></summary>
public sealed record AsyncFunctionDef(
    string Name, Arguments Args, Stmt[] Body, Expr[] DecoratorList, Expr? Returns, string? TypeComment,
    TypeParam[] TypeParams, SourceSpan Span) : Stmt(Span);

/// <summary><c>class name[type_params](bases, keywords): body</c></summary>
public sealed record ClassDef(
    string Name, Expr[] Bases, Keyword[] Keywords, Stmt[] Body, Expr[] DecoratorList, TypeParam[] TypeParams,
    SourceSpan Span) : Stmt(Span);

/// <summary><c>return value</c></summary>
public sealed record Return(Expr? Value, SourceSpan Span) : Stmt(Span);

/// <summary><c>del targets</c></summary>
public sealed record Delete(Expr[] Targets, SourceSpan Span) : Stmt(Span);

/// <summary><c>target = target = value  # type: comment</c></summary>
public sealed record Assign(Expr[] Targets, Expr Value, string? TypeComment, SourceSpan Span) : Stmt(Span);

/// <summary><c>type name[type_params] = value</c></summary>
public sealed record TypeAlias(Expr Name, TypeParam[] TypeParams, Expr Value, SourceSpan Span) : Stmt(Span);

/// <summary><c>target op= value</c></summary>
public sealed record AugAssign(Expr Target, Operator Op, Expr Value, SourceSpan Span) : Stmt(Span);

/// <summary><c>target: annotation = value</c>; Simple is 1 for a bare name without parentheses.</summary>
public sealed record AnnAssign(Expr Target, Expr Annotation, Expr? Value, int Simple, SourceSpan Span) : Stmt(Span);

/// <summary><c>for target in iter: body else: orelse</c></summary>
public sealed record For(
    Expr Target, Expr Iter, Stmt[] Body, Stmt[] Orelse, string? TypeComment, SourceSpan Span) : Stmt(Span);

/// <summary><c>async for target in iter: body else: orelse</c></summary>
public sealed record AsyncFor(
    Expr Target, Expr Iter, Stmt[] Body, Stmt[] Orelse, string? TypeComment, SourceSpan Span) : Stmt(Span);

/// <summary><c>while test: body else: orelse</c></summary>
public sealed record While(Expr Test, Stmt[] Body, Stmt[] Orelse, SourceSpan Span) : Stmt(Span);

/// <summary><c>if test: body else: orelse</c>; an elif is an If in Orelse.</summary>
public sealed record If(Expr Test, Stmt[] Body, Stmt[] Orelse, SourceSpan Span) : Stmt(Span);

/// <summary><c>with items: body</c></summary>
public sealed record With(WithItem[] Items, Stmt[] Body, string? TypeComment, SourceSpan Span) : Stmt(Span);

/// <summary><c>async with items: body</c></summary>
public sealed record AsyncWith(WithItem[] Items, Stmt[] Body, string? TypeComment, SourceSpan Span) : Stmt(Span);

/// <summary><c>match subject: cases</c></summary>
public sealed record Match(Expr Subject, MatchCase[] Cases, SourceSpan Span) : Stmt(Span);

/// <summary><c>raise exc from cause</c></summary>
public sealed record Raise(Expr? Exc, Expr? Cause, SourceSpan Span) : Stmt(Span);

/// <summary><c>try: body handlers else: orelse finally: finalbody</c></summary>
public sealed record Try(
    Stmt[] Body, ExceptHandler[] Handlers, Stmt[] Orelse, Stmt[] Finalbody, SourceSpan Span) : Stmt(Span);

/// <summary>A try whose handlers are all <c>except*</c>.</summary>
public sealed record TryStar(
    Stmt[] Body, ExceptHandler[] Handlers, Stmt[] Orelse, Stmt[] Finalbody, SourceSpan Span) : Stmt(Span);

/// <summary><c>assert test, msg</c></summary>
public sealed record Assert(Expr Test, Expr? Msg, SourceSpan Span) : Stmt(Span);

/// <summary><c>import names</c></summary>
public sealed record Import(Alias[] Names, SourceSpan Span) : Stmt(Span);

/// <summary><c>from module import names</c>; Level counts the leading dots.</summary>
public sealed record ImportFrom(string? Module, Alias[] Names, int Level, SourceSpan Span) : Stmt(Span);

/// <summary><c>global names</c></summary>
public sealed record Global(string[] Names, SourceSpan Span) : Stmt(Span);

/// <summary><c>nonlocal names</c></summary>
public sealed record Nonlocal(string[] Names, SourceSpan Span) : Stmt(Span);

/// <summary>An expression as a statement: the asdl's <c>Expr</c>, a name that the base of all expressions has here.</summary>
public sealed record ExprStmt(Expr Value, SourceSpan Span) : Stmt(Span);

/// <summary><c>pass</c></summary>
public sealed record Pass(SourceSpan Span) : Stmt(Span);

/// <summary><c>break</c></summary>
public sealed record Break(SourceSpan Span) : Stmt(Span);

/// <summary><c>continue</c></summary>
public sealed record Continue(SourceSpan Span) : Stmt(Span);
