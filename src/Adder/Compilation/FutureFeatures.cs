using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>The <c>from __future__</c> imports of a module, and where the last of them stands.</summary>
internal readonly struct FutureFeatures
{
    private FutureFeatures(CodeFlags flags, SourceSpan last)
    {
        Flags = flags;
        Last = last;
    }

    public CodeFlags Flags { get; }

    private SourceSpan Last { get; }

    /// <summary>Whether an import from <c>__future__</c> at this place comes too late.</summary>
    public bool IsTooLate(SourceSpan span) =>
        span.Line > Last.EndLine || span.Line == Last.EndLine && span.Column > Last.EndColumn;

    // future_parse
    public static FutureFeatures Of(Mod mod)
    {
        Stmt[] body = mod switch
        {
            Module module => module.Body,
            Interactive interactive => interactive.Body,
            _ => [],
        };
        var flags = CodeFlags.None;
        SourceSpan last = new(-1, -1, -1, -1);
        int start = body.Length > 0 && body[0] is ExprStmt { Value: Constant { Value: string or int[] } } ? 1 : 0;
        for (int i = start; i < body.Length && body[i] is ImportFrom { Module: "__future__" } import; i++)
        {
            foreach (Alias alias in import.Names) flags |= FlagOf(alias.Name, import.Span);
            last = import.Span;
        }
        return new FutureFeatures(flags, last);
    }

    private static CodeFlags FlagOf(string feature, SourceSpan span) => feature switch
    {
        "nested_scopes" or "generators" or "division" or "absolute_import" or "with_statement" or "print_function"
            or "unicode_literals" or "generator_stop" => CodeFlags.None,
        "barry_as_FLUFL" => CodeFlags.FutureBarryAsBdfl,
        "annotations" => CodeFlags.FutureAnnotations,
        "braces" => throw At(span, "not a chance"),
        _ => throw At(span, $"future feature {feature} is not defined"),
    };

    private static SyntaxErrorException At(SourceSpan span, string message) =>
        new(new SyntaxError(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.Line, SyntaxError.NoOffset));
}
