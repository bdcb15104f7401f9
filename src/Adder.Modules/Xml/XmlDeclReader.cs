namespace Adder.Modules.Xml;

/// <summary>Takes one markup declaration apart. Throws where something else is expected.</summary>
internal ref struct XmlDeclReader(ReadOnlySpan<char> text, int start, int end)
{
    private readonly ReadOnlySpan<char> _text = text[..end];

    internal int At { get; private set; } = start;

    internal readonly bool AtEnd => At >= _text.Length;

    internal readonly char Current => AtEnd ? '\0' : _text[At];

    internal readonly bool AtQuote => Current is '"' or '\'';

    internal readonly XmlFault Wrong() => new(!AtEnd && !XmlChars.IsChar(Current) ? XmlError.InvalidToken : XmlError.Syntax, At);

    internal bool SkipSpace()
    {
        int from = At;
        while (!AtEnd && XmlChars.IsSpace(Current)) At++;
        return At > from;
    }

    internal void RequireSpace()
    {
        if (!SkipSpace()) throw Wrong();
    }

    internal bool TryTake(char c)
    {
        if (Current != c || AtEnd) return false;
        At++;
        return true;
    }

    internal void Take(char c)
    {
        if (!TryTake(c)) throw Wrong();
    }

    internal string Name()
    {
        if (AtEnd || !XmlChars.IsNameStart(Current)) throw Wrong();
        return NameToken();
    }

    internal string NameToken()
    {
        int from = At;
        while (!AtEnd && XmlChars.IsName(Current)) At++;
        return At > from ? _text[from..At].ToString() : throw Wrong();
    }

    /// <summary>Where the last closing parenthesis before the current place is; the start where there is none.</summary>
    internal readonly int LastParenthesis(int start)
    {
        int last = _text[start..At].LastIndexOf(')');
        return last < 0 ? start : start + last;
    }

    internal string Literal()
    {
        if (!AtQuote) throw Wrong();
        int from = At + 1, length = _text[from..].IndexOf(Current);
        if (length < 0) throw new XmlFault(XmlError.InvalidToken, At);
        At = from + length + 1;
        return _text.Slice(from, length).ToString();
    }
}
