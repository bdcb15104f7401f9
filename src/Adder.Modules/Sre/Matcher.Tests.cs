using System.Numerics;

namespace Adder.Modules.Sre;

internal ref partial struct Matcher<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly bool StartsWith(LiteralText literal, ref int at)
    {
        if (!literal.TryGet(out ReadOnlySpan<T> wanted) || !_text[at..].StartsWith(wanted)) return false;
        at += wanted.Length;
        return true;
    }

    private readonly uint CharAt(int at) => uint.CreateTruncating(_text[at]);

    // SRE(at)
    private readonly bool IsAt(SreAt what, int at) => what switch
    {
        SreAt.Beginning or SreAt.BeginningString => at == 0,
        SreAt.BeginningLine => at == 0 || CharAt(at - 1) == '\n',
        SreAt.End => at == _text.Length || (at == _text.Length - 1 && CharAt(at) == '\n'),
        SreAt.EndLine => at == _text.Length || CharAt(at) == '\n',
        SreAt.EndString => at == _text.Length,
        SreAt.Boundary or SreAt.LocBoundary => !_text.IsEmpty && IsAsciiWordAt(at - 1) != IsAsciiWordAt(at),
        SreAt.NonBoundary or SreAt.LocNonBoundary => !_text.IsEmpty && IsAsciiWordAt(at - 1) == IsAsciiWordAt(at),
        SreAt.UniBoundary => !_text.IsEmpty && IsWordAt(at - 1) != IsWordAt(at),
        SreAt.UniNonBoundary => !_text.IsEmpty && IsWordAt(at - 1) == IsWordAt(at),
        _ => false,
    };

    private readonly bool IsAsciiWordAt(int at) => (uint)at < (uint)_text.Length && CharCase.IsAsciiWord(CharAt(at));

    private readonly bool IsWordAt(int at) => (uint)at < (uint)_text.Length && CharCase.IsUnicodeWord(CharAt(at));

    private readonly bool IsGroupSet(int group)
    {
        int start = _state.Slots[group * 2];
        int end = _state.Slots[group * 2 + 1];
        return start >= 0 && end >= start;
    }

    private readonly bool MatchGroup(int group, CaseFolding folding, ref int at)
    {
        if (!IsGroupSet(group)) return false;
        int start = _state.Slots[group * 2];
        int length = _state.Slots[group * 2 + 1] - start;
        if (length > _text.Length - at) return false;
        ReadOnlySpan<T> wanted = _text.Slice(start, length);
        ReadOnlySpan<T> found = _text.Slice(at, length);
        if (folding == CaseFolding.None)
        {
            if (!wanted.SequenceEqual(found)) return false;
        }
        else
        {
            for (int i = 0; i < length; i++)
            {
                if (Fold(folding, wanted[i]) != Fold(folding, found[i])) return false;
            }
        }
        at += length;
        return true;
    }

    private static uint Fold(CaseFolding folding, T c) => folding == CaseFolding.Unicode
        ? CharCase.LowerUnicode(uint.CreateTruncating(c))
        : CharCase.LowerAscii(uint.CreateTruncating(c));
}
