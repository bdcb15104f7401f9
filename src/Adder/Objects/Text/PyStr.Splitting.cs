using System.Numerics;
using Adder.Objects.Clinic;
using Adder.Runtime;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        split($self, /, sep=None, maxsplit=-1)
        --

        Return the list of the parts between separators.

          sep
            The separator. None (the default) splits at runs of whitespace and
            drops empty parts.
          maxsplit
            The most splits to make, from the left; -1 (the default) means no
            limit.
        """)]
    private Value Split(ThreadState ts, Value sep, long maxsplit = -1)
    {
        int most = maxsplit < 0 || maxsplit > int.MaxValue ? int.MaxValue : (int)maxsplit;
        if (sep.IsNone) return SplitWhitespace(most);
        if (sep.Ref is not PyStr separator) return ts.Raise(PyType.TypeError, $"must be str or None, not {sep.Type.Name}");
        return separator.Length == 0 ? ts.Raise(PyType.ValueError, "empty separator") : SplitAt(separator, most);
    }

    [PyMethod("""
        rsplit($self, /, sep=None, maxsplit=-1)
        --

        Return the list of the parts between separators.

          sep
            The separator. None (the default) splits at runs of whitespace and
            drops empty parts.
          maxsplit
            The most splits to make, from the right; -1 (the default) means no
            limit.
        """)]
    private Value SplitFromRight(ThreadState ts, Value sep, long maxsplit = -1)
    {
        int most = maxsplit < 0 || maxsplit > int.MaxValue ? int.MaxValue : (int)maxsplit;
        if (!sep.IsNone && sep.Ref is not PyStr) return ts.Raise(PyType.TypeError, $"must be str or None, not {sep.Type.Name}");
        if (sep.Ref is PyStr { Length: 0 }) return ts.Raise(PyType.ValueError, "empty separator");
        PyList parts = sep.IsNone ? SplitWhitespaceFromRight(most) : SplitAtFromRight((PyStr)sep.Ref, most);
        parts.Items.Reverse();
        return parts;
    }

    internal PyList SplitAt(PyStr separator, int most)
    {
        PyList parts = new();
        int from = 0;
        while (most-- > 0)
        {
            int at = TextSearch.Find(this, separator, from, Length);
            if (at < 0) break;
            parts.Add(Substring(from, at));
            from = at + separator.Length;
        }
        parts.Add(from == 0 ? Exact() : Substring(from, Length));
        return parts;
    }

    private PyList SplitAtFromRight(PyStr separator, int most)
    {
        PyList parts = new();
        int to = Length;
        while (most-- > 0)
        {
            int at = TextSearch.FindLast(this, separator, 0, to);
            if (at < 0) break;
            parts.Add(Substring(at + separator.Length, to));
            to = at;
        }
        parts.Add(to == Length ? Exact() : Substring(0, to));
        return parts;
    }

    private PyList SplitWhitespace(int most) => Kind switch
    {
        StrKind.Latin1 => SplitWhitespace(Latin1, most),
        StrKind.Ucs2 => SplitWhitespace(Ucs2, most),
        _ => SplitWhitespace(Ucs4, most),
    };

    private PyList SplitWhitespace<T>(ReadOnlySpan<T> text, int most)
        where T : unmanaged, IBinaryInteger<T>
    {
        PyList parts = new();
        int i = 0;
        while (true)
        {
            while (i < text.Length && UnicodeData.IsSpace(int.CreateTruncating(text[i]))) i++;
            if (i >= text.Length) return parts;
            int from = i;
            if (most-- <= 0)
            {
                // What is left after the last split keeps its trailing whitespace.
                parts.Add(Substring(from, text.Length));
                return parts;
            }
            while (i < text.Length && !UnicodeData.IsSpace(int.CreateTruncating(text[i]))) i++;
            parts.Add(Substring(from, i));
        }
    }

    private PyList SplitWhitespaceFromRight(int most)
    {
        PyList parts = new();
        int i = Length;
        while (true)
        {
            while (i > 0 && UnicodeData.IsSpace(this[i - 1])) i--;
            if (i == 0) return parts;
            int to = i;
            if (most-- <= 0)
            {
                parts.Add(Substring(0, to));
                return parts;
            }
            while (i > 0 && !UnicodeData.IsSpace(this[i - 1])) i--;
            parts.Add(Substring(i, to));
        }
    }

    [PyMethod("""
        splitlines($self, /, keepends=False)
        --

        Return the list of the lines, without their ends unless keepends is true.
        """)]
    private Value SplitLines(bool keepends = false)
    {
        PyList lines = new();
        int from = 0;
        while (from < Length)
        {
            int to = NextLineBreak(from);
            int next = to;
            if (next < Length) next += this[to] == '\r' && to + 1 < Length && this[to + 1] == '\n' ? 2 : 1;
            int end = keepends ? next : to;
            lines.Add(from == 0 && end == Length ? Exact() : Substring(from, end));
            from = next;
        }
        return lines;
    }

    private int NextLineBreak(int from)
    {
        if (IsLatin1)
        {
            ReadOnlySpan<byte> latin1 = Latin1;
            int found = latin1[from..].IndexOfAny(LineBreaks.InLatin1);
            return found < 0 ? latin1.Length : from + found;
        }
        while (from < Length && !UnicodeData.IsLineBreak(this[from])) from++;
        return from;
    }

    // Made when first used: it is dear to a program that splits no lines.
    private static class LineBreaks
    {
        internal static readonly System.Buffers.SearchValues<byte> InLatin1 =
            System.Buffers.SearchValues.Create([10, 11, 12, 13, 28, 29, 30, 0x85]);
    }
}
