namespace Adder.Objects;

/// <summary>Finding bytes in bytes. (stringlib)</summary>
internal static class ByteSearch
{
    /// <summary>The first place of the part between start and end, which are not yet adjusted to the length; -1 when there is none.</summary>
    internal static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, Clinic.SliceIndex start, Clinic.SliceIndex end, bool last)
    {
        if (!Adjust(text.Length, start, end, out int from, out int to) || part.Length > to - from) return -1;
        ReadOnlySpan<byte> window = text[from..to];
        int at = part.IsEmpty ? (last ? window.Length : 0) : last ? window.LastIndexOf(part) : TextSearch.IndexOf(window, part);
        return at < 0 ? -1 : at + from;
    }

    /// <summary>How often the part is there without overlapping itself.</summary>
    internal static long Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, Clinic.SliceIndex start, Clinic.SliceIndex end)
    {
        if (!Adjust(text.Length, start, end, out int from, out int to)) return 0;
        return Count(text[from..to], part);
    }

    internal static long Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty) return text.Length + 1L;
        if (part.Length == 1) return MemoryExtensions.Count(text, part[0]);
        long count = 0;
        for (int at; (at = TextSearch.IndexOf(text, part)) >= 0; count++) text = text[(at + part.Length)..];
        return count;
    }

    /// <summary>Whether the text between start and end begins (or ends) with the part. (tailmatch)</summary>
    internal static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, Clinic.SliceIndex start, Clinic.SliceIndex end, bool atEnd)
    {
        if (!Adjust(text.Length, start, end, out int from, out int to)) return false;
        ReadOnlySpan<byte> window = text[from..to];
        return atEnd ? window.EndsWith(part) : window.StartsWith(part);
    }

    // ADJUST_INDICES; false where start is behind end.
    private static bool Adjust(int length, Clinic.SliceIndex start, Clinic.SliceIndex end, out int from, out int to)
    {
        to = end.ClampStop(length);
        long first = start.Index < 0 ? Math.Max(start.Index + length, 0) : start.Index;
        from = (int)Math.Min(first, length);
        return first <= to;
    }
}
