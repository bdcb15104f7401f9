using System.Numerics;

namespace Adder.Objects;

/// <summary>Crochemore and Perrin's search for long patterns: linear in the worst case, where .NET's is not. (stringlib two-way)</summary>
internal static class TwoWaySearch
{
    internal static int Find<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern)
        where T : unmanaged, IBinaryInteger<T>
    {
        (int cut, int period) = Factorize(pattern);
        bool periodic = pattern[..cut].SequenceEqual(pattern.Slice(period, cut));
        if (!periodic) period = Math.Max(cut, pattern.Length - cut) + 1;
        int at = 0, known = 0;
        int last = text.Length - pattern.Length;
        while (at <= last)
        {
            if (known == 0)
            {
                int skipped = text.Slice(at + cut, last - at + 1).IndexOf(pattern[cut]);
                if (skipped < 0) return -1;
                at += skipped;
            }
            int i = Math.Max(cut, known);
            i += text.Slice(at + i, pattern.Length - i).CommonPrefixLength(pattern[i..]);
            if (i < pattern.Length)
            {
                at += i - cut + 1;
                known = 0;
                continue;
            }
            i = cut;
            while (i > known && pattern[i - 1] == text[at + i - 1]) i--;
            if (i <= known) return at;
            at += period;
            known = periodic ? pattern.Length - period : 0;
        }
        return -1;
    }

    // The later of the two maximal suffixes is a critical cut.
    private static (int Cut, int Period) Factorize<T>(ReadOnlySpan<T> pattern)
        where T : unmanaged, IBinaryInteger<T>
    {
        (int Cut, int Period) ascending = MaximalSuffix(pattern, inverted: false), descending = MaximalSuffix(pattern, inverted: true);
        return ascending.Cut > descending.Cut ? ascending : descending;
    }

    private static (int Cut, int Period) MaximalSuffix<T>(ReadOnlySpan<T> pattern, bool inverted)
        where T : unmanaged, IBinaryInteger<T>
    {
        int suffix = 0, candidate = 1, k = 0, period = 1;
        while (candidate + k < pattern.Length)
        {
            T a = pattern[candidate + k], b = pattern[suffix + k];
            if (inverted ? b < a : a < b)
            {
                candidate += k + 1;
                k = 0;
                period = candidate - suffix;
            }
            else if (a != b)
            {
                suffix = candidate++;
                k = 0;
                period = 1;
            }
            else if (k + 1 != period)
            {
                k++;
            }
            else
            {
                candidate += period;
                k = 0;
            }
        }
        return (suffix, period);
    }
}
