namespace Adder.Syntax.Tokenizing;

/// <summary>What the parser asks of a tokenizer to place its own errors as CPython's does.</summary>
public sealed partial class Tokenizer
{
    /// <summary>Says how the last <see cref="Next"/> went.</summary>
    public TokenizerStatus Status { get; private set; }

    /// <summary><c>tok->cur</c>: the offset into <see cref="Buffer"/> of the next character.</summary>
    public int Cursor { get; private set; }

    /// <summary><c>tok->line_start</c>: where the line being read starts.</summary>
    public int LineStart { get; private set; }

    /// <summary><c>tok->buf</c>: where the lines being read start, which is before LineStart inside a token of several lines.</summary>
    public int ChunkStart { get; private set; }

    /// <summary><c>tok->inp</c>: where the lines read so far end.</summary>
    public int ChunkEnd { get; private set; }

    /// <summary>Ends all blocks at the end of a single interactive statement (<c>pendin = -indent; indent = 0</c>).</summary>
    public void EndBlocks() => throw new NotImplementedException();

    /// <summary>Asks a prompt for no more lines: the parser only looks for a better error (<c>IUNDERFLOW_STOP</c>).</summary>
    public void StopReading() => throw new NotImplementedException();
}
