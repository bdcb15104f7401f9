namespace Adder.Syntax.Tokenizing;

/// <summary>A token: what it is, and where it stands in the UTF-8 source.</summary>
/// <remarks>
/// Lines count from 1, columns are byte columns from 0 and -1 where CPython has none (INDENT, DEDENT and the like).
/// <see cref="Start"/> and <see cref="End"/> are offsets into <see cref="Tokenizer.Buffer"/>.
/// </remarks>
public struct Token
{
    public TokenKind Kind;

    /// <summary>How many brackets were open before the token, less one for a closing one.</summary>
    public short Level;

    public int Start;
    public int End;
    public int Line;
    public int Column;
    public int EndLine;
    public int EndColumn;

    public override readonly string ToString() => $"{Kind} {Line},{Column}-{EndLine},{EndColumn}";
}
