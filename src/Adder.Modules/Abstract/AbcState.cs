using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Abstract;

/// <summary>What an interpreter knows of its abstract base classes.</summary>
internal sealed class AbcState : IState<AbcState>
{
    static AbcState IState<AbcState>.New() => new();

    private readonly ConditionalWeakTable<PyObject, object> _data = [];

    /// <summary>Raised by every register(): what was no subclass may be one now.</summary>
    internal long InvalidationCounter { get; set; }

    internal AbcData DataOf(PyType type) => Unsafe.As<AbcData>(_data.TryGetValue(type, out object? data) ? data : _data.GetOrAdd(type, new AbcData()));
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
    // So many are looked through one by one.
    private const int Few = 8;

    private List<WeakReference<PyType>>? _types;
    private ConditionalWeakTable<PyObject, object>? _index;

    internal bool Contains(PyType type)
    {
        if (_index is not null) return _index.TryGetValue(type, out _);
        if (_types is null) return false;
        foreach (WeakReference<PyType> known in _types)
        {
            if (known.TryGetTarget(out PyType? other) && ReferenceEquals(other, type)) return true;
        }
        return false;
    }

    internal void Add(PyType type)
    {
        if (Contains(type)) return;
        _types ??= [];
        if (_types.Count == _types.Capacity) _types.RemoveAll(static known => !known.TryGetTarget(out _));
        _types.Add(new WeakReference<PyType>(type));
        if (_index is not null) _index.Add(type, this);
        else if (_types.Count > Few) MakeIndex();
    }

    private void MakeIndex()
    {
        _index = [];
        foreach (PyType type in ToList()) _index.Add(type, this);
    }

    internal void Clear()
    {
        _types = null;
        _index = null;
    }

    internal List<PyType> ToList()
    {
        List<PyType> types = [];
        if (_types is null) return types;
        foreach (WeakReference<PyType> known in _types)
        {
            if (known.TryGetTarget(out PyType? type)) types.Add(type);
        }
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
