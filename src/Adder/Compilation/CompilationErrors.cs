using Adder.Syntax;
using Adder.Syntax.Text;

namespace Adder.Compilation;

/// <summary>Makes the errors that symbol table and code generator raise.</summary>
internal static class CompilationErrors
{
    public const string TooDeep = "maximum recursion depth exceeded during compilation";

    /// <summary>Columns stay UTF-8 bytes here, plus one: so CPython reports them too.</summary>
    public static SyntaxErrorException At(Location where, string message) =>
        new(new SyntaxError(SyntaxErrorKind.SyntaxError, message, where.Line, where.Column + 1, where.EndLine, where.EndColumn + 1));

    public static SyntaxErrorException At(SourceSpan where, string message) => At(Location.Of(where), message);

    /// <summary>Without any position.</summary>
    public static SyntaxErrorException Bare(SyntaxErrorKind kind, string message) => new(new SyntaxError(kind, message, 0, -1, 0, -1));

    public static SyntaxErrorException RecursionError() => Bare(SyntaxErrorKind.RecursionError, TooDeep);
}
