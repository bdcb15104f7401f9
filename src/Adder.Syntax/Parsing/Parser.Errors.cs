using Adder.Syntax.Text;
using Adder.Syntax.Tokenizing;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Raising errors, and placing them as CPython's pegen_errors.c does. The first error stays.</summary>
public sealed partial class Parser
{
    /// <summary>"Up to where the tokenizer stands" as the end of an error (CURRENT_POS).</summary>
    private const int CurrentPosition = -5;

    /// <summary>The token that an error is about when it is not the last one read.</summary>
    private int _knownErrorToken = -1;

    // RAISE_SYNTAX_ERROR: at the last token read.
    private void Raise(string message) => RaiseAtToken(SyntaxErrorKind.SyntaxError, message, LastToken);

    private void RaiseIndentation(string message) => RaiseAtToken(SyntaxErrorKind.IndentationError, message, LastToken);

    // RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN
    private void RaiseOnNextToken(string message)
    {
        if (_error is not null) return;
        Peek();
        if (_error is null) RaiseAtToken(SyntaxErrorKind.SyntaxError, message, _knownErrorToken >= 0 ? _knownErrorToken : _mark);
    }

    // RAISE_SYNTAX_ERROR_KNOWN_LOCATION
    private void RaiseAt(SourceSpan span, string message) =>
        RaiseAt(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column, span.EndLine, span.EndColumn);

    // RAISE_SYNTAX_ERROR_KNOWN_RANGE
    private void RaiseRange(SourceSpan first, SourceSpan last, string message) => RaiseAt(Between(first, last), message);

    // RAISE_SYNTAX_ERROR_STARTING_FROM
    private void RaiseFrom(SourceSpan first, string message) =>
        RaiseAt(SyntaxErrorKind.SyntaxError, message, first.Line, first.Column, CurrentPosition, CurrentPosition);

    private int LastToken => _knownErrorToken >= 0 ? _knownErrorToken : _fill - 1;

    // _PyPegen_raise_error
    private void RaiseAtToken(SyntaxErrorKind kind, string message, int token)
    {
        if (_error is not null || Refuse()) return;
        if (_fill == 0)
        {
            Report(kind, message, 0, 0, 0, -1);
            return;
        }
        ref Lexeme t = ref _tokens[token];
        int column = t.Column + 1;
        if (t.Column == -1)
        {
            column = _tokenizer.Cursor == _tokenizer.ChunkStart ? 0 : _tokenizer.Cursor - _tokenizer.LineStart;
        }
        Report(kind, message, t.Line, column, t.EndLine, t.EndColumn == -1 ? -1 : t.EndColumn + 1);
    }

    // RAISE_ERROR_KNOWN_LOCATION: columns from 0.
    private void RaiseAt(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn) =>
        Report(kind, message, line, column + 1, endLine, endColumn == CurrentPosition ? endColumn : endColumn + 1);

    // _PyPegen_raise_error_known_location: byte columns from 1.
    private void Report(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn)
    {
        if (_error is not null || Refuse()) return;
        if (endLine == CurrentPosition) endLine = _tokenizer.Line;
        if (endColumn == CurrentPosition) endColumn = _tokenizer.Cursor - _tokenizer.LineStart;
        string text = ErrorLine(line);
        SetError(new SyntaxError(
            kind, message, line, OffsetIn(text, column), endLine, endColumn > 0 ? OffsetIn(text, endColumn) : endColumn, text));
    }

    private string ErrorLine(int line)
    {
        if (_options.Mode == ParseMode.File && _options.FileLine?.Invoke(line) is string fileLine) return fileLine;
        int start = _tokenizer.ChunkStart;
        int end = _tokenizer.ChunkEnd;
        if (_tokenizer.Line <= line && end > start) return TextOf(start, end);
        ReadOnlySpan<byte> buffer = _tokenizer.Buffer;
        start = 0;
        for (int i = 1; i < line; i++)
        {
            int length = buffer[start..].IndexOf((byte)'\n');
            if (length < 0 || start + length + 1 > end) break;
            start += length + 1;
        }
        int rest = buffer[start..].IndexOf((byte)'\n');
        return TextOf(start, rest < 0 ? buffer.Length : start + rest);
    }

    private int OffsetIn(string line, int column) => _options.OffsetsInBytes ? column : CharacterOffset(line, column);

    // _PyPegen_byte_offset_to_character_offset: counts code points; a place behind the end of the text is right behind it.
    private static int CharacterOffset(string line, int bytes)
    {
        int count = 0;
        int i = 0;
        while (bytes > 0)
        {
            count++;
            if (i >= line.Length) return count;
            char c = line[i++];
            if (char.IsHighSurrogate(c) && i < line.Length) i++;
            bytes -= c < 0x80 ? 1 : c < 0x800 ? 2 : char.IsHighSurrogate(c) ? 4 : 3;
        }
        return count;
    }

    /// <summary>In the predictive pass no error is raised: the pass ends, and the next one will come upon it.</summary>
    private bool Refuse()
    {
        _refused |= _predictive;
        return _predictive;
    }

    /// <summary>Keeps an error and lets no rule succeed any more.</summary>
    private void SetError(SyntaxError error)
    {
        if (_error is not null || Refuse()) return;
        _error = error;
        for (int i = 0; i < _fill; i++)
        {
            _tokens[i].Kind = Terminal.ErrorToken;
            _tokens[i].Soft = SoftKeyword.None;
        }
    }

    // CHECK_VERSION
    private T? CheckVersion<T>(int version, string what, T? node) where T : class
    {
        if (node is null || _options.FeatureVersion >= version) return node;
        Raise($"{what} only supported in Python 3.{version} and greater");
        return null;
    }

    // _PyPegen_expect_forced_token
    private bool Force(Terminal kind, string spelling)
    {
        if (Accept(kind)) return true;
        if (_error is null) RaiseAt(SpanOf(_mark), $"expected '{spelling}'");
        return false;
    }

    private enum TargetKind { Star, Del, For }

    // RAISE_SYNTAX_ERROR_INVALID_TARGET
    private void RaiseInvalidTarget(TargetKind kind, Expr target)
    {
        Expr? invalid = InvalidTarget(target, kind);
        if (invalid is null) return;
        RaiseAt(invalid.Span, $"cannot {(kind == TargetKind.Del ? "delete" : "assign to")} {ExpressionNames.Of(invalid)}");
    }

    // _PyPegen_get_invalid_target
    private static Expr? InvalidTarget(Expr target, TargetKind kind)
    {
        switch (target)
        {
            case List list: return FirstInvalid(list.Elts, kind);
            case Tree.Tuple tuple: return FirstInvalid(tuple.Elts, kind);
            case Starred starred: return kind == TargetKind.Del ? starred : InvalidTarget(starred.Value, kind);
            case Compare compare when kind == TargetKind.For:
                // `a in b` of `for a in b` was parsed as a comparison.
                return compare.Ops[0] == CmpOp.In ? InvalidTarget(compare.Left, kind) : null;
            case Name or Subscript or Tree.Attribute: return null;
            default: return target;
        }
    }

    private static Expr? FirstInvalid(Expr[] elements, TargetKind kind)
    {
        foreach (Expr element in elements)
        {
            if (InvalidTarget(element, kind) is Expr invalid) return invalid;
        }
        return null;
    }
}
