namespace Adder.Syntax.Tokenizing;

/// <summary>How the tokenizer's last step went: CPython's <c>tok->done</c>.</summary>
public enum TokenizerStatus : byte
{
    Ok,

    /// <summary>E_EOF: the input ended, properly or inside brackets.</summary>
    EndOfFile,

    /// <summary>E_ERROR: <see cref="Tokenizer.Error"/> was raised on the spot, and takes precedence over the parser's errors.</summary>
    Error,

    // The parser words these (CPython's tokenizer_error): the tokenizer need not set Error.
    Dedent,
    TabSpace,
    TooDeep,
    LineContinuation,
    EndOfFileInString,
    EndOfLineInString,
    NoMemory,
    Interrupted,
    ColumnOverflow,
}
