using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// <c>dict</c>: compact and ordered. Entries stand in insertion order; an index table of open addressing finds them. Where there are few,
/// there is no table: they are looked through.
/// </summary>
[PyType("dict", Flags = TypeFlags.DictSubclass | TypeFlags.Mapping | TypeFlags.MatchSelf, Doc = """
    dict() -> an empty dictionary
    dict(mapping) -> a dictionary with the mapping's keys and values
    dict(iterable) -> a dictionary with the pairs of key and value that come
    dict(**kwargs) -> a dictionary with the names and values given:
        dict(one=1, two=2)
    """)]
public partial class PyDict : PyObject
{
    private const int SmallRoom = 8;            // the most entries that go without an index
    private const int FirstRoom = 4;
    private const int Free = 0, Removed = -1;   // anything else is an entry number plus 1

    private int[]? _index;
    private Entry[] _entries;
    private int _count;         // entries used, with removed ones
    private int _used;          // entries alive
    private int _usable;        // entries that may still be added; removed ones are not given back before a resize
    private uint _keysVersion;

    public PyDict() : this(PyType.Dict) { }

    public PyDict(PyType type) : base(type)
    {
        _entries = [];
    }

    public int Count => _used;

    /// <summary>How many entries <see cref="EntryAt"/> may be asked for; some may be removed ones.</summary>
    internal int EntryCount => _count;

    /// <summary>Every key is an exact str.</summary>
    internal bool OnlyStrings
    {
        get => (Flags & ObjectFlags.HasOtherKeys) == 0;
        private set
        {
            if (!value) Mark(ObjectFlags.HasOtherKeys);
            else if (!OnlyStrings) Unmark(ObjectFlags.HasOtherKeys);
        }
    }

    /// <summary>
    /// A number that no other dictionary has and that is given up when a key is added, removed or moved: what guards cached entry
    /// numbers. (dk_version)
    /// </summary>
    internal uint KeysVersion
    {
        get => _keysVersion != 0 ? _keysVersion : _keysVersion = TypeVersions.Next();
    }

    /// <summary>The keys version if there is one, else 0: what a guard compares with.</summary>
    internal uint CurrentKeysVersion
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _keysVersion;
    }

    /// <summary>The entry with this number; its key is null when it was removed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Entry EntryAt(int number) => ref _entries[number];

    /// <summary>The item, or <c>default</c>: absent, or (if an error is pending) failed.</summary>
    internal Value Find(ThreadState ts, Value key)
    {
        long hash = Hashing.Of(ts, key);
        if (hash == -1 && ts.HasPending) return default;
        int number = Lookup(ts, key, hash);
        return number < 0 ? default : _entries[number].Item;
    }

    /// <summary>As <see cref="Find(ThreadState, Value)"/> with the hash known.</summary>
    internal Value Find(ThreadState ts, Value key, long hash)
    {
        int number = Lookup(ts, key, hash);
        return number < 0 ? default : _entries[number].Item;
    }

    /// <summary>Sets the item. Throws when hashing or comparing fails.</summary>
    public void Set(ThreadState ts, Value key, Value item)
    {
        long hash = Hashing.Of(ts, key).OrThrow(ts);
        Set(ts, key, hash, item);
    }

    internal void Set(ThreadState ts, Value key, long hash, Value item)
    {
        int number = Lookup(ts, key, hash);
        if (number == Failed) throw ts.Throwable();
        if (number >= 0) Value.Store(ref _entries[number].Item, item);
        else Append(key, hash, item);
    }

    /// <summary>Removes the key; false when there is none. Throws when hashing or comparing fails.</summary>
    public bool Remove(ThreadState ts, Value key)
    {
        long hash = Hashing.Of(ts, key).OrThrow(ts);
        int number = Lookup(ts, key, hash);
        if (number == Failed) throw ts.Throwable();
        if (number < 0) return false;
        RemoveEntry(number);
        return true;
    }

    /// <summary>Removes every entry.</summary>
    public void Clear()
    {
        _index = null;
        _entries = [];
        _count = _used = _usable = 0;
        _keysVersion = 0;
        OnlyStrings = true;
    }

    /// <summary>As <see cref="Set(ThreadState, Value, Value)"/>, into a dictionary that a comprehension makes of what it goes through.</summary>
    internal void SetGrowing(ThreadState ts, Value key, Value item, PyObject? source)
    {
        if (_usable == 0 && Foresight.More(source, _used + 1) is var more and > 0) Reserve((int)Math.Min(more + 1, 1 << 30));
        Set(ts, key, item);
    }

    private void Append(Value key, long hash, Value item)
    {
        if (_usable == 0) Grow();
        _usable--;
        _keysVersion = 0;
        if (!ReferenceEquals(key.Ref.Type, PyType.Str) && OnlyStrings) OnlyStrings = false;
        _entries[_count++].Set(key, hash, item);
        if (_index is not null) Link(hash, _count);
        _used++;
    }

    internal void RemoveEntry(int number)
    {
        if (_index is { } index) Unlink(index, number);
        _entries[number] = default;
        _used--;
        _keysVersion = 0;
    }

    private void Unlink(int[] index, int number)
    {
        int mask = index.Length - 1;
        ulong perturb = (ulong)_entries[number].Hash;
        int slot = (int)perturb & mask;
        while (index[slot] != number + 1)
        {
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        index[slot] = Removed;
    }

    private void Link(long hash, int numberPlusOne)
    {
        int[] index = _index!;
        int mask = index.Length - 1;
        ulong perturb = (ulong)hash;
        int slot = (int)perturb & mask;
        while (index[slot] > 0)
        {
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        index[slot] = numberPlusOne;
    }

    private void CompactInto(Entry[] entries)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            if (!_entries[i].Key.IsNull) entries[count++] = _entries[i];
        }
        _keysVersion = 0;
    }

    /// <summary>Makes room for so many more entries at once.</summary>
    internal void Reserve(int more)
    {
        if (more > _usable) Resize((int)Math.Min(1L << 30, (long)_used + more), isExact: true);
    }

    private void Grow()
    {
        // Removed entries stay: who iterates would notice that they are gone, and CPython's smallest table has room for five.
        if (_entries.Length <= FirstRoom && _count > _used) Widen(_entries.Length < FirstRoom ? FirstRoom : SmallRoom);
        else Resize(_used < FirstRoom ? FirstRoom : _used < SmallRoom ? SmallRoom : _used * 2);
    }

    private void Widen(int room)
    {
        Array.Resize(ref _entries, room);
        _usable = room - _count;
    }

    // Gives room for so many entries, removed ones not counted. The index is kept at most two thirds full, counting removed entries, so
    // that every probe ends at a free slot.
    private void Resize(int wanted, bool isExact = false)
    {
        int size = wanted <= SmallRoom ? 0 : (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(wanted + wanted / 2 + 1));
        Entry[] entries = new Entry[size == 0 || isExact ? wanted : size * 2 / 3];
        int count = _used;
        if (count == _count) Array.Copy(_entries, entries, count);
        else CompactInto(entries);
        _entries = entries;
        _count = count;
        _usable = entries.Length - count;
        LinkAll(size);
    }

    private void LinkAll(int size)
    {
        _index = size == 0 ? null : new int[size];
        for (int i = 0; size > 0 && i < _count; i++) Link(_entries[i].Hash, i + 1);
    }
}
