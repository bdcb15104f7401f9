using Adder.Syntax.Text;

namespace Adder.Syntax.Parsing;

/// <summary>Makes each identifier of a source one string.</summary>
internal sealed class NameTable
{
    private struct Entry
    {
        public uint Hash;
        public byte[] Spelling;
        public string Name;
    }

    private Entry[] _entries = new Entry[256];
    private int _count;

    public string Get(ReadOnlySpan<byte> spelling)
    {
        uint hash = Hash(spelling);
        int mask = _entries.Length - 1;
        int i = (int)hash & mask;
        while (_entries[i].Name is not null)
        {
            if (_entries[i].Hash == hash && spelling.SequenceEqual(_entries[i].Spelling)) return _entries[i].Name;
            i = (i + 1) & mask;
        }
        string name = Identifiers.Normalize(spelling);
        _entries[i] = new Entry { Hash = hash, Spelling = spelling.ToArray(), Name = name };
        if (++_count * 2 > _entries.Length) Grow();
        return name;
    }

    private static uint Hash(ReadOnlySpan<byte> spelling)
    {
        uint hash = 2166136261;
        foreach (byte b in spelling) hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }

    private void Grow()
    {
        Entry[] old = _entries;
        _entries = new Entry[old.Length * 2];
        int mask = _entries.Length - 1;
        foreach (Entry entry in old)
        {
            if (entry.Name is null) continue;
            int i = (int)entry.Hash & mask;
            while (_entries[i].Name is not null) i = (i + 1) & mask;
            _entries[i] = entry;
        }
    }
}
