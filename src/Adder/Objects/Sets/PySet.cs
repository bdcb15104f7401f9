using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// <c>set</c>, and the table that frozenset shares. It probes and grows exactly as CPython's does, so that iteration gives the same order.
/// </summary>
[PyType("set", Property = "Set", Flags = TypeFlags.MatchSelf | TypeFlags.HasWeakref, Doc = """
    set() -> an empty set
    set(iterable) -> a set of what the iterable gives

    Build a collection of elements of which no two are equal, in no order.
    """)]
public partial class PySet : PyObject
{
    internal struct Entry
    {
        internal Value Key;     // IsNull: free, or removed if Hash is -1
        internal long Hash;
    }

    private const int MinimumSize = 8, LinearProbes = 9, PerturbShift = 5;
    private const long RemovedHash = -1;
    private const int Absent = -1, Failed = -2;

    private Entry[] _table;
    private int _fill;      // entries in use, with removed ones
    private int _used;      // entries alive
    private int _finger;    // where pop() looks next
    private protected long _hash = -1;

    public PySet() : this(PyType.Set) { }

    public PySet(PyType type) : this(type, MinimumSize) { }

    /// <summary>With a table of a size that is a power of two.</summary>
    private protected PySet(PyType type, int size) : base(type)
    {
        _table = new Entry[size];
    }

    public int Count => _used;

    internal int TableSize => _table.Length;

    internal ref Entry EntryAt(int number) => ref _table[number];

    /// <summary>Removes everything.</summary>
    internal void Clear()
    {
        _table = new Entry[MinimumSize];
        _fill = _used = 0;
        _hash = -1;
    }

    /// <summary>Adds the value unless it is there. Throws when it cannot be hashed or compared.</summary>
    public void Add(ThreadState ts, Value key) => Add(ts, key, Hashing.Of(ts, key).OrThrow(ts));

    // set_add_entry
    internal void Add(ThreadState ts, Value key, long hash)
    {
    restart:
        Entry[] table = _table;
        int mask = table.Length - 1;
        ulong perturb = (ulong)hash;
        int i = (int)perturb & mask;
        int removed = Absent;
        while (true)
        {
            int last = i + LinearProbes <= mask ? i + LinearProbes : i;
            for (int at = i; at <= last; at++)
            {
                ref Entry entry = ref table[at];
                if (entry.Key.IsNull)
                {
                    if (entry.Hash == RemovedHash)
                    {
                        removed = at;
                        continue;
                    }
                    if (removed >= 0) Reoccupy(ref table[removed], key, hash);
                    else Occupy(ref entry, key, hash, mask);
                    return;
                }
                if (entry.Hash != hash) continue;
                if (entry.Key.Is(key)) return;
                Value candidate = entry.Key;
                int equal = Comparison.EqualOrError(ts, candidate, key);
                if (equal > 0) return;
                if (equal < 0) throw ts.Throwable();
                if (!ReferenceEquals(table, _table) || !table[at].Key.Is(candidate)) goto restart;
            }
            perturb >>= PerturbShift;
            i = (int)((ulong)i * 5 + 1 + perturb) & mask;
        }
    }

    private void Occupy(ref Entry entry, Value key, long hash, int mask)
    {
        _fill++;
        _used++;
        Value.Store(ref entry.Key, key);
        entry.Hash = hash;
        _hash = -1;
        if ((long)_fill * 5 >= (long)mask * 3) Resize(_used > 50000 ? (long)_used * 2 : (long)_used * 4);
    }

    // The last removed entry on the way is used again.
    private void Reoccupy(ref Entry entry, Value key, long hash)
    {
        _used++;
        Value.Store(ref entry.Key, key);
        entry.Hash = hash;
        _hash = -1;
    }

    // set_lookkey: the entry's number, Absent or Failed.
    internal int Find(ThreadState ts, Value key, long hash)
    {
    restart:
        Entry[] table = _table;
        int mask = table.Length - 1;
        ulong perturb = (ulong)hash;
        int i = (int)perturb & mask;
        while (true)
        {
            int last = i + LinearProbes <= mask ? i + LinearProbes : i;
            for (int at = i; at <= last; at++)
            {
                ref Entry entry = ref table[at];
                if (entry.Key.IsNull)
                {
                    if (entry.Hash == 0) return Absent;
                    continue;
                }
                if (entry.Hash != hash) continue;
                if (entry.Key.Is(key)) return at;
                Value candidate = entry.Key;
                int equal = Comparison.EqualOrError(ts, candidate, key);
                if (equal < 0) return Failed;
                if (!ReferenceEquals(table, _table) || !table[at].Key.Is(candidate)) goto restart;
                if (equal > 0) return at;
            }
            perturb >>= PerturbShift;
            i = (int)((ulong)i * 5 + 1 + perturb) & mask;
        }
    }

    /// <summary>Whether the value is there. Throws.</summary>
    internal bool Has(ThreadState ts, Value key, long hash)
    {
        int found = Find(ts, key, hash);
        return found == Failed ? throw ts.Throwable() : found >= 0;
    }

    /// <summary>Removes the value; false when it is not there. Throws.</summary>
    internal bool Discard(ThreadState ts, Value key, long hash)
    {
        int found = Find(ts, key, hash);
        if (found == Failed) throw ts.Throwable();
        if (found < 0) return false;
        RemoveEntry(found);
        return true;
    }

    private void RemoveEntry(int number)
    {
        _table[number].Key = default;
        _table[number].Hash = RemovedHash;
        _used--;
        _hash = -1;
    }

    // set_table_resize
    private void Resize(long wanted)
    {
        ResizeTo(SizeFor(wanted));
    }

    private static int SizeFor(long wanted)
    {
        long size = MinimumSize;
        while (size <= wanted) size <<= 1;
        return size > Array.MaxLength ? throw Errors.MemoryError() : (int)size;
    }

    private void ResizeTo(int size)
    {
        Entry[] old = _table;
        _table = new Entry[size];
        if (_used > 0)
        {
            foreach (ref Entry entry in old.AsSpan())
            {
                if (!entry.Key.IsNull) AddClean(_table, entry.Key, entry.Hash);
            }
        }
        _fill = _used;
    }

    // set_insert_clean: the key is known to be new, and nothing was removed.
    private static void AddClean(Entry[] table, Value key, long hash)
    {
        int mask = table.Length - 1;
        ulong perturb = (ulong)hash;
        int i = (int)perturb & mask;
        while (true)
        {
            int last = i + LinearProbes <= mask ? i + LinearProbes : i;
            for (int at = i; at <= last; at++)
            {
                if (!table[at].Key.IsNull) continue;
                table[at].Key = key;
                table[at].Hash = hash;
                return;
            }
            perturb >>= PerturbShift;
            i = (int)((ulong)i * 5 + 1 + perturb) & mask;
        }
    }
}
