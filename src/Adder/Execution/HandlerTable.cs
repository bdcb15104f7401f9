namespace Adder.Execution;

/// <summary>A code object's exception table, decoded: which instructions are covered by which handler.</summary>
internal sealed class HandlerTable
{
    private readonly Entry[] _entries;

    internal HandlerTable(ReadOnlySpan<byte> table)
    {
        Entry[] entries = new Entry[4];
        int count = 0, position = 0;
        while (position < table.Length)
        {
            int start = ReadNumber(table, ref position);
            int size = ReadNumber(table, ref position);
            int target = ReadNumber(table, ref position);
            int depthAndOffset = ReadNumber(table, ref position);
            if (count == entries.Length) Array.Resize(ref entries, count * 2);
            entries[count++] = new Entry(start, start + size, target, depthAndOffset >> 1, (depthAndOffset & 1) != 0);
        }
        Array.Resize(ref entries, count);
        _entries = entries;
    }

    private readonly struct Entry(int start, int end, int target, int depth, bool keepsOffset)
    {
        internal readonly int Start = start, End = end, Target = target, Depth = depth;
        internal readonly bool KeepsOffset = keepsOffset;
    }

    /// <summary>The handler for an error at the offset, in code units. (get_exception_handler)</summary>
    internal bool Find(int offset, out int target, out int depth, out bool keepsOffset)
    {
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Start > offset) break;
            if (offset >= entry.End) continue;
            target = entry.Target;
            depth = entry.Depth;
            keepsOffset = entry.KeepsOffset;
            return true;
        }
        target = depth = 0;
        keepsOffset = false;
        return false;
    }

    /// <summary>Where handlers begin.</summary>
    internal IEnumerable<int> Targets()
    {
        foreach (Entry entry in _entries) yield return entry.Target;
    }

    /// <summary>What is covered, and by which handler.</summary>
    internal IEnumerable<(int Start, int Target, int Depth, bool KeepsOffset)> Regions()
    {
        foreach (Entry entry in _entries) yield return (entry.Start, entry.Target, entry.Depth, entry.KeepsOffset);
    }

    // Six bits a byte, most significant first; bit 6 says that more follow.
    private static int ReadNumber(ReadOnlySpan<byte> table, ref int position)
    {
        int b = table[position++];
        int number = b & 63;
        while ((b & 64) != 0)
        {
            b = table[position++];
            number = number << 6 | b & 63;
        }
        return number;
    }
}
