using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>C.__bases__ = ...</c>. (type_set_bases)</summary>
internal static class BaseAssignment
{
    internal static void Assign(ThreadState ts, PyType type, Value value)
    {
        if (value.Ref is not PyTuple bases) throw Errors.TypeError($"can only assign tuple to {type.Name}.__bases__, not {value.Type.Name}");
        if (bases.Count == 0) throw Errors.TypeError($"can only assign non-empty tuple to {type.Name}.__bases__, not ()");
        foreach (Value item in bases.Items)
        {
            if (item.Ref is not PyType parent) throw Errors.TypeError($"{type.Name}.__bases__ must be tuple of classes, not '{item.Type.Name}'");
            if (parent.IsSubtypeOf(type) || DerivesFrom(parent, type)) throw Errors.TypeError("a __bases__ item causes an inheritance cycle");
        }
        PyType best = BaseLayout.Best(bases);
        if (!LayoutComparison.AreCompatible(type.BaseType!, best))
        {
            throw Errors.TypeError($"__bases__ assignment: '{best.Name}' object layout differs from '{type.BaseType!.Name}'");
        }
        PyTuple oldBases = type.GetBases();
        PyType oldBase = type.BaseType!;
        type.BasesTuple = bases;
        type.BaseType = best;
        UpdateOrders(ts, type, bases, oldBases, oldBase);
        // mro() may have assigned other bases meanwhile.
        if (!ReferenceEquals(type.BasesTuple, bases)) return;
        foreach (Value item in oldBases.Items) ((PyType)item.Ref).RemoveSubclass(ts, type);
        foreach (Value item in bases.Items) ((PyType)item.Ref).AddSubclass(ts, type);
        UpdateSlots(type);
    }

    // Bases of a class whose order is not known yet are told by the chain alone. (type_is_subtype_base_chain)
    private static bool DerivesFrom(PyType type, PyType other)
    {
        for (PyType? at = type; at is not null; at = at.BaseType)
        {
            if (ReferenceEquals(at, other)) return true;
        }
        return false;
    }

    private static void UpdateOrders(ThreadState ts, PyType type, PyTuple bases, PyTuple oldBases, PyType oldBase)
    {
        List<(PyType Type, PyType[] New, PyType[] Old)> changed = [];
        try
        {
            UpdateHierarchy(ts, type, changed);
        }
        catch (PythonException)
        {
            foreach ((PyType changedType, PyType[] newOrder, PyType[] oldOrder) in changed)
            {
                if (!ReferenceEquals(changedType.Mro, newOrder)) continue;
                changedType.Mro = oldOrder;
                TypeVersions.Modified(changedType);
            }
            if (ReferenceEquals(type.BasesTuple, bases))
            {
                type.BasesTuple = oldBases;
                type.BaseType = oldBase;
            }
            throw;
        }
    }

    // mro_hierarchy
    private static void UpdateHierarchy(ThreadState ts, PyType type, List<(PyType, PyType[], PyType[])> changed)
    {
        PyType[] old = type.Mro;
        if (!MethodResolution.Update(ts, type)) return;
        changed.Add((type, type.Mro, old));
        foreach (PyType subclass in type.LiveSubclasses()) UpdateHierarchy(ts, subclass, changed);
    }

    private static void UpdateSlots(PyType type)
    {
        TypeVersions.Modified(type);
        SlotFixup.All(type);
        foreach (PyType subclass in type.LiveSubclasses()) UpdateSlots(subclass);
    }
}
