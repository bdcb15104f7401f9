namespace Adder.Syntax.Tokenizing;

/// <summary>Cuts UTF-8 source into tokens, exactly as CPython 3.12's C tokenizer does.</summary>
public sealed partial class Tokenizer
{
    private readonly TokenizerOptions _options;
    private readonly ILineSource? _lines;
    private byte[] _buffer;
    private int _length;

    /// <summary>Tokenizes a whole source: decoded, without byte order mark (see <see cref="Text.SourceText"/>).</summary>
    public Tokenizer(byte[] source, TokenizerOptions? options = null)
    {
        _options = options ?? TokenizerOptions.Default;
        _buffer = source;
        _length = source.Length;
    }

    /// <summary>Tokenizes what a prompt or a <c>readline</c> function supplies line by line.</summary>
    public Tokenizer(ILineSource lines, TokenizerOptions? options = null)
    {
        _options = options ?? TokenizerOptions.Default;
        _lines = lines;
        _buffer = new byte[256];
    }

    /// <summary>The source read so far, with line ends normalized. It may be replaced by a longer one; offsets stay valid.</summary>
    public ReadOnlySpan<byte> Buffer => _buffer.AsSpan(0, _length);

    /// <summary>What went wrong, once <see cref="Next"/> has returned ERRORTOKEN.</summary>
    public SyntaxError? Error { get; private set; }

    /// <summary>Whether the input is used up (CPython's <c>tok->done == E_EOF</c>).</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The line being read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of open brackets.</summary>
    public int Level { get; private set; }

    /// <summary>The depth of indentation.</summary>
    public int Indentation { get; private set; }

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<byte> TextOf(in Token token) => _buffer.AsSpan(token.Start, token.End - token.Start);

    /// <summary>The UTF-8 text of a line that has been read, without its line end.</summary>
    public ReadOnlySpan<byte> TextOfLine(int line) => throw new NotImplementedException();

    /// <summary>The bracket opened at a level below <see cref="Level"/>: its character, line and byte column.</summary>
    public (char Bracket, int Line, int Column) OpenBracket(int level) => throw new NotImplementedException();

    /// <summary>Reads a token. ERRORTOKEN means that <see cref="Error"/> says why; ENDMARKER repeats.</summary>
    public void Next(out Token token) => throw new NotImplementedException();
}
