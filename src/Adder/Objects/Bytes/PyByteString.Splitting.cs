using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("""
        split($self, /, sep=None, maxsplit=-1)
        --

        Return a list of the sections between separators.

          sep
            The separator; None (the default) means runs of ASCII whitespace.
          maxsplit
            How often to split at most; -1 (the default) means no limit.
        """)]
    internal PyList Split(ThreadState ts, Value sep, long maxsplit)
    {
        long limit = maxsplit < 0 ? long.MaxValue : maxsplit;
        if (sep.IsNone) return SplitWhitespace(limit);
        using BufferView separator = BufferView.From(ts, sep);
        if (separator.Length == 0) throw Errors.ValueError("empty separator");
        PyList parts = new();
        int from = 0;
        while (limit-- > 0)
        {
            int at = Span[from..].IndexOf(separator.Span);
            if (at < 0) break;
            parts.Add(Copy(Span.Slice(from, at)));
            from += at + separator.Length;
        }
        parts.Add(from == 0 ? Same() : Copy(Span[from..]));
        return parts;
    }

    [PyMethod("""
        rsplit($self, /, sep=None, maxsplit=-1)
        --

        Return a list of the sections between separators, splitting from the end.

          sep
            The separator; None (the default) means runs of ASCII whitespace.
          maxsplit
            How often to split at most; -1 (the default) means no limit.
        """)]
    internal PyList SplitLast(ThreadState ts, Value sep, long maxsplit)
    {
        long limit = maxsplit < 0 ? long.MaxValue : maxsplit;
        PyList parts = sep.IsNone ? SplitWhitespaceLast(limit) : SplitLast(ts, sep, limit, new PyList());
        parts.Items.Reverse();
        return parts;
    }

    [PyMethod("""
        partition($self, sep, /)
        --

        Split at the first separator.

        Return a tuple of what is before it, the separator, and what is behind it;
        without a separator, of the whole and two empty objects.
        """)]
    internal PyTuple Partition(ThreadState ts, Value sep) => Partition(ts, sep, false);

    [PyMethod("""
        rpartition($self, sep, /)
        --

        Split at the last separator.

        Return a tuple of what is before it, the separator, and what is behind it;
        without a separator, of two empty objects and the whole.
        """)]
    internal PyTuple PartitionLast(ThreadState ts, Value sep) => Partition(ts, sep, true);

    [PyMethod("""
        splitlines($self, /, keepends=False)
        --

        Return a list of the lines, without line ends unless keepends is true.
        """)]
    internal PyList SplitLines(bool keepends)
    {
        ReadOnlySpan<byte> text = Span;
        PyList lines = new();
        int from = 0;
        while (from < text.Length)
        {
            int length = text[from..].IndexOfAny((byte)'\n', (byte)'\r');
            int end = length < 0 ? text.Length : from + length;
            int next = end;
            if (next < text.Length) next += text[next] == '\r' && next + 1 < text.Length && text[next + 1] == '\n' ? 2 : 1;
            bool isWhole = from == 0 && (keepends ? next : end) == text.Length;
            lines.Add(isWhole ? Same() : Copy(text[from..(keepends ? next : end)]));
            from = next;
        }
        return lines;
    }

    private PyList SplitWhitespace(long limit)
    {
        ReadOnlySpan<byte> text = Span;
        PyList parts = new();
        int i = SkipSpace(text, 0);
        while (i < text.Length)
        {
            int from = i;
            if (limit-- <= 0)
            {
                parts.Add(from == 0 ? Same() : Copy(text[from..]));
                break;
            }
            while (i < text.Length && !AsciiBytes.IsSpace(text[i])) i++;
            parts.Add(from == 0 && i == text.Length ? Same() : Copy(text[from..i]));
            i = SkipSpace(text, i);
        }
        return parts;
    }

    private PyList SplitWhitespaceLast(long limit)
    {
        ReadOnlySpan<byte> text = Span;
        PyList parts = new();
        int i = SkipSpaceBack(text, text.Length);
        while (i > 0)
        {
            int end = i;
            if (limit-- <= 0)
            {
                parts.Add(end == text.Length ? Same() : Copy(text[..end]));
                break;
            }
            while (i > 0 && !AsciiBytes.IsSpace(text[i - 1])) i--;
            parts.Add(i == 0 && end == text.Length ? Same() : Copy(text[i..end]));
            i = SkipSpaceBack(text, i);
        }
        return parts;
    }

    private PyList SplitLast(ThreadState ts, Value sep, long limit, PyList parts)
    {
        using BufferView separator = BufferView.From(ts, sep);
        if (separator.Length == 0) throw Errors.ValueError("empty separator");
        int end = Span.Length;
        while (limit-- > 0)
        {
            int at = Span[..end].LastIndexOf(separator.Span);
            if (at < 0) break;
            parts.Add(Copy(Span[(at + separator.Length)..end]));
            end = at;
        }
        parts.Add(end == Span.Length ? Same() : Copy(Span[..end]));
        return parts;
    }

    private PyTuple Partition(ThreadState ts, Value sep, bool last)
    {
        using BufferView separator = BufferView.From(ts, sep);
        if (separator.Length == 0) throw Errors.ValueError("empty separator");
        int at = last ? Span.LastIndexOf(separator.Span) : Span.IndexOf(separator.Span);
        if (at < 0) return last ? PyTuple.From([Own([]), Own([]), Same()]) : PyTuple.From([Same(), Own([]), Own([])]);
        Value middle = IsMutable || sep.Ref is not PyBytes ? Copy(separator.Span) : sep;
        return PyTuple.From([Copy(Span[..at]), middle, Copy(Span[(at + separator.Length)..])]);
    }

    private static int SkipSpace(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && AsciiBytes.IsSpace(text[i])) i++;
        return i;
    }

    private static int SkipSpaceBack(ReadOnlySpan<byte> text, int i)
    {
        while (i > 0 && AsciiBytes.IsSpace(text[i - 1])) i--;
        return i;
    }
}
