using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyDict
{
    private const int Absent = -1, Failed = -2;

    /// <summary>The entry number of the key, -1 when absent, -2 when a comparison failed (error pending).</summary>
    internal int Lookup(ThreadState ts, Value key, long hash)
    {
        if (OnlyStrings && ReferenceEquals(key.Ref.Type, PyType.Str))
        {
            return LookupString(System.Runtime.CompilerServices.Unsafe.As<PyStr>(key.Ref), hash);
        }
        if (key.IsInt) return LookupInt(ts, key, hash);
        return LookupGeneric(ts, key, hash);
    }

    /// <summary>The entry number of a string key where every key is an exact str (else other keys are passed over).</summary>
    internal int LookupString(PyStr key, long hash)
    {
        int[]? index = _index;
        if (index is null) return LookupStringAmongFew(key, hash);
        Entry[] entries = _entries;
        int mask = index.Length - 1;
        ulong perturb = (ulong)hash;
        int slot = (int)perturb & mask;
        while (true)
        {
            int number = index[slot] - 1;
            if (number >= 0)
            {
                ref Entry entry = ref entries[number];
                if (ReferenceEquals(entry.KeyRef, key)) return number;
                if (entry.BitsOrHash == hash && IsSame(entry.KeyRef, key)) return number;
            }
            else if (number == Free - 1)
            {
                return Absent;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
    }

    private int LookupStringAmongFew(PyStr key, long hash)
    {
        ReadOnlySpan<Entry> entries = new(_entries, 0, _count);
        for (int i = 0; i < entries.Length; i++)
        {
            ref readonly Entry entry = ref entries[i];
            if (ReferenceEquals(entry.KeyRef, key)) return i;
            if (entry.BitsOrHash == hash && IsSame(entry.KeyRef, key)) return i;
        }
        return Absent;
    }

    private static bool IsSame(PyObject? candidate, PyStr key) =>
        candidate is PyStr other && !(other.IsInterned && key.IsInterned) && other.ContentEquals(key);

    private int LookupInt(ThreadState ts, Value key, long hash)
    {
        int[]? index = _index;
        if (index is null) return LookupIntAmongFew(ts, key, hash);
        Entry[] entries = _entries;
        int mask = index.Length - 1;
        ulong perturb = (ulong)hash;
        int slot = (int)perturb & mask;
        while (true)
        {
            int number = index[slot] - 1;
            if (number >= 0)
            {
                ref Entry entry = ref entries[number];
                if (ReferenceEquals(entry.KeyRef, Tags.Int))
                {
                    if (entry.BitsOrHash == key.Bits) return number;
                }
                else if (entry.BitsOrHash == hash || ReferenceEquals(entry.KeyRef, Tags.Float))
                {
                    return LookupGeneric(ts, key, hash);
                }
            }
            else if (number == Free - 1)
            {
                return Absent;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
    }

    private int LookupIntAmongFew(ThreadState ts, Value key, long hash)
    {
        ReadOnlySpan<Entry> entries = new(_entries, 0, _count);
        for (int i = 0; i < entries.Length; i++)
        {
            ref readonly Entry entry = ref entries[i];
            if (ReferenceEquals(entry.KeyRef, Tags.Int))
            {
                if (entry.BitsOrHash == key.Bits) return i;
            }
            else if (entry.BitsOrHash == hash || ReferenceEquals(entry.KeyRef, Tags.Float))
            {
                return LookupGeneric(ts, key, hash);
            }
        }
        return Absent;
    }

    private int LookupAmongFew(ThreadState ts, Value key, long hash)
    {
    restart:
        Entry[] entries = _entries;
        for (int i = 0; i < _count; i++)
        {
            Value candidate = entries[i].Key;
            if (candidate.Is(key)) return i;
            if (candidate.IsNull || entries[i].Hash != hash) continue;
            int equal = Comparison.EqualOrError(ts, candidate, key);
            if (equal < 0) return Failed;
            // __eq__ may have changed this very dictionary.
            if (!ReferenceEquals(entries, _entries) || !entries[i].Key.Is(candidate)) goto restart;
            if (equal > 0) return i;
        }
        return Absent;
    }

    private int LookupGeneric(ThreadState ts, Value key, long hash)
    {
    restart:
        int[]? index = _index;
        if (index is null) return LookupAmongFew(ts, key, hash);
        Entry[] entries = _entries;
        int mask = index.Length - 1;
        ulong perturb = (ulong)hash;
        int slot = (int)perturb & mask;
        while (true)
        {
            int number = index[slot] - 1;
            if (number >= 0)
            {
                Value candidate = entries[number].Key;
                if (candidate.Is(key)) return number;
                if (entries[number].Hash == hash && !candidate.IsNull)
                {
                    int equal = Comparison.EqualOrError(ts, candidate, key);
                    if (equal < 0) return Failed;
                    // __eq__ may have changed this very dictionary.
                    if (!ReferenceEquals(index, _index) || !ReferenceEquals(entries, _entries) || !entries[number].Key.Is(candidate)) goto restart;
                    if (equal > 0) return number;
                }
            }
            else if (number == Free - 1)
            {
                return Absent;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
    }

    /// <summary>The item of a string key, or <c>default</c>. Cannot fail.</summary>
    internal Value FindString(PyStr key)
    {
        int number = LookupString(key, key.Hash);
        return number < 0 ? default : _entries[number].Item;
    }

    /// <summary>The item of a string key; where other keys are about, their __eq__ is asked, and an error is left pending.</summary>
    internal Value FindString(ThreadState ts, PyStr key)
    {
        Value found = FindString(key);
        return found.IsNull && !OnlyStrings ? Find(ts, key) : found;
    }

    internal Value FindString(string key) => FindString(PyStr.Intern(key));

    /// <summary>Sets the item of a string key. Cannot fail.</summary>
    internal void SetString(PyStr key, Value item)
    {
        int number = LookupString(key, key.Hash);
        if (number >= 0) Value.Store(ref _entries[number].Item, item);
        else Append(key, key.Hash, item);
    }

    public void SetString(string key, Value item) => SetString(PyStr.Intern(key), item);

    internal bool RemoveString(PyStr key)
    {
        int number = LookupString(key, key.Hash);
        if (number < 0) return false;
        RemoveEntry(number);
        return true;
    }
}
