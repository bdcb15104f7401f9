using System.Runtime.CompilerServices;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Looks names up along the method resolution order, through the interpreter's method cache. (_PyType_Lookup)</summary>
internal static class TypeLookup
{
    /// <summary>The raw attribute of the class, or <c>default</c>. Cannot fail, and runs Python code only for keys of a namespace that are no str.</summary>
    internal static Value Find(ThreadState ts, PyType type, PyStr name)
    {
        uint version = type.VersionTag;
        if (version != 0 && name.IsInterned)
        {
            ref MethodCacheEntry entry = ref ts.Interpreter.MethodCache.EntryFor(version, name);
            if (entry.Version == version && ReferenceEquals(entry.Name, name)) return entry.Found;
            Value found = FindUncached(ts, type, name);
            entry.Version = version;
            entry.Name = name;
            Value.Store(ref entry.Found, found);
            ts.Interpreter.MethodCache.Missed();
            return found;
        }
        if (version == 0) TypeVersions.Of(type);
        return FindUncached(ts, type, name);
    }

    internal static Value Find(ThreadState ts, PyType type, string name) => Find(ts, type, PyStr.Intern(name));

    // find_name_in_mro
    private static Value FindUncached(ThreadState ts, PyType type, PyStr name)
    {
        foreach (PyType parent in type.Mro)
        {
            PyDict names = parent.Namespace;
            Value found = names.FindString(name);
            if (found.IsNull && !names.OnlyStrings) found = FindAmongOthers(ts, names, name);
            if (!found.IsNull) return found;
        }
        return default;
    }

    private static Value FindAmongOthers(ThreadState ts, PyDict names, PyStr name)
    {
        PyException? pending = ts.Pending;
        ts.Pending = null;
        Value found = names.Find(ts, name);
        ts.Pending = pending;
        return found;
    }

    /// <summary>Without the cache.</summary>
    internal static Value FindUncached(PyType type, PyStr name)
    {
        foreach (PyType parent in type.Mro)
        {
            Value found = parent.Namespace.FindString(name);
            if (!found.IsNull) return found;
        }
        return default;
    }
}

/// <summary>One remembered look-up: valid while the type has this version.</summary>
internal struct MethodCacheEntry
{
    internal uint Version;
    internal PyStr? Name;
    internal Value Found;
}

/// <summary>An interpreter's remembered look-ups. (type_cache)</summary>
internal sealed class MethodCache
{
    private const int FirstSize = 128, LastSize = 4096;

    private MethodCacheEntry[] _entries = new MethodCacheEntry[FirstSize];
    private int _misses;

    internal void Clear() => Array.Clear(_entries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref MethodCacheEntry EntryFor(uint version, PyStr name) =>
        ref _entries[((int)version * 31 ^ (int)name.Hash) & (_entries.Length - 1)];

    /// <summary>Small interpreters keep a small cache; one that is filled again and again grows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Missed()
    {
        if (++_misses <= _entries.Length || _entries.Length >= LastSize) return;
        _misses = 0;
        _entries = new MethodCacheEntry[Math.Min(LastSize, _entries.Length * 4)];
    }
}
