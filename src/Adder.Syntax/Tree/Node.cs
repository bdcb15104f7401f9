using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary>Any node of the syntax tree; the nodes are those of CPython 3.12's Python.asdl, in its order.</summary>
public abstract record Node;

/// <summary>A whole input, as one of the four modes of <c>compile</c> reads it.</summary>
public abstract record Mod : Node;

public abstract record Stmt(SourceSpan Span) : Node;

public abstract record Expr(SourceSpan Span) : Node;

public abstract record Pattern(SourceSpan Span) : Node;

public abstract record TypeParam(SourceSpan Span) : Node;
