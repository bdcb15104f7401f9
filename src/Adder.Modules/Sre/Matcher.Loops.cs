using System.Numerics;

namespace Adder.Modules.Sre;

internal ref partial struct Matcher<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Takes as much as the loop can; <paramref name="least"/> is how far it can give back.</summary>
    private readonly bool EnterLoop(CharLoop loop, ref int at, out int least)
    {
        least = 0;
        ReadOnlySpan<T> rest = _text[at..];
        if (rest.Length < loop.Min) return false;
        if (loop.Max < rest.Length) rest = rest[..loop.Max];
        int count = loop.Test.CountRun(rest);
        if (count < loop.Min) return false;
        least = loop.Possessive ? at + count : at + loop.Min;
        at += count;
        if (loop.Possessive || loop.Tail is null) return true;
        at = GiveBack(loop, at, least);
        return at >= 0;
    }

    /// <summary>The last position down from <paramref name="at"/> where what follows could start, or -1.</summary>
    private readonly int GiveBack(CharLoop loop, int at, int least)
    {
        if (loop.Tail is not { } tail) return at;
        if (tail.SoleLiteral >= 0)
        {
            T literal = T.CreateTruncating(tail.SoleLiteral);
            if (at < _text.Length && _text[at] == literal) return at;
            int index = _text[least..at].LastIndexOf(literal);
            return index < 0 ? -1 : least + index;
        }
        while (at >= least)
        {
            if (at < _text.Length && tail.May(CharAt(at))) return at;
            at--;
        }
        return -1;
    }

    /// <summary>Takes as little as the loop can; <paramref name="most"/> is how far it may go.</summary>
    private readonly bool EnterLazy(CharLoop loop, ref int at, out int most)
    {
        most = 0;
        ReadOnlySpan<T> rest = _text[at..];
        if (rest.Length < loop.Min) return false;
        if (loop.Min > 0 && loop.Test.CountRun(rest[..loop.Min]) < loop.Min) return false;
        most = loop.Max < rest.Length ? at + loop.Max : _text.Length;
        at = TakeMore(loop, at + loop.Min, most);
        return at >= 0;
    }

    /// <summary>The first position up from <paramref name="at"/> where what follows could start, or -1.</summary>
    private readonly int TakeMore(CharLoop loop, int at, int most)
    {
        if (loop.Tail is not { } tail) return at;
        if (tail.SoleLiteral >= 0) return TakeUntilLiteral(loop, T.CreateTruncating(tail.SoleLiteral), at, most);
        while (true)
        {
            if (at >= _text.Length) return -1;
            uint c = CharAt(at);
            if (tail.May(c)) return at;
            if (at >= most || !loop.Test.Accepts(c)) return -1;
            at++;
        }
    }

    private readonly int TakeUntilLiteral(CharLoop loop, T literal, int at, int most)
    {
        ReadOnlySpan<T> rest = _text[at..Math.Min(_text.Length, most + 1)];
        int index;
        switch (loop.Test.Kind)
        {
            case CharKind.Any:
                index = rest.IndexOf(literal);
                break;
            case CharKind.AnyButNewline:
                index = rest.IndexOfAny(literal, T.CreateTruncating('\n'));
                break;
            default:
                for (index = 0; index < rest.Length; index++)
                {
                    if (rest[index] == literal) return at + index;
                    if (!loop.Test.Accepts(uint.CreateTruncating(rest[index]))) return -1;
                }
                return -1;
        }
        return index >= 0 && rest[index] == literal ? at + index : -1;
    }
}
