using Adder.Syntax.Text;

namespace Adder.Syntax;

/// <summary>Which Python exception reports an error in the source.</summary>
public enum SyntaxErrorKind : byte
{
    SyntaxError,
    IndentationError,
    TabError,
    IncompleteInput,
    MemoryError,
    OverflowError,
    RecursionError,
    SystemError,
    UnicodeDecodeError,
    KeyboardInterrupt,
}

/// <summary>An error in the source, with the attributes of Python's SyntaxError but for the file name.</summary>
/// <param name="Offset">Character offset from 1, as Python shows it; 0 is "none known", -1 is "the error has no position".</param>
public sealed record SyntaxError(
    SyntaxErrorKind Kind, string Message, int Line = 0, int Offset = 0, int EndLine = 0, int EndOffset = 0, string? Text = null)
{
    /// <summary>As EndOffset: Python's exception gets None there. (-1 is what some errors of the parser really have.)</summary>
    public const int NoOffset = int.MinValue;

    /// <summary>What could not be decoded, where that is the error.</summary>
    public UndecodedText? Undecoded { get; init; }

    public override string ToString() => $"{Kind}: {Message} ({Line},{Offset})";
}

/// <summary>A <see cref="Syntax.SyntaxError"/> on its way to whoever asked for the tree.</summary>
public sealed class SyntaxErrorException(SyntaxError error) : Exception(error.Message)
{
    public SyntaxError Error { get; } = error;
}
