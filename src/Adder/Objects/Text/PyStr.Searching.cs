using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    private static PyStr Sub(Value sub) => sub.Ref as PyStr ?? throw Errors.TypeError($"must be str, not {sub.Type.Name}");

    // ADJUST_INDICES: a start beyond the end finds nothing, not even the empty string.
    private int From(SliceIndex start) => start.Index <= Length ? start.Clamp(Length) : Length + 1;

    [PyMethod("""
        S.count(sub[, start[, end]]) -> int

        Return how often sub occurs in S[start:end] without overlapping.
        """, Name = "count", Convention = CallingConvention.VarArgs)]
    private long CountOf(Value sub, SliceIndex start = default, SliceIndex end = default) =>
        TextSearch.Count(this, Sub(sub), From(start), end.ClampStop(Length));

    [PyMethod("""
        S.find(sub[, start[, end]]) -> int

        Return the lowest position of sub in S[start:end], -1 if it is not there.
        """, Name = "find", Convention = CallingConvention.VarArgs)]
    private long Find(Value sub, SliceIndex start = default, SliceIndex end = default) =>
        TextSearch.Find(this, Sub(sub), From(start), end.ClampStop(Length));

    [PyMethod("""
        S.rfind(sub[, start[, end]]) -> int

        Return the highest position of sub in S[start:end], -1 if it is not there.
        """, Name = "rfind", Convention = CallingConvention.VarArgs)]
    private long FindLast(Value sub, SliceIndex start = default, SliceIndex end = default) =>
        TextSearch.FindLast(this, Sub(sub), From(start), end.ClampStop(Length));

    [PyMethod("""
        S.index(sub[, start[, end]]) -> int

        Return the lowest position of sub in S[start:end].

        Raises ValueError if it is not there.
        """, Name = "index", Convention = CallingConvention.VarArgs)]
    private Value Index(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default)
    {
        int found = TextSearch.Find(this, Sub(sub), From(start), end.ClampStop(Length));
        return found >= 0 ? found : ts.Raise(PyType.ValueError, "substring not found");
    }

    [PyMethod("""
        S.rindex(sub[, start[, end]]) -> int

        Return the highest position of sub in S[start:end].

        Raises ValueError if it is not there.
        """, Name = "rindex", Convention = CallingConvention.VarArgs)]
    private Value IndexLast(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default)
    {
        int found = TextSearch.FindLast(this, Sub(sub), From(start), end.ClampStop(Length));
        return found >= 0 ? found : ts.Raise(PyType.ValueError, "substring not found");
    }

    [PyMethod("""
        S.startswith(prefix[, start[, end]]) -> bool

        Return True if S[start:end] begins with the prefix, or with one of a
        tuple of prefixes.
        """, Name = "startswith", Convention = CallingConvention.VarArgs)]
    private bool StartsWith(Value prefix, SliceIndex start = default, SliceIndex end = default) =>
        HasAffix(prefix, From(start), end.ClampStop(Length), atEnd: false, "startswith");

    [PyMethod("""
        S.endswith(suffix[, start[, end]]) -> bool

        Return True if S[start:end] ends with the suffix, or with one of a
        tuple of suffixes.
        """, Name = "endswith", Convention = CallingConvention.VarArgs)]
    private bool EndsWith(Value suffix, SliceIndex start = default, SliceIndex end = default) =>
        HasAffix(suffix, From(start), end.ClampStop(Length), atEnd: true, "endswith");

    private bool HasAffix(Value affix, int start, int end, bool atEnd, string function)
    {
        if (affix.Ref is PyStr one) return HasAffix(one, start, end, atEnd);
        if (affix.Ref is not PyTuple several)
        {
            throw Errors.TypeError($"{function} first arg must be str or a tuple of str, not {affix.Type.Name}");
        }
        foreach (Value item in several.Items)
        {
            if (item.Ref is not PyStr text) throw Errors.TypeError($"tuple for {function} must only contain str, not {item.Type.Name}");
            if (HasAffix(text, start, end, atEnd)) return true;
        }
        return false;
    }

    // tailmatch
    private bool HasAffix(PyStr affix, int start, int end, bool atEnd)
    {
        if (end - start < affix.Length) return false;
        return TextSearch.Matches(this, affix, atEnd ? end - affix.Length : start);
    }

    [PyMethod("""
        removeprefix($self, prefix, /)
        --

        Return the string without the prefix if it begins with it, else as it is.
        """)]
    private PyStr RemovePrefix(PyStr prefix) => HasAffix(prefix, 0, Length, atEnd: false) ? Substring(prefix.Length, Length) : Exact();

    [PyMethod("""
        removesuffix($self, suffix, /)
        --

        Return the string without the suffix if it ends with it, else as it is.
        """)]
    private PyStr RemoveSuffix(PyStr suffix) =>
        suffix.Length > 0 && HasAffix(suffix, 0, Length, atEnd: true) ? Substring(0, Length - suffix.Length) : Exact();

    [PyMethod("""
        partition($self, sep, /)
        --

        Split at the first occurrence of the separator.

        Return (before, separator, after); if the separator is not there,
        (self, '', '').
        """)]
    private Value Partition(ThreadState ts, Value sep)
    {
        PyStr separator = Sub(sep);
        if (separator.Length == 0) return ts.Raise(PyType.ValueError, "empty separator");
        int at = TextSearch.Find(this, separator, 0, Length);
        return at < 0
            ? PyTuple.From([Exact(), Empty, Empty])
            : PyTuple.From([Substring(0, at), separator, Substring(at + separator.Length, Length)]);
    }

    [PyMethod("""
        rpartition($self, sep, /)
        --

        Split at the last occurrence of the separator.

        Return (before, separator, after); if the separator is not there,
        ('', '', self).
        """)]
    private Value PartitionLast(ThreadState ts, Value sep)
    {
        PyStr separator = Sub(sep);
        if (separator.Length == 0) return ts.Raise(PyType.ValueError, "empty separator");
        int at = TextSearch.FindLast(this, separator, 0, Length);
        return at < 0
            ? PyTuple.From([Empty, Empty, Exact()])
            : PyTuple.From([Substring(0, at), separator, Substring(at + separator.Length, Length)]);
    }
}
