using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary>A literal or a dotted name.</summary>
public sealed record MatchValue(Expr Value, SourceSpan Span) : Pattern(Span);

/// <summary><c>None</c>, <c>True</c> or <c>False</c>; Value as in <see cref="Constant"/>.</summary>
public sealed record MatchSingleton(object Value, SourceSpan Span) : Pattern(Span);

/// <summary><c>[patterns]</c></summary>
public sealed record MatchSequence(Pattern[] Patterns, SourceSpan Span) : Pattern(Span);

/// <summary><c>{keys: patterns, **rest}</c></summary>
public sealed record MatchMapping(Expr[] Keys, Pattern[] Patterns, string? Rest, SourceSpan Span) : Pattern(Span);

/// <summary><c>cls(patterns, kwd_attrs=kwd_patterns)</c></summary>
public sealed record MatchClass(
    Expr Cls, Pattern[] Patterns, string[] KwdAttrs, Pattern[] KwdPatterns, SourceSpan Span) : Pattern(Span);

/// <summary><c>*name</c></summary>
public sealed record MatchStar(string? Name, SourceSpan Span) : Pattern(Span);

/// <summary><c>pattern as name</c>, a bare name, or <c>_</c> when both are null.</summary>
public sealed record MatchAs(Pattern? Pattern, string? Name, SourceSpan Span) : Pattern(Span);

/// <summary><c>pattern | pattern</c></summary>
public sealed record MatchOr(Pattern[] Patterns, SourceSpan Span) : Pattern(Span);
