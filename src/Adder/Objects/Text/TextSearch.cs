using System.Numerics;

namespace Adder.Objects;

/// <summary>Searching of strings, vectorized over each width. (stringlib/fastsearch.h)</summary>
internal static class TextSearch
{
    /// <summary>The position of the first occurrence within start..end, or -1.</summary>
    internal static int Find(PyStr text, PyStr sub, int start, int end)
    {
        if (end - start < sub.Length) return -1;
        if (sub.Length == 0) return start;
        if (sub.Kind > text.Kind) return -1;
        int found = text.Kind switch
        {
            StrKind.Latin1 => text.Latin1[start..end].IndexOf(sub.Latin1),
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
            StrKind.Latin1 => text.Latin1[start..end].Count(sub.Latin1),
            StrKind.Ucs2 => text.Ucs2[start..end].Count(sub.As<char>()),
            _ => text.Ucs4[start..end].Count(sub.As<int>()),
        };
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
        sub.Length == 1 ? text.IndexOf(T.CreateTruncating(sub[0])) : text.IndexOf(sub.As<T>());
}
