using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public abstract partial class PyByteString
{
    [PyMethod("""
        B.find(sub[, start[, end]]) -> int

        The lowest index at which subsection sub lies within B[start:end], or -1.
        """, Name = "find", Convention = CallingConvention.VarArgs)]
    internal long Find(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default) => Find(ts, sub, start, end, false);

    [PyMethod("""
        B.rfind(sub[, start[, end]]) -> int

        The highest index at which subsection sub lies within B[start:end], or -1.
        """, Name = "rfind", Convention = CallingConvention.VarArgs)]
    internal long FindLast(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default) => Find(ts, sub, start, end, true);

    [PyMethod("""
        B.index(sub[, start[, end]]) -> int

        As find(), but a missing subsection is a ValueError.
        """, Name = "index", Convention = CallingConvention.VarArgs)]
    internal long Index(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default) => Found(ts, Find(ts, sub, start, end, false));

    [PyMethod("""
        B.rindex(sub[, start[, end]]) -> int

        As rfind(), but a missing subsection is a ValueError.
        """, Name = "rindex", Convention = CallingConvention.VarArgs)]
    internal long IndexLast(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default) => Found(ts, Find(ts, sub, start, end, true));

    [PyMethod("""
        B.count(sub[, start[, end]]) -> int

        How often subsection sub lies within B[start:end] without overlapping.
        """, Name = "count", Convention = CallingConvention.VarArgs)]
    internal long Count(ThreadState ts, Value sub, SliceIndex start = default, SliceIndex end = default)
    {
        using BufferView part = Part(ts, sub);
        return ByteSearch.Count(Span, part.Span, start, end);
    }

    [PyMethod("""
        B.startswith(prefix[, start[, end]]) -> bool

        Whether B[start:end] begins with the prefix, or one of a tuple of prefixes.
        """, Name = "startswith", Convention = CallingConvention.VarArgs)]
    internal bool StartsWith(ThreadState ts, Value prefix, SliceIndex start = default, SliceIndex end = default) =>
        Matches(ts, "startswith", prefix, start, end, false);

    [PyMethod("""
        B.endswith(suffix[, start[, end]]) -> bool

        Whether B[start:end] ends with the suffix, or one of a tuple of suffixes.
        """, Name = "endswith", Convention = CallingConvention.VarArgs)]
    internal bool EndsWith(ThreadState ts, Value suffix, SliceIndex start = default, SliceIndex end = default) =>
        Matches(ts, "endswith", suffix, start, end, true);

    [PyMethod("""
        removeprefix($self, prefix, /)
        --

        Return the bytes without the prefix, if they begin with it; else a copy.
        """)]
    internal PyByteString RemovePrefix(BufferView prefix) =>
        !prefix.Span.IsEmpty && Span.StartsWith(prefix.Span) ? Copy(Span[prefix.Length..]) : Same();

    [PyMethod("""
        removesuffix($self, suffix, /)
        --

        Return the bytes without the suffix, if they end with it; else a copy.
        """)]
    internal PyByteString RemoveSuffix(BufferView suffix) =>
        !suffix.Span.IsEmpty && Span.EndsWith(suffix.Span) ? Copy(Span[..^suffix.Length]) : Same();

    private long Find(ThreadState ts, Value sub, SliceIndex start, SliceIndex end, bool last)
    {
        using BufferView part = Part(ts, sub);
        return ByteSearch.Find(Span, part.Span, start, end, last);
    }

    private static long Found(ThreadState ts, long at)
    {
        if (at < 0) ts.Raise(PyType.ValueError, "subsection not found");
        return at;
    }

    // parse_args_finds_byte
    private static BufferView Part(ThreadState ts, Value sub)
    {
        if (Buffers.Has(sub)) return BufferView.From(ts, sub);
        if (!Positions.HasIndex(sub)) throw Errors.TypeError($"argument should be integer or bytes-like object, not '{sub.Type.Name}'");
        long number = Indexing.ToSsize(ts, sub, null).OrThrow(ts);
        if (number is < 0 or > 255) throw Errors.ValueError("byte must be in range(0, 256)");
        return new(PyBytes.FromByte((byte)number));
    }

    private bool Matches(ThreadState ts, string function, Value part, SliceIndex start, SliceIndex end, bool atEnd)
    {
        if (part.Ref is PyTuple parts)
        {
            foreach (Value item in parts.Items)
            {
                using BufferView one = BufferView.From(ts, item);
                if (ByteSearch.Matches(Span, one.Span, start, end, atEnd)) return true;
            }
            return false;
        }
        if (!Buffers.Has(part)) throw Errors.TypeError($"{function} first arg must be bytes or a tuple of bytes, not {part.Type.Name}");
        using BufferView view = BufferView.From(ts, part);
        return ByteSearch.Matches(Span, view.Span, start, end, atEnd);
    }
}
