using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>
/// An interpreter's remembered look-ups behind one class in the order of another, as <c>super()</c> makes them: valid while both have
/// these versions.
/// </summary>
internal sealed class InheritedAttributes
{
    private const int Size = 128;

    private Entry[] _entries = [];

    internal void Clear() => Array.Clear(_entries);

    /// <summary>What <paramref name="objectType"/> has of the classes behind <paramref name="start"/> under this name, raw; or <c>default</c>.</summary>
    internal Value Find(PyType start, PyType objectType, PyStr name)
    {
        uint version = objectType.VersionTag;
        if (version == 0 || start.VersionTag == 0 || !name.IsInterned) return Remember(start, objectType, name);
        ref Entry entry = ref EntryFor(version, start.VersionTag, name);
        if (entry.Version == version && entry.Start == start.VersionTag && ReferenceEquals(entry.Name, name)) return entry.Found;
        return Remember(start, objectType, name);
    }

    private ref Entry EntryFor(uint version, uint start, PyStr name)
    {
        if (_entries.Length == 0) _entries = new Entry[Size];
        return ref _entries[((int)(version * 31 + start) ^ (int)name.Hash) & (Size - 1)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value Remember(PyType start, PyType objectType, PyStr name)
    {
        Value found = PySuper.FindRaw(start, objectType, name);
        if (found.IsNull || !name.IsInterned) return found;
        uint version = TypeVersions.Of(objectType), startVersion = TypeVersions.Of(start);
        if (version == 0 || startVersion == 0) return found;
        ref Entry entry = ref EntryFor(version, startVersion, name);
        entry.Version = version;
        entry.Start = startVersion;
        entry.Name = name;
        Value.Store(ref entry.Found, found);
        return found;
    }

    private struct Entry
    {
        internal uint Version, Start;
        internal PyStr? Name;
        internal Value Found;
    }
}
