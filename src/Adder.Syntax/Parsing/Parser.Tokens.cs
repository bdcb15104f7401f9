using System.Runtime.CompilerServices;
using Adder.Syntax.Text;
using Adder.Syntax.Tokenizing;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>A token as the parser keeps it.</summary>
internal struct Lexeme
{
    public Terminal Kind;
    public SoftKeyword Soft;
    public short Level;
    public int Start;
    public int End;
    public int Line;
    public int Column;
    public int EndLine;
    public int EndColumn;

    /// <summary>The newest memo entry for this place, 0 for none.</summary>
    public int Memo;

    /// <summary>The identifier or constant that the token spells, once asked for.</summary>
    public object? Value;
}

/// <summary>The token array and what moves over it.</summary>
public sealed partial class Parser
{
    private Lexeme[] _tokens;
    private int _mark;
    private int _fill;

    /// <summary>How many tokens the predictive pass has read; the next pass is handed these again.</summary>
    private int _available;

    private bool _parsingStarted;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Terminal Peek()
    {
        if (_mark == _fill) Fill();
        return _tokens[_mark].Kind;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Accept(Terminal kind)
    {
        if (Peek() != kind) return false;
        _mark++;
        return true;
    }

    /// <summary>The kind of the token after the next one.</summary>
    private Terminal PeekSecond()
    {
        Peek();
        _mark++;
        Terminal kind = Peek();
        _mark--;
        return kind;
    }

    private bool AcceptSoft(SoftKeyword keyword)
    {
        Peek();
        if (_tokens[_mark].Soft != keyword) return false;
        _mark++;
        return true;
    }

    private bool PeekSoft(SoftKeyword keyword)
    {
        Peek();
        return _tokens[_mark].Soft == keyword;
    }

    /// <summary>Reads another token (<c>_PyPegen_fill_token</c>).</summary>
    private void Fill()
    {
        if (_fill < _available)
        {
            if (_tokens[_fill++].Kind == Terminal.ErrorToken) RaiseTokenizerError();
            return;
        }
        if (_fill + 1 >= _tokens.Length) Array.Resize(ref _tokens, _tokens.Length * 2);
        ref Lexeme lexeme = ref _tokens[_fill];
        lexeme = default;
        if (_error is not null || (_refused && _predictive))
        {
            lexeme.Kind = Terminal.ErrorToken;
            return;
        }
        Token token;
        _tokenizer.Next(out token);
        while (token.Kind == TokenKind.TypeIgnore)
        {
            (_typeIgnores ??= []).Add(new TypeIgnore(token.Line, TextOf(token.Start, token.End)));
            _tokenizer.Next(out token);
        }
        if (token.Kind == TokenKind.EndMarker && _options.Mode == ParseMode.Single && _parsingStarted)
        {
            token.Kind = TokenKind.Newline;
            _parsingStarted = false;
            if (_tokenizer.Indentation > 0 && !_options.DontImplyDedent) _tokenizer.EndBlocks();
        }
        else
        {
            _parsingStarted = true;
        }
        Initialize(ref lexeme, token);
        _fill++;
        if (token.Kind == TokenKind.ErrorToken) RaiseTokenizerError();
    }

    private void Initialize(ref Lexeme lexeme, in Token token)
    {
        lexeme.Kind = token.Kind == TokenKind.Name
            ? Keywords.Find(_tokenizer.TextOf(token), out lexeme.Soft)
            : (Terminal)token.Kind;
        if (_options.FeatureVersion < 7) lexeme.Kind = TameAsync(lexeme.Kind, token);
        lexeme.Level = token.Level;
        lexeme.Start = token.Start;
        lexeme.End = token.End;
        lexeme.Line = token.Line;
        lexeme.Column = token.Column;
        lexeme.EndLine = token.EndLine;
        lexeme.EndColumn = token.EndColumn;
    }

    private string TextOf(int start, int end) => System.Text.Encoding.UTF8.GetString(_tokenizer.Buffer[start..end]);

    private ReadOnlySpan<byte> BytesOf(int token) => _tokenizer.Buffer[_tokens[token].Start.._tokens[token].End];

    private SourceSpan SpanOf(int token)
    {
        ref Lexeme t = ref _tokens[token];
        return new SourceSpan(t.Line, t.Column, t.EndLine, t.EndColumn);
    }

    /// <summary>From the token at <paramref name="start"/> to the last one taken that is not white space (EXTRA).</summary>
    private SourceSpan SpanFrom(int start)
    {
        ref Lexeme first = ref _tokens[start];
        int last = _mark - 1;
        while (last > 0 && IsWhiteSpace(_tokens[last].Kind)) last--;
        ref Lexeme end = ref _tokens[last];
        return new SourceSpan(first.Line, first.Column, end.EndLine, end.EndColumn);
    }

    private static bool IsWhiteSpace(Terminal kind) =>
        kind is Terminal.EndMarker or Terminal.Newline or Terminal.Indent or Terminal.Dedent;

    private static SourceSpan Between(SourceSpan first, SourceSpan last) =>
        new(first.Line, first.Column, last.EndLine, last.EndColumn);

    /// <summary>The identifier spelt by a NAME token, normalized.</summary>
    private string Identifier(int token)
    {
        ref Lexeme t = ref _tokens[token];
        return (string)(t.Value ??= _names.Get(BytesOf(token)));
    }

    private Name NameAt(int token) => new(Identifier(token), ExprContext.Load, SpanOf(token));

    private readonly NameTable _names = new();
}
