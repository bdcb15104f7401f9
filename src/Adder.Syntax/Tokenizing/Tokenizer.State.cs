namespace Adder.Syntax.Tokenizing;

// What the parser asks of a tokenizer to place its own errors as CPython's does.
public sealed partial class Tokenizer
{
    /// <summary>Says how the last <see cref="Next"/> went.</summary>
    public TokenizerStatus Status { get; private set; }

    /// <summary>What went wrong, once <see cref="Next"/> has returned ERRORTOKEN.</summary>
    public SyntaxError? Error { get; private set; }

    /// <summary><c>tok->cur</c>: the offset into <see cref="Buffer"/> of the next character.</summary>
    public int Cursor => _cur;

    /// <summary><c>tok->line_start</c>: where the line being read starts.</summary>
    public int LineStart { get; private set; }

    /// <summary><c>tok->buf</c>: where the lines being read start, which is before LineStart inside a token of several lines.</summary>
    public int ChunkStart { get; private set; }

    /// <summary><c>tok->inp</c>: where the lines read so far end.</summary>
    public int ChunkEnd => _limit;

    /// <summary>The line being read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The depth of indentation.</summary>
    public int Indentation { get; private set; }

    /// <summary>The number of open brackets.</summary>
    public int Level { get; private set; }

    /// <summary>Whether an f-string has begun and not ended.</summary>
    public bool InsideFString => _modeIndex > 0;

    /// <summary>Whether the final newline was added by the tokenizer.</summary>
    public bool HasImplicitNewline { get; private set; }

    /// <summary>Whether warnings go to the options' receiver; off while a parser looks ahead for better errors.</summary>
    public bool ReportWarnings { get; set; } = true;

    /// <summary>Ends all blocks at the end of a single interactive statement (<c>pendin = -indent; indent = 0</c>).</summary>
    public void EndBlocks()
    {
        _pendingIndents = -Indentation;
        Indentation = 0;
    }

    /// <summary>Asks a prompt for no more lines: the parser only looks for a better error (<c>IUNDERFLOW_STOP</c>).</summary>
    public void StopReading() => _stopReading = true;

    /// <summary>The bracket opened at a level below <see cref="Level"/>: its character, line and byte column.</summary>
    public (char Bracket, int Line, int Column) OpenBracket(int level)
    {
        (byte bracket, int line, int column) = _brackets[level];
        return ((char)bracket, line, column);
    }

    /// <summary>The UTF-8 text of a line that has been read, with its line end; empty when there is no such line.</summary>
    public ReadOnlySpan<byte> TextOfLine(int line)
    {
        ReadOnlySpan<byte> rest = Buffer;
        for (; line > 1; line--)
        {
            int newline = rest.IndexOf((byte)'\n');
            if (newline < 0) return default;
            rest = rest[(newline + 1)..];
        }
        int end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..(end + 1)];
    }
}
