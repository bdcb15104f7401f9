using System.Runtime.CompilerServices;
using Adder.Runtime;

namespace Adder.Objects;

public sealed unsafe partial class PyType
{
    private List<WeakReference<PyType>>? _subclasses;

    // Of a built-in type: the built-in ones. Those that programs make are known to their interpreter.
    /// <summary>Live direct subclasses that the type itself knows of.</summary>
    internal List<PyType> LiveSubclasses()
    {
        List<PyType> live = [];
        if (_subclasses is null) return live;
        lock (_subclasses) CollectLive(_subclasses, live);
        return live;
    }

    private static void CollectLive(List<WeakReference<PyType>> references, List<PyType> live)
    {
        foreach (WeakReference<PyType> reference in references)
        {
            if (reference.TryGetTarget(out PyType? type)) live.Add(type);
        }
    }

    /// <summary><c>__subclasses__()</c> in this interpreter.</summary>
    internal List<PyType> LiveSubclasses(ThreadState ts)
    {
        List<PyType> live = LiveSubclasses();
        if (!IsHeapType) CollectLive(ts.Interpreter.State<BuiltinSubclasses>().Of(this), live);
        return live;
    }

    /// <summary>Makes a built-in subclass known to its base.</summary>
    internal void AddBuiltinSubclass(PyType type)
    {
        List<WeakReference<PyType>> list = _subclasses ?? Interlocked.CompareExchange(ref _subclasses, [], null) ?? _subclasses;
        lock (list) list.Add(new WeakReference<PyType>(type));
    }

    /// <summary>Puts a built-in type before the other ones of its bases: types are made when first used, but listed in an order of their own.</summary>
    internal void ListFirst()
    {
        foreach (Value item in GetBases().Items)
        {
            if (((PyType)item.Ref)._subclasses is not { } list) continue;
            lock (list)
            {
                int place = 0;
                while (!(list[place].TryGetTarget(out PyType? other) && ReferenceEquals(other, this))) place++;
                WeakReference<PyType> own = list[place];
                list.RemoveAt(place);
                list.Insert(0, own);
            }
        }
    }

    internal void AddSubclass(ThreadState ts, PyType type)
    {
        List<WeakReference<PyType>> list = IsHeapType ? _subclasses ??= [] : ts.Interpreter.State<BuiltinSubclasses>().Of(this);
        if (list.Count > 16 && list.Count == list.Capacity) list.RemoveAll(static reference => !reference.TryGetTarget(out _));
        list.Add(new WeakReference<PyType>(type));
    }

    internal void RemoveSubclass(ThreadState ts, PyType type)
    {
        List<WeakReference<PyType>>? list = IsHeapType ? _subclasses : ts.Interpreter.State<BuiltinSubclasses>().Of(this);
        list?.RemoveAll(reference => !reference.TryGetTarget(out PyType? other) || ReferenceEquals(other, type));
    }
}

/// <summary>The subclasses of built-in types that one interpreter has made: the types themselves are shared.</summary>
internal sealed class BuiltinSubclasses : IState<BuiltinSubclasses>
{
    static BuiltinSubclasses IState<BuiltinSubclasses>.New() => new();

    private readonly ConditionalWeakTable<PyObject, object> _lists = [];

    internal List<WeakReference<PyType>> Of(PyType type) =>
        Unsafe.As<List<WeakReference<PyType>>>(_lists.TryGetValue(type, out object? list) ? list : _lists.GetOrAdd(type, new List<WeakReference<PyType>>()));
}
