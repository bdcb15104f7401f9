using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>From tree to code: folds constants, finds scopes, generates and optimizes code as CPython 3.12 does, byte for byte.</summary>
public static class Compiler
{
    /// <exception cref="SyntaxErrorException">The tree is no valid program.</exception>
    public static CodeUnit Compile(Mod mod, CompilerOptions options) => Generator(ref mod, options).Compile(mod);

    internal static CodeGenerator Generator(ref Mod mod, CompilerOptions options)
    {
        FutureFeatures future = FutureFeatures.Of(mod);
        CodeFlags flags = options.Flags | future.Flags;
        mod = TreeOptimizer.Optimize(mod, options, flags);
        SymbolTable symbols = SymbolTable.Build(mod, (flags & CodeFlags.FutureAnnotations) != 0);
        return new CodeGenerator(symbols, future, options.Flags, options);
    }
}
