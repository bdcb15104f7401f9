using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>C.__bases__ = ...</c>. (type_set_bases)</summary>
internal static unsafe class BaseAssignment
{
    internal static void Assign(ThreadState ts, PyType type, Value value)
    {
        if (value.Ref is not PyTuple bases) throw Errors.TypeError($"can only assign tuple to {type.Name}.__bases__, not {value.Type.Name}");
        if (bases.Count == 0) throw Errors.TypeError($"can only assign non-empty tuple to {type.Name}.__bases__, not ()");
        foreach (Value item in bases.Items)
        {
            if (item.Ref is not PyType parent) throw Errors.TypeError($"{type.Name}.__bases__ must be tuple of classes, not '{item.Type.Name}'");
            if (parent.IsSubtypeOf(type)) throw Errors.TypeError("a __bases__ item causes an inheritance cycle");
        }
        PyType best = BaseLayout.Best(bases);
        if (!ReferenceEquals(BaseLayout.Solid(type.BaseType!), BaseLayout.Solid(best)) || best.Has(TypeFlags.HasDict) && !type.Has(TypeFlags.HasDict))
        {
            throw Errors.TypeError($"__bases__ assignment: '{best.Name}' object layout differs from '{type.BaseType!.Name}'");
        }
        PyType[] mro = MethodResolution.C3(type, bases);
        foreach (Value item in type.GetBases().Items) ((PyType)item.Ref).RemoveSubclass(ts, type);
        type.BasesTuple = bases;
        type.BaseType = best;
        type.Mro = mro;
        foreach (Value item in bases.Items) ((PyType)item.Ref).AddSubclass(ts, type);
        Refresh(ts, type);
    }

    // The order of every class beneath changes with this one's.
    private static void Refresh(ThreadState ts, PyType type)
    {
        TypeVersions.Modified(type);
        SlotFixup.All(type);
        foreach (PyType subclass in type.LiveSubclasses())
        {
            subclass.Mro = MethodResolution.Compute(ts, subclass, subclass.GetBases());
            Refresh(ts, subclass);
        }
    }
}
