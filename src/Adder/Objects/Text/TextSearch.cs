using System.Numerics;

namespace Adder.Objects;

/// <summary>Searching of strings, vectorized over each width. (stringlib/fastsearch.h)</summary>
internal static class TextSearch
{
    private const int LongPattern = 64, LongText = 2000;

    /// <summary>The position of the first occurrence within start..end, or -1.</summary>
    internal static int Find(PyStr text, PyStr sub, int start, int end)
    {
        if (end - start < sub.Length) return -1;
        if (sub.Length == 0) return start;
        if (sub.Kind > text.Kind) return -1;
        int found = text.Kind switch
        {
            StrKind.Latin1 => IndexOf(text.Latin1[start..end], sub.Latin1),
            StrKind.Ucs2 => Find(text.Ucs2[start..end], sub),
            _ => Find(text.Ucs4[start..end], sub),
        };
        return found < 0 ? -1 : found + start;
    }

    /// <summary>The position of the last occurrence within start..end, or -1.</summary>
    internal static int FindLast(PyStr text, PyStr sub, int start, int end)
    {
        if (end - start < sub.Length) return -1;
        if (sub.Length == 0) return end;
        if (sub.Kind > text.Kind) return -1;
        int found = text.Kind switch
        {
            StrKind.Latin1 => text.Latin1[start..end].LastIndexOf(sub.Latin1),
            StrKind.Ucs2 => text.Ucs2[start..end].LastIndexOf(sub.As<char>()),
            _ => text.Ucs4[start..end].LastIndexOf(sub.As<int>()),
        };
        return found < 0 ? -1 : found + start;
    }

    /// <summary>How many occurrences do not overlap.</summary>
    internal static int Count(PyStr text, PyStr sub, int start, int end)
    {
        if (end - start < sub.Length) return 0;
        if (sub.Length == 0) return end - start + 1;
        if (sub.Kind > text.Kind) return 0;
        return text.Kind switch
        {
            StrKind.Latin1 => Count(text.Latin1[start..end], sub.Latin1),
            StrKind.Ucs2 => Count(text.Ucs2[start..end], sub.As<char>()),
            _ => Count(text.Ucs4[start..end], sub.As<int>()),
        };
    }

    /// <summary>As the span's own, but linear for long patterns.</summary>
    internal static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> sub)
        where T : unmanaged, IBinaryInteger<T> =>
        sub.Length < LongPattern || text.Length < LongText ? text.IndexOf(sub) : TwoWaySearch.Find(text, sub);

    private static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> sub)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (sub.Length < LongPattern || text.Length < LongText) return text.Count(sub);
        int count = 0;
        while (IndexOf(text, sub) is >= 0 and int found)
        {
            count++;
            text = text[(found + sub.Length)..];
        }
        return count;
    }

    /// <summary>Whether the text has the other at the position, where it must fit.</summary>
    internal static bool Matches(PyStr text, PyStr sub, int position)
    {
        if (sub.Kind > text.Kind) return sub.Length == 0;
        return text.Kind switch
        {
            StrKind.Latin1 => text.Latin1.Slice(position, sub.Length).SequenceEqual(sub.Latin1),
            StrKind.Ucs2 => text.Ucs2.Slice(position, sub.Length).SequenceEqual(sub.As<char>()),
            _ => text.Ucs4.Slice(position, sub.Length).SequenceEqual(sub.As<int>()),
        };
    }

    private static int Find<T>(ReadOnlySpan<T> text, PyStr sub)
        where T : unmanaged, IBinaryInteger<T> =>
        sub.Length == 1 ? text.IndexOf(T.CreateTruncating(sub[0])) : IndexOf(text, sub.As<T>());
}
