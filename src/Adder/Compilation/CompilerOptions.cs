using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compilation;

/// <summary>How to compile: what <c>compile()</c>'s flags and the command line ask for.</summary>
public sealed record CompilerOptions
{
    public static readonly CompilerOptions Default = new();

    /// <summary>0, 1 (<c>-O</c>: no asserts) or 2 (<c>-OO</c>: no docstrings either).</summary>
    public int Optimize { get; init; }

    /// <summary>Future features in force from outside.</summary>
    public CodeFlags Flags { get; init; }

    public bool TopLevelAwait { get; init; }

    public ISyntaxWarnings? Warnings { get; init; }
}
