using System.Text;
using Adder.Importing;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;
using Adder.Syntax.Tokenizing;

namespace Adder.Modules.Tokenize;

/// <summary><c>TokenizerIter</c>: the tokens as tuples (type, text, start, end, line).</summary>
[PyType("TokenizerIter", Module = "_tokenize")]
internal partial class PyTokenizerIter : PyObject
{
    private const int Op = (int)TokenKind.Op;
    private const string FileName = "<string>";

    private readonly Tokenizer _tokenizer;
    private readonly bool _extraTokens;
    private bool _done;

    internal PyTokenizerIter(PyType type, Tokenizer tokenizer, bool extraTokens) : base(type)
    {
        _tokenizer = tokenizer;
        _extraTokens = extraTokens;
    }

    [Slot(Slot.TpNew, Signature = "tokenizeriter(readline, /, *, extra_tokens, encoding='utf-8')")]
    internal static Value New(ThreadState ts, PyType type, Value readline, bool extraTokens, [NoNulls] string? encoding = null)
    {
        var tokenizer = new Tokenizer(
            new ReadlineSource(ts, readline, encoding), new TokenizerOptions { ExtraTokens = extraTokens, TokenizeErrors = true });
        return type.IsHeapType ? new Subclass(type, tokenizer, extraTokens) : new PyTokenizerIter(type, tokenizer, extraTokens);
    }

    [Slot(Slot.TpIter)]
    internal static Value Iterate(Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next(ThreadState ts)
    {
        _tokenizer.Next(out Token token);
        if (token.Kind == TokenKind.ErrorToken) throw Failure(ts);
        if (_done) return default;
        _done = token.Kind == TokenKind.EndMarker;
        return Describe(in token);
    }

    private PyTuple Describe(in Token token)
    {
        bool trailing = token.Kind == TokenKind.EndMarker
            || (token.Kind == TokenKind.Dedent && _tokenizer.Status == TokenizerStatus.EndOfFile);
        (int line, int endLine) = (token.Line, token.EndLine);
        int lineStart = IsString(token.Kind) ? token.Start - token.Column : _tokenizer.LineStart;
        string lineText = trailing ? "" : TextFrom(lineStart);
        int column = -1;
        int endColumn = -1;
        if (token.Column >= 0)
        {
            column = CharactersBetween(lineStart, token.Start);
            endColumn = CharactersBetween(_tokenizer.LineStart, token.End);
        }
        int kind = (int)token.Kind;
        string text = trailing ? "" : Encoding.UTF8.GetString(_tokenizer.TextOf(token));
        if (_extraTokens)
        {
            if (trailing)
            {
                line++;
                endLine = line;
                column = endColumn = 0;
            }
            kind = Simplify(token.Kind);
            if (token.Kind is TokenKind.Newline or TokenKind.NL) text = LineEnd(in token);
            if (token.Kind == TokenKind.Newline) endColumn++;
        }
        return new PyTuple(kind, text, new PyTuple(line, column), new PyTuple(endLine, endColumn), lineText);
    }

    private static bool IsString(TokenKind kind) =>
        kind is TokenKind.String or TokenKind.FStringStart or TokenKind.FStringMiddle or TokenKind.FStringEnd;

    private static int Simplify(TokenKind kind) => kind switch
    {
        > TokenKind.Dedent and < TokenKind.Op => Op,
        TokenKind.Async or TokenKind.Await => (int)TokenKind.Name,
        _ => (int)kind,
    };

    private string LineEnd(in Token token)
    {
        bool isLast = _tokenizer.HasImplicitNewline && _tokenizer.Cursor == _tokenizer.Buffer.Length;
        if (isLast) return "";
        return _tokenizer.Buffer[token.Start] == '\r' ? "\r\n" : "\n";
    }

    private string TextFrom(int start)
    {
        int end = _tokenizer.ChunkEnd;
        bool isLast = _tokenizer.HasImplicitNewline && end == _tokenizer.Buffer.Length;
        if (isLast && end > start) end--;
        return Encoding.UTF8.GetString(_tokenizer.Buffer[start..end]);
    }

    private int CharactersBetween(int start, int end)
    {
        int count = 0;
        foreach (byte b in _tokenizer.Buffer[start..Math.Max(start, end)])
        {
            if ((b & 0xC0) != 0x80) count++;
        }
        return count;
    }

    private PythonException Failure(ThreadState ts)
    {
        Adder.Syntax.SyntaxError error = _tokenizer.Error!;
        if (_tokenizer.Status == TokenizerStatus.EndOfFile)
        {
            return new PythonException(new PySyntaxError(PyType.SyntaxError)
            {
                Args = new PyTuple(error.Message), Message = error.Message, FileName = FileName, Line = error.Line, Offset = 0,
            });
        }
        return SyntaxErrors.ToPython(ts, error, "<string>");
    }
}
