namespace Adder.Syntax.Tokenizing;

/// <summary>How the tokenizer's last step went: CPython's <c>tok->done</c>.</summary>
public enum TokenizerStatus : byte
{
    Ok,

    /// <summary>E_EOF: the input ended, properly or inside brackets.</summary>
    EndOfFile,

    /// <summary>E_ERROR: <see cref="Tokenizer.Error"/> was raised on the spot, and takes precedence over the parser's errors.</summary>
    Error,

    /// <summary>E_INTERACT_STOP: a prompt was not asked for more.</summary>
    Stopped,

    // Error is set for these too, with the words and places that CPython's tokenizer_error gives them.
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
