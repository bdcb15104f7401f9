namespace Adder.Syntax.Text;

/// <summary>Where a node stands: lines from 1, columns from 0 in UTF-8 bytes, as in CPython's <c>ast</c>.</summary>
public readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn);
