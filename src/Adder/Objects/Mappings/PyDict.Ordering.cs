using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What OrderedDict needs beyond the order of insertion.</summary>
public partial class PyDict
{
    /// <summary>The number of the first entry, or -1. <paramref name="hint"/>, 0 at first, spares looking at removed entries again.</summary>
    internal int FirstEntry(ref (object? Entries, int Number) hint)
    {
        int number = ReferenceEquals(hint.Entries, _entries) ? hint.Number : 0;
        while (number < _count && _entries[number].Key.IsNull) number++;
        hint = (_entries, number);
        return number < _count ? number : -1;
    }

    /// <summary>The number of the last entry, or -1.</summary>
    internal int LastEntry()
    {
        while (_count > 0 && _entries[_count - 1].Key.IsNull) _count--;
        return _count - 1;
    }

    /// <summary>Moves the entry of a key to the end, or to the beginning; false when there is none. Throws.</summary>
    internal bool Move(ThreadState ts, Value key, bool toEnd)
    {
        int number = Lookup(ts, key, Protocols.Hashing.Of(ts, key).OrThrow(ts));
        if (number == Failed) throw ts.Throwable();
        if (number < 0) return false;
        Entry entry = _entries[number];
        if (toEnd)
        {
            if (number == LastEntry()) return true;
            RemoveEntry(number);
            Append(entry.Key, entry.Hash, entry.Item);
            return true;
        }
        Entry[] entries = new Entry[_entries.Length];
        entries[0] = entry;
        int count = 1;
        for (int i = 0; i < _count; i++)
        {
            if (i != number && !_entries[i].Key.IsNull) entries[count++] = _entries[i];
        }
        _entries = entries;
        _count = count;
        _keysVersion = 0;
        _usable = entries.Length - count;
        LinkAll(_index?.Length ?? 0);
        return true;
    }
}
