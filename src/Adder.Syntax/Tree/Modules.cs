namespace Adder.Syntax.Tree;

/// <summary>Mode <c>exec</c>.</summary>
public sealed record Module(Stmt[] Body, TypeIgnore[] TypeIgnores) : Mod;

/// <summary>Mode <c>single</c>.</summary>
public sealed record Interactive(Stmt[] Body) : Mod;

/// <summary>Mode <c>eval</c>.</summary>
public sealed record Expression(Expr Body) : Mod;

/// <summary>Mode <c>func_type</c>: <c>(int, *str) -> list</c></summary>
public sealed record FunctionType(Expr[] Argtypes, Expr Returns) : Mod;

/// <summary>A <c># type: ignore</c> comment and what follows it.</summary>
public sealed record TypeIgnore(int Lineno, string Tag) : Node;
