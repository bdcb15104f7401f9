namespace Adder.Execution;

/// <summary>A code object's exception table, decoded: which instructions are covered by which handler.</summary>
internal sealed class HandlerTable
{
    private readonly Entry[] _entries;

    internal HandlerTable(ReadOnlySpan<byte> table)
    {
        List<Entry> entries = [];
        int position = 0;
        while (position < table.Length)
        {
            int start = ReadNumber(table, ref position);
            int size = ReadNumber(table, ref position);
            int target = ReadNumber(table, ref position);
            int depthAndOffset = ReadNumber(table, ref position);
            entries.Add(new Entry(start, start + size, target, depthAndOffset >> 1, (depthAndOffset & 1) != 0));
        }
        _entries = entries.ToArray();
    }

    private readonly record struct Entry(int Start, int End, int Target, int Depth, bool KeepsOffset);

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
