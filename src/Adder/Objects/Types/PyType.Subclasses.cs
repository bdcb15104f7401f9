using Adder.Runtime;

namespace Adder.Objects;

public sealed unsafe partial class PyType
{
    private List<WeakReference<PyType>>? _subclasses;

    /// <summary>Live direct subclasses that heap types know of; those of built-in types are known to the interpreter.</summary>
    internal List<PyType> LiveSubclasses()
    {
        List<PyType> live = [];
        if (_subclasses is null) return live;
        foreach (WeakReference<PyType> reference in _subclasses)
        {
            if (reference.TryGetTarget(out PyType? type)) live.Add(type);
        }
        return live;
    }

    /// <summary><c>__subclasses__()</c> in this interpreter.</summary>
    internal List<PyType> LiveSubclasses(ThreadState ts)
    {
        if (IsHeapType) return LiveSubclasses();
        List<PyType> live = [];
        foreach (WeakReference<PyType> reference in ts.Interpreter.State<BuiltinSubclasses>().Of(this))
        {
            if (reference.TryGetTarget(out PyType? type)) live.Add(type);
        }
        return live;
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
internal sealed class BuiltinSubclasses
{
    private readonly Dictionary<PyType, List<WeakReference<PyType>>> _lists = new(ReferenceComparer.Instance);

    internal List<WeakReference<PyType>> Of(PyType type)
    {
        if (!_lists.TryGetValue(type, out List<WeakReference<PyType>>? list)) _lists.Add(type, list = []);
        return list;
    }
}
