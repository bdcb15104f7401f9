using System.Numerics;

namespace Adder.Modules.Sre;

/// <summary>What single characters are matched by.</summary>
internal enum CharKind : byte
{
    Literal,
    NotLiteral,
    AnyButNewline,
    Any,
    Class,
}

/// <summary>One test of a character: a literal, its negation, any character, or a class.</summary>
internal readonly struct CharTest(CharKind kind, uint literal, CharClass? members)
{
    internal readonly CharKind Kind = kind;
    internal readonly uint Literal = literal;
    internal readonly CharClass? Members = members;

    internal bool Accepts(uint c) => Kind switch
    {
        CharKind.Literal => c == Literal,
        CharKind.NotLiteral => c != Literal,
        CharKind.AnyButNewline => c != '\n',
        CharKind.Any => true,
        _ => Members!.Contains(c),
    };

    /// <summary>The length of the run of accepted characters at the start of the text.</summary>
    internal int CountRun<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        int end;
        switch (Kind)
        {
            case CharKind.Any:
                return text.Length;
            case CharKind.AnyButNewline:
                end = text.IndexOf(T.CreateTruncating('\n'));
                break;
            case CharKind.NotLiteral:
                T excluded = T.CreateTruncating(Literal);
                end = uint.CreateTruncating(excluded) == Literal ? text.IndexOf(excluded) : -1;
                break;
            case CharKind.Literal:
                T wanted = T.CreateTruncating(Literal);
                end = uint.CreateTruncating(wanted) == Literal ? text.IndexOfAnyExcept(wanted) : 0;
                break;
            default:
                return Members!.CountRun(text);
        }
        return end < 0 ? text.Length : end;
    }

    internal void AddTo(FirstSet first)
    {
        switch (Kind)
        {
            case CharKind.Literal:
                first.AddLiteral(Literal);
                break;
            case CharKind.NotLiteral:
                first.AddNot(Literal);
                break;
            case CharKind.AnyButNewline:
                first.AddNot('\n');
                break;
            case CharKind.Any:
                first.AddAll();
                break;
            default:
                first.AddClass(Members!);
                break;
        }
    }
}

/// <summary>A repeated test of one character.</summary>
internal sealed class CharLoop(CharTest test, int min, int max, bool possessive)
{
    internal readonly CharTest Test = test;
    internal readonly int Min = min;
    internal readonly int Max = max;

    /// <summary>Never gives back: written so, or because what follows cannot start with a repeated character.</summary>
    internal bool Possessive = possessive;

    /// <summary>What follows can start with these characters only; null when it may be empty.</summary>
    internal FirstSet? Tail;

    /// <summary>Sets what follows, and draws the conclusions.</summary>
    internal void SetTail(FirstSet tail)
    {
        if (tail.Nullable) return;
        Tail = tail;
        var own = new FirstSet();
        Test.AddTo(own);
        if (own.IsDisjoint(tail)) Possessive = true;
    }
}
