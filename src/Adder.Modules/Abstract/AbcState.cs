using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Abstract;

/// <summary>What an interpreter knows of its abstract base classes.</summary>
internal sealed class AbcState
{
    private readonly ConditionalWeakTable<PyType, AbcData> _data = [];

    /// <summary>Raised by every register(): what was no subclass may be one now.</summary>
    internal long InvalidationCounter { get; set; }

    internal AbcData DataOf(PyType type) => _data.GetValue(type, static _ => new AbcData());
}

/// <summary>Registered subclasses and remembered answers of one abstract base class. (_abc_data)</summary>
internal sealed class AbcData
{
    internal TypeSet Registry { get; } = new();

    internal TypeSet Cache { get; } = new();

    internal TypeSet Negative { get; } = new();

    internal long NegativeVersion { get; set; }
}

/// <summary>Types that it does not keep alive.</summary>
internal sealed class TypeSet
{
    private ConditionalWeakTable<PyType, object> _types = [];

    internal bool Contains(PyType type) => _types.TryGetValue(type, out _);

    internal void Add(PyType type) => _types.AddOrUpdate(type, this);

    internal void Clear() => _types = [];

    internal List<PyType> ToList()
    {
        List<PyType> types = [];
        foreach (KeyValuePair<PyType, object> entry in _types) types.Add(entry.Key);
        return types;
    }

    /// <summary>Weak references to them, in a set.</summary>
    internal PySet References(ThreadState ts)
    {
        PySet set = new(PyType.Set);
        foreach (PyType type in ToList()) set.Add(ts, WeakReferences.Make(ts, PyType.WeakReference, type, default));
        return set;
    }
}
