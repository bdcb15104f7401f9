namespace Adder.Syntax.Tokenizing;

/// <summary>What a tokenizer is asked to do beyond the plain language.</summary>
public sealed record TokenizerOptions
{
    public static TokenizerOptions Default { get; } = new();

    /// <summary>Report <c># type:</c> comments as TYPE_COMMENT and TYPE_IGNORE.</summary>
    public bool TypeComments { get; init; }

    /// <summary>Report COMMENT and NL, and be lenient, as the <c>tokenize</c> module wants it.</summary>
    public bool ExtraTokens { get; init; }

    /// <summary>Word and place errors as the <c>tokenize</c> module's iterator does.</summary>
    public bool TokenizeErrors { get; init; }

    /// <summary>Add the final newline that the source may lack (every mode but <c>eval</c>'s and <c>single</c>'s string input).</summary>
    public bool ImplicitNewline { get; init; } = true;

    /// <summary>The source is a prompt: lines are asked for one by one, and an empty line ends a block.</summary>
    public bool Interactive { get; init; }

    /// <summary>An unfinished source is an "incomplete input" error rather than a broken one.</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>The file that the source was read from, if it was; its lines are then checked to be UTF-8.</summary>
    public string? FileName { get; init; }

    /// <summary>Receives warnings; none means that nobody wants them.</summary>
    public ISyntaxWarnings? Warnings { get; init; }
}
